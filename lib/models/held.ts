/** The window that asks about a hold, where the page does not let it be asked in the page. */
import { type ReadonlySignal, signal } from '@preact/signals'
import { type Failure, toFailure } from '#lib/messaging/failure.ts'
import type { Held, HeldAnswer } from '#lib/messaging/reported.ts'

export type HeldQuestion = Held & { siteName: string }

export interface HeldPorts {
  /** Null where nobody waits for an answer any more. */
  read(): Promise<HeldQuestion | null>
  /** @returns false for a reason that cannot be kept. @throws FailureError */
  answer(answer: HeldAnswer): Promise<boolean>
  now(): number
  after(ms: number, run: () => void): void
  /** Of the window, where nobody waits. */
  close(): void
}

export type HeldState = 'loading' | 'open' | 'reason' | 'sharing' | 'copied' | 'gone'

export interface HeldModel {
  question: ReadonlySignal<HeldQuestion | null>
  state: ReadonlySignal<HeldState>
  failure: ReadonlySignal<Failure | null>
  reason: ReadonlySignal<string>
  reasonProblem: ReadonlySignal<'missing' | 'secret' | null>
  start(): Promise<void>
  /** The window has come to the front, or moved: what is pressed now may be meant for what was there. */
  disturbed(): void
  typeReason(text: string): void
  copy(): Promise<void>
  anyway(): Promise<void>
  back(): Promise<void>
}

/** So long it has to be in its place, in front, before a press counts. */
const CALM_MS = 500
/** Who has gone away meant nothing to be sent. */
const LONGEST_MS = 10 * 60_000

export function createHeldModel(ports: HeldPorts): HeldModel {
  const question = signal<HeldQuestion | null>(null)
  const state = signal<HeldState>('loading')
  const failure = signal<Failure | null>(null)
  const reason = signal('')
  const reasonProblem = signal<'missing' | 'secret' | null>(null)
  let since = ports.now()

  const isCalm = () => ports.now() - since >= CALM_MS

  async function answer(chosen: HeldAnswer['answer']): Promise<boolean> {
    failure.value = null
    try {
      return await ports.answer({ answer: chosen, reason: reason.value.trim() })
    } catch (thrown) {
      const failed = toFailure(thrown)
      if (failed.code === 'app/text-gone') state.value = 'gone'
      else {
        failure.value = failed
        state.value = 'open'
      }
      return true
    }
  }

  async function back(): Promise<void> {
    if (state.value === 'gone' || state.value === 'loading') ports.close()
    else await answer('back')
  }

  return {
    question,
    state,
    failure,
    reason,
    reasonProblem,
    async start() {
      question.value = await ports.read()
      state.value = question.value ? 'open' : 'gone'
      ports.after(LONGEST_MS, () => void back())
    },
    disturbed() {
      since = ports.now()
    },
    typeReason(text) {
      reason.value = text
      reasonProblem.value = null
    },
    async copy() {
      if (!isCalm() || state.value === 'sharing') return
      state.value = 'sharing'
      await answer('copy')
      if (state.value === 'sharing') state.value = 'copied'
    },
    async anyway() {
      if (!isCalm() || !question.value || question.value.isBlocked) return
      if (question.value.asksReason && state.value !== 'reason') {
        state.value = 'reason'
        since = ports.now()
        return
      }
      if (question.value.asksReason && reason.value.trim() === '') {
        reasonProblem.value = 'missing'
        return
      }
      if (!(await answer('anyway'))) reasonProblem.value = 'secret'
    },
    async back() {
      if (isCalm()) await back()
    },
  }
}
