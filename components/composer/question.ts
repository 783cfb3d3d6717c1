import type { Finding } from '#lib/detection/finding.ts'
import { MOST_LINKS } from '#lib/guard/most-links.ts'
import { report } from '#lib/guard/report.ts'
import { FailureError, toFailure } from '#lib/messaging/failure.ts'
import type { Held, HeldAnswer } from '#lib/messaging/reported.ts'
import type { Surface } from './surface.ts'
import type { HoldActions, HoldView } from './views.ts'

export interface AskedAbout extends HoldView {
  findings: readonly Finding[]
}

/** What a question can come to. */
export interface QuestionActions extends HoldActions {
  /** In a window: the person puts a link in by hand. @throws FailureError with none copied. */
  copy(): Promise<void>
  /** It could be asked nowhere: that is our fault, and nobody's message is lost to it. */
  failed(): void
  /** Another question has taken its place. */
  displaced(): void
  /** Left out where it always may. */
  mayOpenWindow?(): boolean
}

interface Asked {
  view: AskedAbout
  actions: QuestionActions
}

export interface QuestionPorts {
  surface(): Pick<Surface, 'showHold' | 'hideHold'>
  /** Ask in a window of ours; null: ask no more. @throws FailureError */
  askInWindow(held: Held | null): Promise<unknown>
  /** Whether a person has acted in this page a moment ago. */
  isActive(): boolean
}

/** The browser opens no windows; everything else that keeps a question from being asked is "back". */
const NO_WINDOW = 'app/no-window'
/**
 * What was chosen is done by then, and needs the box, whose focus a dialog would keep: a pause in typing is
 * waited for (3 s at most), an editor that draws (2 s), and a page that follows (2 s).
 */
const LATE_MS = 8000

/**
 * The one question of a frame: what its buttons do is what was asked last. Asked in a dialog in the
 * page; where the page does not let that be, in a window of ours, which only tells what was chosen.
 */
export class Question {
  readonly #ports: QuestionPorts
  #current: Asked | null = null
  /** What came of questions that are over, to be shown once the one that is open is over too. */
  #late: Asked[] = []
  #lateTimer: ReturnType<typeof setTimeout> | undefined
  /** Of the question that a window asks; another document of this frame has had others. */
  #id = randomId()
  #isInWindow = false

  constructor(ports: QuestionPorts) {
    this.#ports = ports
  }

  readonly actions: HoldActions = {
    replace: () => this.#current?.actions.replace(),
    anyway: (reason) => this.#current?.actions.anyway(reason) ?? true,
    back: () => this.#current?.actions.back(),
    copyLink: () => this.#current?.actions.copyLink(),
    setUp: () => this.#current?.actions.setUp(),
    failed: () => void this.#askInWindow(),
  }

  /**
   * One at a time: that of others is told that it is displaced. A link that was put in nowhere waits:
   * it is not lost, and what another question is about would be.
   */
  ask(view: AskedAbout, actions: QuestionActions): void {
    const open = this.#current
    const isOther = open !== null && open.actions !== actions
    const wasLate = this.#late.some((one) => one.actions === actions)
    this.#late = this.#late.filter((one) => one.actions !== actions)
    if (view.state.at === 'not-replaced' && (isOther || (open === null && wasLate))) {
      this.#late.push({ view, actions })
      return
    }
    clearTimeout(this.#lateTimer)
    if (isOther && open.view.state.at === 'not-replaced') this.#late.push(open)
    else if (isOther) open.actions.displaced()
    this.#current = { view, actions }
    try {
      if (!this.#isInWindow) this.#ports.surface().showHold(view)
    } catch {
      this.#isInWindow = true
    }
    if (this.#isInWindow) void this.#askInWindow()
  }

  isOpen(actions: QuestionActions | undefined): boolean {
    return actions !== undefined && this.#current?.actions === actions
  }

  /** Somebody acts as if nothing was asked: the window may lie behind others. */
  showAgain(): void {
    if (this.#isInWindow && this.#ports.isActive()) void this.#tellWindow()
  }

  /** @param actions - of the question that is over; without, whichever is open. */
  end(actions?: QuestionActions): void {
    if (!actions) this.#late = []
    else if (!this.isOpen(actions)) {
      this.#late = this.#late.filter((one) => one.actions !== actions)
      return
    }
    if (this.#isInWindow) this.#ports.askInWindow(null).catch(() => undefined)
    this.#current = null
    this.#isInWindow = false
    this.#ports.surface().hideHold()
    clearTimeout(this.#lateTimer)
    if (this.#late.length > 0) this.#lateTimer = setTimeout(() => this.#askLate(), LATE_MS)
  }

  #askLate(): void {
    const next = this.#current ? undefined : this.#late.shift()
    if (next) this.ask(next.view, next.actions)
  }

  /** @throws FailureError `app/text-gone` where it was about another question. */
  async answer(id: number, { answer, reason }: HeldAnswer): Promise<boolean> {
    const current = this.#current
    if (!current || !this.#isInWindow || id !== this.#id) {
      throw new FailureError({ code: 'app/text-gone' })
    }
    const { view, actions } = current
    if (answer === 'back') actions.back()
    if (answer === 'anyway') {
      const isMissing = view.asksReason && reason.trim() === ''
      return !view.isBlocked && !isMissing && actions.anyway(reason.trim())
    }
    if (answer === 'copy') await actions.copy()
    return true
  }

  async #askInWindow(): Promise<void> {
    const current = this.#current
    // While a link is made there is nothing to choose: what comes of it is shown anew.
    if (!current || current.view.state.at === 'sharing') return
    if (current.actions.mayOpenWindow?.() === false) {
      current.actions.back()
      return
    }
    this.#isInWindow = true
    this.#id = randomId()
    await this.#tellWindow()
  }

  async #tellWindow(): Promise<void> {
    const current = this.#current
    if (!current) return
    const { what, findings, files, isBlocked, asksReason, endpoint } = current.view
    const canShare = endpoint !== null && (files?.names.length ?? 0) <= MOST_LINKS
    const held = { id: this.#id, what, findings: report(findings), isBlocked, asksReason }
    try {
      await this.#ports.askInWindow({ ...held, canShare })
    } catch (thrown) {
      if (this.#current !== current) return
      const { isBlocked } = current.view
      // A page can use up our windows: what nobody answered for stays where it is.
      if (isBlocked || toFailure(thrown).code !== NO_WINDOW) current.actions.back()
      else {
        this.end(current.actions)
        current.actions.failed()
      }
    }
  }
}

function randomId(): number {
  return new DataView(crypto.getRandomValues(new Uint8Array(4)).buffer).getUint32(0)
}
