import type { Candidate, Finder, Sweep } from './candidate.ts'
import { CLASS, DIGIT, IDEOGRAPH, INVISIBLE, JOINER, LETTER, wideClass } from './characters.ts'
import { Context } from './context.ts'
import { Runs } from './runs.ts'
import type { Wake } from './wake.ts'

/** The shortest run of token characters that is looked at; shorter secrets need a label. */
export const SHORTEST_RUN = 16
/** A seed phrase has at least 12 words; only rows of so many words of 3 to 8 letters are looked at. */
const SEED_WORDS = 12
/** Characters looked at in one pass, all looks counted: some 0.2 s. */
const MOST_STEPS = 100_000_000

/** A text with more of them is no message; settling overlaps is not linear. */
const MOST_FOUND = 20_000

/** A candidate, and the place that woke whoever found it, by which `rescan` knows it again. */
export interface Found extends Candidate {
  origin: number
  /** The finder, if it reads far (`reach`) and is woken again on its own. */
  far?: Finder
}

/** A place where a finder with far reach was woken. */
export interface Mark {
  start: number
  end: number
  finder: Finder
}

/** Who looks closer at the places that the loop finds. */
export interface Examiners {
  wake: Wake
  examineRun(pass: Pass, start: number, end: number): void
  examineWords(sweep: Sweep, start: number, end: number): void
}

/** One pass over a text or a part of it. */
export class Pass implements Sweep {
  readonly text: string
  readonly runs: Runs
  readonly found: Found[] = []
  readonly marks: Mark[] = []
  steps = 0
  truncated = false
  /** Characters that take no room, or Markdown's backslashes, stand in the text. */
  disguised = false
  #context: Context | undefined
  #origin = 0
  #far: Finder | undefined

  constructor(text: string) {
    this.text = text
    this.runs = new Runs(text)
  }

  add(candidate: Candidate): void {
    if (this.found.length === MOST_FOUND) this.truncated = true
    if (this.truncated) return
    this.found.push({
      ...candidate,
      origin: this.#origin,
      ...(this.#far === undefined ? {} : { far: this.#far }),
    })
  }

  spend(steps: number): void {
    this.steps += steps
    if (this.steps > MOST_STEPS) this.truncated = true
  }

  /** What stands beside a value; kept, because several shapes ask for the same place. */
  contextAt(start: number, end: number): Context {
    if (this.#context?.start !== start || this.#context.end !== end) {
      this.#context = new Context(this.text, { start, end })
      this.spend(CONTEXT_STEPS)
    }
    return this.#context
  }

  /**
   * Look at everything that begins in [from, to). Neither may stand inside a run of token
   * characters or a row of words; what begins before `to` is read to its end.
   * @returns where the pass ended.
   */
  run(examiners: Examiners, from = 0, to = this.text.length): number {
    const { text } = this
    const { wake } = examiners
    const length = text.length
    let word = -1
    let run = -1
    let row = -1
    let rowEnd = -1
    let words = 0
    let at = from
    for (; at <= length && !this.truncated; at++) {
      if (at >= to && run < 0 && word < 0 && words === 0) break
      const code = at < length ? text.charCodeAt(at) : SPACE
      const class_ = code < 128 ? CLASS[code] : wideClass(code)
      if (class_ === LETTER && code < 128) {
        if (run < 0) run = at
        if (word < 0) word = at
        continue
      }
      if (class_ === LETTER) {
        if (word < 0) word = at
      } else if (word >= 0) {
        const letters = at - word
        if (wake.mayWake(text, at, letters)) this.#wake(wake, at)
        if (letters >= 3 && letters <= 8 && isSpace(code)) {
          if (words++ === 0) row = word
          rowEnd = at
        } else if (words > 0) {
          if (words >= SEED_WORDS) this.#words(examiners, row, rowEnd)
          words = 0
        }
        word = -1
      } else if (words > 0 && !isSpace(code)) {
        if (words >= SEED_WORDS) this.#words(examiners, row, rowEnd)
        words = 0
      }
      if (class_ === JOINER || class_ === DIGIT) {
        if (run < 0) run = at
        continue
      }
      if (run >= 0) {
        if (at - run >= SHORTEST_RUN) this.#run(examiners, run, at)
        run = -1
      }
      if (class_ === IDEOGRAPH) {
        if (wake.mayEnd(code)) this.#wake(wake, at + 1)
      } else if (class_ === INVISIBLE || (code === BACKSLASH && isEscapable(text, at + 1))) {
        this.disguised = true
      }
    }
    if (words >= SEED_WORDS) this.#words(examiners, row, rowEnd)
    this.spend(at - from)
    return Math.min(at, length)
  }

  /** Wake a far-reaching finder once more at a place where it was woken before. */
  again({ start, end, finder }: Mark): void {
    this.#examine(finder, start, end)
  }

  #wake(wake: Wake, end: number): void {
    const woken = wake.at(this.text, end)
    if (woken === undefined) return
    this.spend(end - woken.start)
    for (const finder of woken.finders) this.#examine(finder, woken.start, end)
  }

  #examine(finder: Finder, start: number, end: number): void {
    if (finder.reach !== undefined) {
      this.#far = finder
      this.marks.push({ start, end, finder })
    }
    // The last character: a pass over a part has looked at it exactly if it is in that part.
    this.#origin = end - 1
    finder.examine(this, start, end)
    this.#far = undefined
  }

  #run(examiners: Examiners, start: number, end: number): void {
    this.#origin = start
    examiners.examineRun(this, start, end)
  }

  #words(examiners: Examiners, start: number, end: number): void {
    this.#origin = start
    examiners.examineWords(this, start, end)
  }
}

/** What a context costs: three stretches of a line, read and cut into words. */
const CONTEXT_STEPS = 400
const BACKSLASH = 92
const SPACE = 32

/** Markdown writes `ghp\_` for `ghp_`. */
function isEscapable(text: string, at: number): boolean {
  const next = text.charCodeAt(at)
  return next === 95 || next === 45 || next === 46
}

export function isSpace(code: number): boolean {
  return code === SPACE || code === 10 || code === 13 || code === 9
}
