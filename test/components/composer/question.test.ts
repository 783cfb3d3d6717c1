import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import {
  type AskedAbout,
  Question,
  type QuestionActions,
  type QuestionPorts,
} from '#components/composer/question.ts'
import { MOST_LINKS } from '#lib/guard/most-links.ts'
import { FailureError } from '#lib/messaging/failure.ts'
import type { Held, HeldAnswer } from '#lib/messaging/reported.ts'
import { ENDPOINT } from './endpoint.ts'

const view = (other: Partial<AskedAbout> = {}): AskedAbout => ({
  what: 'paste',
  findings: [],
  files: null,
  state: { at: 'no-endpoint' },
  canReplace: true,
  pastesAgain: false,
  isBlocked: false,
  asksReason: false,
  siteName: null,
  keepsDrafts: false,
  isPartial: false,
  endpoint: null,
  lostEndpoint: null,
  ...other,
})

const surface = { showHold: vi.fn(), hideHold: vi.fn() }
const askInWindow = vi.fn<QuestionPorts['askInWindow']>()
let isActive: boolean
let question: Question

beforeEach(() => {
  vi.resetAllMocks()
  askInWindow.mockResolvedValue(null)
  isActive = true
  question = new Question({ surface: () => surface, askInWindow, isActive: () => isActive })
})

const asked = (): (Held | null)[] => askInWindow.mock.calls.map(([held]) => held)
const ids = () => asked().flatMap((held) => held?.id ?? [])
const said = (answer: HeldAnswer['answer'], reason = ''): HeldAnswer => ({ answer, reason })

/** A question, and what came of it. */
function ask(about: Partial<AskedAbout> = {}, other: Partial<QuestionActions> = {}) {
  const did: string[] = []
  const actions: QuestionActions = {
    replace: () => void did.push('replace'),
    anyway: (reason) => {
      did.push(`anyway${reason === '' ? '' : `: ${reason}`}`)
      return true
    },
    back: () => {
      did.push('back')
      question.end(actions)
    },
    copy: async () => void did.push('copy'),
    copyLink: () => void did.push('copyLink'),
    setUp: () => void did.push('setUp'),
    failed: () => void did.push('failed'),
    displaced: () => void did.push('displaced'),
    ...other,
  }
  const again = (next: Partial<AskedAbout> = {}) =>
    question.ask(view({ ...about, ...next }), actions)
  again()
  return { did, actions, again }
}

/** The page does not let the dialog be seen. */
const fight = () => question.actions.failed?.()

describe('a question', () => {
  test('is asked in the page, and does what its buttons say', () => {
    const { did } = ask()
    expect(surface.showHold).toHaveBeenCalledTimes(1)
    question.actions.replace()
    expect(question.actions.anyway('because')).toBe(true)
    expect(did).toEqual(['replace', 'anyway: because'])
    expect(asked()).toEqual([])
  })

  test('is told when another takes its place, and ends by its own word alone', () => {
    const one = ask()
    one.again()
    expect(one.did).toEqual([])
    const other = ask()
    expect(one.did).toEqual(['displaced'])
    question.end(one.actions)
    expect(question.isOpen(other.actions)).toBe(true)
    question.end(other.actions)
    expect(question.isOpen(other.actions)).toBe(false)
  })

  test('is not displaced by a link that came late, which is shown some time after it', () => {
    vi.useFakeTimers()
    onTestFinished(() => void vi.useRealTimers())
    const one = ask()
    question.end(one.actions)
    const other = ask()
    one.again({ state: { at: 'not-replaced', isCopied: false } })
    one.again({ state: { at: 'not-replaced', isCopied: true } })
    expect([other.did, question.isOpen(other.actions)]).toEqual([[], true])
    question.end(other.actions)
    expect(question.isOpen(one.actions), 'the box has the focus').toBe(false)
    vi.advanceTimersByTime(5000)
    const third = ask()
    question.end(third.actions)
    vi.advanceTimersByTime(5000)
    expect(question.isOpen(one.actions), 'what the third has chosen is under way').toBe(false)
    one.again({ state: { at: 'not-replaced', isCopied: true } })
    expect(question.isOpen(one.actions)).toBe(false)
    vi.advanceTimersByTime(5000)
    expect(question.isOpen(one.actions)).toBe(true)
    expect(surface.showHold).toHaveBeenCalledTimes(4)
    expect(surface.showHold).toHaveBeenLastCalledWith(
      view({ state: { at: 'not-replaced', isCopied: true } }),
    )
    question.end()
    expect(question.isOpen(one.actions)).toBe(false)
  })

  test('takes no link off the screen for good', () => {
    vi.useFakeTimers()
    onTestFinished(() => void vi.useRealTimers())
    const one = ask()
    one.again({ state: { at: 'not-replaced', isCopied: false } })
    const other = ask()
    expect([one.did, question.isOpen(other.actions)]).toEqual([[], true])
    question.end(other.actions)
    vi.advanceTimersByTime(10_000)
    expect(question.isOpen(one.actions)).toBe(true)
  })

  test('that can be asked nowhere takes no late link with it', async () => {
    const one = ask()
    question.end(one.actions)
    const other = ask()
    one.again({ state: { at: 'not-replaced', isCopied: false } })
    askInWindow.mockRejectedValue(new FailureError({ code: 'app/no-window' }))
    vi.useFakeTimers()
    onTestFinished(() => void vi.useRealTimers())
    fight()
    await vi.waitFor(() => expect(other.did).toEqual(['failed']))
    vi.advanceTimersByTime(10_000)
    expect(question.isOpen(one.actions)).toBe(true)
  })

  test('offers no link in a window for more files than there are links for', () => {
    const names = (count: number) => Array.from({ length: count }, (_, at) => `${at}.env`)
    for (const count of [MOST_LINKS, MOST_LINKS + 1]) {
      const files = { names: names(count), others: 0, hasBox: true }
      const { actions } = ask({ what: 'file', endpoint: ENDPOINT, files })
      fight()
      question.end(actions)
    }
    expect(asked()).toMatchObject([{ canShare: true }, null, { canShare: false }, null])
  })

  test('goes to a window where the page lets no dialog be drawn', () => {
    surface.showHold.mockImplementation(() => {
      throw new Error('No top layer')
    })
    ask()
    expect(asked()).toMatchObject([{ what: 'paste', canShare: false }])
  })
})

