import '#components/styles.css'
import '#components/popup/page.css'
import { render } from 'preact'
import { PopupView } from '#components/popup/popup-view.tsx'
import { createPopupModel } from '#lib/models/popup.ts'
import { type CheckWorld, createCheckWorld, row, state } from '../../models/check-world.ts'
import { createSiteWorld } from '../../models/site-world.ts'
import { i18n } from './fixtures.ts'
import { createForm } from './popup-scenes.tsx'
import { createReceive } from './receive-world.ts'
import type { SCENES } from './scenes.ts'
import { createShares } from './shares-world.ts'

type Scene = (typeof SCENES.check)[number]

const password = row({
  id: 1,
  name: 'password',
  provider: 'generic',
  kind: 'password',
  severity: 'high',
  start: '',
  places: 3,
  rotateUrl: undefined,
})
const FOUND = [
  row(),
  password,
  row({
    id: 2,
    name: 'Slack incoming webhook',
    provider: 'Slack',
    kind: 'webhook',
    severity: 'high',
    start: 'http',
    where: 'link',
    rotateUrl: 'https://api.slack.com/apps',
  }),
]
const MANY = [
  ...FOUND,
  row({
    id: 3,
    rotateUrl: undefined,
    name: 'private key',
    provider: 'generic',
    kind: 'private-key',
    start: '----',
  }),
  row({
    id: 4,
    name: 'Amazon Web Services secret access key of a long and rather particular kind',
    provider: 'Amazon Web Services',
    start: '',
    where: 'field',
    isSure: false,
    rotateUrl: 'https://console.aws.amazon.com/iam/home#/security_credentials',
  }),
  row({
    id: 5,
    name: 'Stripe test secret key',
    provider: 'Stripe',
    kind: 'test-key',
    severity: 'low',
    start: 'sk_t',
    rotateUrl: 'https://dashboard.stripe.com/test/apikeys',
  }),
  row({
    id: 6,
    rotateUrl: undefined,
    name: 'database URL',
    provider: 'generic',
    kind: 'connection-string',
    start: 'post',
  }),
  row({
    id: 7,
    rotateUrl: undefined,
    name: 'TOTP seed',
    provider: 'generic',
    kind: 'otp-seed',
    start: '',
  }),
  row({
    id: 8,
    rotateUrl: undefined,
    name: 'wallet recovery phrase',
    provider: 'generic',
    kind: 'seed-phrase',
    start: '',
  }),
]

const worlds: Record<Scene, Partial<CheckWorld>> = {
  looking: { frames: { 0: state({ isDone: false, characters: 1_204_331 }) } },
  nothing: { frames: { 0: state({ characters: 12_480 }) } },
  'nothing-notes': {
    reached: [0, 2],
    frames: {
      0: state({ characters: 5_000_000, closedFrames: 2, limits: ['partial', 'changing'] }),
      2: state({ limits: ['failed'] }),
    },
  },
  found: { frames: { 0: state({ characters: 48_210, rows: FOUND, closedFrames: 1 }) } },
  many: { frames: { 0: state({ characters: 2_048_210, rows: MANY, more: 17 }) } },
  shown: { frames: { 0: state({ characters: 8_210, rows: [password] }) } },
  known: { entered: [0], frames: { 0: state({ rows: FOUND }) } },
  closed: { reached: [] },
  document: { frames: { 0: state({ limits: ['document'] }) } },
  gone: { frames: {} },
}

export async function showCheckScene(name: Scene, isWindow: boolean): Promise<void> {
  document.documentElement.classList.toggle('is-window', isWindow)
  const { model: check } = createCheckWorld(worlds[name])
  const form = createForm()
  const site = createSiteWorld()
  render(
    <PopupView
      popup={createPopupModel()}
      form={form}
      shares={createShares([])}
      receive={createReceive([])}
      site={site.model}
      check={check}
      i18n={i18n}
      onOptions={() => {}}
    />,
    document.body,
  )
  await site.model.start()
  await form.start(false)
  await check.start()
  if (name !== 'known') await check.check()
  const view = check.view.value
  const [first] = view?.is === 'done' ? view.rows : []
  if (name === 'shown' && first) await check.show(first)
}
