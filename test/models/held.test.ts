import { describe, expect, test } from 'vitest'
import { FailureError } from '#lib/messaging/failure.ts'
import type { HeldAnswer } from '#lib/messaging/reported.ts'
import { createHeldModel, type HeldQuestion } from '#lib/models/held.ts'
import { createFakeClock } from './fake-clock.ts'

const QUESTION: HeldQuestion = {
  id: 1,
  what: 'send',
  findings: [{ detector: 'gitlab-token', name: 'GitLab token', severity: 'critical' }],
  isBlocked: false,
  asksReason: false,
  canShare: true,
  siteName: 'Slack',
}

async function open(
  question: Partial<HeldQuestion> | null = {},
  take: (answer: HeldAnswer) => Promise<boolean> = async () => true,
) {
  const clock = createFakeClock()
  const answers: HeldAnswer[] = []
  let closed = 0
  const model = createHeldModel({
    read: async () => question && { ...QUESTION, ...question },
    async answer(answer) {
      answers.push(answer)
      return take(answer)
    },
    now: clock.now,
    after: clock.after,
    close: () => {
      closed += 1
    },
  })
  await model.start()
  return { clock, model, answers, closed: () => closed }
}

describe('the window of a hold', () => {
  test('takes no press before it has been in front for a while, each time anew', async () => {
    const { clock, model, answers } = await open()
    await model.anyway()
    await model.copy()
    await model.back()
    clock.advance(499)
    await model.anyway()
    expect(answers).toEqual([])
    clock.advance(1)
    model.disturbed()
    await model.anyway()
    expect(answers).toEqual([])
    clock.advance(500)
    await model.anyway()
    expect(answers).toEqual([{ answer: 'anyway', reason: '' }])
  })

  test('copies a link, and says so once it is copied', async () => {
    const made = Promise.withResolvers<boolean>()
    const { clock, model, answers } = await open({}, () => made.promise)
    clock.advance(500)
    const copied = model.copy()
    expect(model.state.value).toBe('sharing')
    await model.copy()
    made.resolve(true)
    await copied
    expect(model.state.value).toBe('copied')
    expect(answers).toEqual([{ answer: 'copy', reason: '' }])
  })

  test('shows what went wrong, and asks on', async () => {
    const { clock, model } = await open({}, () =>
      Promise.reject(new FailureError({ code: 'endpoint/timeout' })),
    )
    clock.advance(500)
    await model.copy()
    expect(model.failure.value).toEqual({ code: 'endpoint/timeout' })
    expect(model.state.value).toBe('open')
  })

  test('wants a reason, and none with a secret in it', async () => {
    const { clock, model, answers } = await open(
      { asksReason: true },
      async ({ reason }) => !reason.includes('hunter2'),
    )
    clock.advance(500)
    await model.anyway()
    expect(model.state.value).toBe('reason')
    clock.advance(500)
    await model.anyway()
    expect(model.reasonProblem.value).toBe('missing')
    model.typeReason(' it is hunter2 ')
    await model.anyway()
    expect(model.reasonProblem.value).toBe('secret')
    model.typeReason('it is revoked')
    expect(model.reasonProblem.value).toBeNull()
    await model.anyway()
    expect(answers.map(({ reason }) => reason)).toEqual(['it is hunter2', 'it is revoked'])
  })

  test('lets nothing go that is blocked', async () => {
    const { clock, model, answers } = await open({ isBlocked: true })
    clock.advance(500)
    await model.anyway()
    expect(answers).toEqual([])
  })

  test('goes back when nobody answers for ten minutes', async () => {
    const { clock, answers } = await open()
    clock.advance(10 * 60_000)
    expect(answers).toEqual([{ answer: 'back', reason: '' }])
  })

  test('closes where nobody waits for an answer, from the beginning or later', async () => {
    const early = await open(null)
    expect(early.model.state.value).toBe('gone')
    early.clock.advance(500)
    await early.model.back()
    expect(early.closed()).toBe(1)
    const late = await open({}, () => Promise.reject(new FailureError({ code: 'app/text-gone' })))
    late.clock.advance(500)
    await late.model.anyway()
    expect(late.model.state.value).toBe('gone')
    await late.model.back()
    expect(late.closed()).toBe(1)
  })
})