describe('a question that its page keeps from being asked', () => {
  test.each([
    ['app/no-window', false, 'failed'],
    ['app/no-window', true, 'back'],
    // A page has used up what a tab may ask for in a minute.
    ['app/not-asked', false, 'back'],
    ['app/no-answer', false, 'back'],
  ])('%s, blocked: %s: %s', async (code, isBlocked, expected) => {
    const { did, actions } = ask({ isBlocked })
    askInWindow.mockRejectedValue(new FailureError({ code }))
    fight()
    await vi.waitFor(() => expect(did).toEqual([expected]))
    expect(question.isOpen(actions)).toBe(false)
  })

  test('is worth no window where no person has acted', () => {
    const { did } = ask({}, { mayOpenWindow: () => false })
    fight()
    expect(did).toEqual(['back'])
    expect(asked()).toEqual([])
  })

  test('waits while a link is made, and is asked in a window from then on', () => {
    const { again } = ask()
    again({ state: { at: 'sharing' } })
    fight()
    expect(asked()).toEqual([])
    again({ state: { at: 'not-replaced', isCopied: false } })
    fight()
    again({ state: { at: 'not-replaced', isCopied: true } })
    expect(asked()).toHaveLength(2)
  })

  test('has a number that nobody can tell from the one before', () => {
    ask()
    fight()
    ask()
    expect(new Set(ids()).size).toBe(2)
  })

  test('is shown again only where a person acts, and only in a window', () => {
    const { actions } = ask()
    question.showAgain()
    expect(asked()).toEqual([])
    fight()
    isActive = false
    question.showAgain()
    expect(asked()).toHaveLength(1)
    isActive = true
    question.showAgain()
    // The same question, not another.
    expect(new Set(ids()).size).toBe(1)
    expect(asked()).toHaveLength(2)
    question.end(actions)
    expect(asked().at(-1)).toBe(null)
  })
})

describe('an answer from the window', () => {
  const answer = (held: HeldAnswer) => question.answer(ids().at(-1) ?? 0, held)

  test('does what the person has chosen', async () => {
    const { did } = ask()
    fight()
    expect(await answer(said('copy'))).toBe(true)
    expect(await answer(said('anyway'))).toBe(true)
    expect(await answer(said('back'))).toBe(true)
    expect(did).toEqual(['copy', 'anyway', 'back'])
  })

  test('says what kept a link from being copied', async () => {
    const refused = new FailureError({ code: 'app/clipboard-refused' })
    ask({}, { copy: () => Promise.reject(refused) })
    fight()
    await expect(answer(said('copy'))).rejects.toBe(refused)
  })

  test('goes nowhere where it is about another question, or about one in the page', async () => {
    const { did } = ask()
    const gone = { code: 'app/text-gone' }
    await expect(question.answer(0, said('anyway'))).rejects.toMatchObject(gone)
    fight()
    const [first = 0] = ids()
    await expect(question.answer(first + 1, said('anyway'))).rejects.toMatchObject(gone)
    expect(did).toEqual([])
  })

  test('has no "anyway" for what is blocked, nor without a reason where one is asked for', async () => {
    const blocked = ask({ isBlocked: true })
    fight()
    expect(await answer(said('anyway'))).toBe(false)
    expect(blocked.did).toEqual([])
    const { did } = ask({ asksReason: true })
    expect(await answer(said('anyway', ' '))).toBe(false)
    expect(await answer(said('anyway', ' a test key '))).toBe(true)
    expect(did).toEqual(['anyway: a test key'])
  })
})
