import '#components/styles.css'
import '#components/held/page.css'
import { render } from 'preact'
import { HeldView } from '#components/held/held-view.tsx'
import { FailureError } from '#lib/messaging/failure.ts'
import { createHeldModel, type HeldModel, type HeldQuestion } from '#lib/models/held.ts'
import { createFakeClock } from '../../models/fake-clock.ts'
import { i18n, LONG_NAME } from './fixtures.ts'
import type { SCENES } from './scenes.ts'

type Scene = (typeof SCENES.held)[number]

interface World {
  question?: Partial<HeldQuestion> | null
  answer?: () => Promise<boolean>
  act?: (model: HeldModel) => unknown
}

const found = (name: string) => ({ detector: 'some', name, severity: 'critical' as const })
const QUESTION: HeldQuestion = {
  id: 1,
  what: 'send',
  findings: [found('GitHub personal access token (classic)')],
  isBlocked: false,
  asksReason: false,
  canShare: true,
  siteName: 'chat.example.com',
}
const MANY = [
  found('GitHub personal access token (classic)'),
  found(LONG_NAME),
  found('AWS access key ID and secret access key'),
  found('Password'),
  found('Private key'),
]

const scenes: Record<Scene, World> = {
  send: {},
  'paste-many': { question: { what: 'paste', findings: MANY } },
  file: { question: { what: 'file' } },
  blocked: { question: { isBlocked: true } },
  reason: {
    question: { asksReason: true },
    act: async (model) => {
      await model.anyway()
      await model.anyway()
    },
  },
  sharing: { answer: () => new Promise(() => {}), act: (model) => void model.copy() },
  failed: {
    answer: () => Promise.reject(new FailureError({ code: 'endpoint/unreachable' })),
    act: (model) => model.copy(),
  },
  copied: { act: (model) => model.copy() },
  'copied-file': { question: { what: 'file' }, act: (model) => model.copy() },
  gone: { question: null },
}

export async function showHeldScene(name: Scene): Promise<void> {
  const { question = {}, answer = async () => true, act = () => {} } = scenes[name]
  const clock = createFakeClock()
  const model = createHeldModel({
    read: async () => question && { ...QUESTION, ...question },
    answer,
    // Each look is long after the one before.
    now: () => {
      clock.freeze(1000)
      return clock.now()
    },
    after: clock.after,
    close: () => {},
  })
  render(<HeldView model={model} i18n={i18n} />, document.body)
  await model.start()
  await act(model)
}
