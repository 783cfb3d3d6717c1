import type { Candidate, Finder, Sweep } from './candidate.ts'
import { BREAK, classOf, ESCAPE, IDEOGRAPH, MARKS, UNSEEN } from './characters.ts'
import { Context } from './context.ts'
import { Runs } from './runs.ts'
import { maySeedPhrase } from './seed-rows.ts'
import type { Wake } from './wake.ts'

/** The shortest run of token characters that is looked at; shorter secrets need a label. */
export const SHORTEST_RUN = 16
/** Blocks of three that lie whole in every run of that length, wherever it begins. */
const RUN_BLOCKS = 4
/** Twelve words of three letters, and the spaces between. */
const SHORTEST_SEED = 47
const SEED_STRIDE = 40
/** The longest label, and the longest part of a word behind it that is read. */
const LONGEST_LABEL = 40
/** How far around its window a pass reads to see the runs and labels that belong there. */
const MARGIN = 48
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
  /** Up to here the words have been looked at. */
  #woken = -1
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
   * Look at every run of token characters that begins in [from, to), at every label that ends there
   * and at every row of words that begins there; all of them are read to their ends.
   */
  run(examiners: Examiners, from = 0, to = this.text.length): void {
    const { text } = this
    const { groups } = examiners.wake
    const first = Math.max(0, from - MARGIN)
    // The last two characters begin no group: a label there has no value behind it.
    const last = Math.min(text.length - 2, to + MARGIN)
    let seen = 0
    let blocks = 0
    for (let at = first; at < last; at += 3) {
      const a = MARKS[text.charCodeAt(at)] ?? 0
      const b = MARKS[text.charCodeAt(at + 1)] ?? 0
      const c = MARKS[text.charCodeAt(at + 2)] ?? 0
      const all = a | b | c
      seen |= all
      // How many blocks of three without a break: one more, or none. Without a branch, because in
      // prose nobody could foretell it.
      blocks = (blocks + 1) & (((all >> 5) & 1) - 1)
      if (groups[((a & 31) << 10) | ((b & 31) << 5) | (c & 31)] === 1 || blocks === RUN_BLOCKS) {
        if (blocks === RUN_BLOCKS) this.#run(examiners, at, from, to)
        this.#labels(examiners.wake, at, from, to)
        if (this.truncated) break
      }
    }
    this.#seeds(examiners, from, to)
    this.disguised ||= (seen & UNSEEN) !== 0 || ((seen & ESCAPE) !== 0 && hasEscape(text))
    this.spend(Math.max(0, to - from))
  }

  /** A run that holds `at`, if it is long enough. */
  #run(examiners: Examiners, at: number, from: number, to: number): void {
    const { text } = this
    let start = at
    while (start > 0 && !isBreak(text, start - 1)) start--
    if (start < from || start >= to) return
    let end = at + 3
    while (end < text.length && !isBreak(text, end)) end++
    if (end - start < SHORTEST_RUN) return
    this.#origin = start
    examiners.examineRun(this, start, end)
  }

  /** The labels of which letters stand at `at` or the two places after it. */
  #labels(wake: Wake, at: number, from: number, to: number): void {
    const { text } = this
    for (let place = at; place < at + 3; place++) {
      if (((MARKS[text.charCodeAt(place)] ?? 0) & 31) === 0) continue
      const stop = Math.min(text.length, place + LONGEST_LABEL)
      let end = Math.max(place, this.#woken) + 1
      // What is left of a word that has been looked at up to `#woken`.
      for (; end <= stop; end++) {
        if (isWordEnd(text, end)) this.#label(wake, end, from, to)
        if (((MARKS[text.charCodeAt(end)] ?? 0) & 31) === 0) break
      }
      this.#woken = Math.max(this.#woken, Math.min(end, stop))
      place = Math.max(place, end)
    }
  }

  #label(wake: Wake, end: number, from: number, to: number): void {
    if (end - 1 < from || end - 1 >= to) return
    const woken = wake.at(this.text, end)
    this.spend(LONGEST_LABEL)
    if (woken === undefined) return
    for (const finder of woken.finders) this.#examine(finder, woken.start, end)
  }

  /**
   * A seed phrase is at least 47 characters of small letters and space, so one of these probes
   * stands in it.
   */
  #seeds(examiners: Examiners, from: number, to: number): void {
    const { text } = this
    let done = -1
    const last = Math.min(text.length, to + SEED_STRIDE * 2)
    for (let at = from + SEED_STRIDE; at < last; at += SEED_STRIDE) {
      if (at <= done || !isSmallOrSpace(text.charCodeAt(at)) || !maySeedPhrase(text, at)) continue
      let start = at
      while (start > 0 && isSmallOrSpace(text.charCodeAt(start - 1))) start--
      let end = at
      while (end < text.length && isSmallOrSpace(text.charCodeAt(end))) end++
      this.spend(end - start)
      done = end
      if (end - start < SHORTEST_SEED || start < from || start >= to) continue
      this.#origin = start
      examiners.examineWords(this, start, end)
    }
  }

  /** Wake a far-reaching finder once more at a place where it was woken before. */
  again({ start, end, finder }: Mark): void {
    this.#examine(finder, start, end)
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
}

/** What a context costs: three stretches of a line, read and cut into words. */
const CONTEXT_STEPS = 400

/** Whether the character at a place ends a run of token characters. */
export function isBreak(text: string, at: number): boolean {
  return ((MARKS[text.charCodeAt(at)] ?? 0) & BREAK) !== 0
}

/** Whether a word of letters ends here: no letter follows, or a capital after a small letter. */
function isWordEnd(text: string, at: number): boolean {
  const next = text.charCodeAt(at)
  const class_ = classOf(text.charCodeAt(at - 1))
  if (class_ === IDEOGRAPH || classOf(next) !== class_) return true
  return next >= 65 && next <= 90 && text.charCodeAt(at - 1) >= 97
}

/** Markdown writes `ghp\\_` for `ghp_`. */
function hasEscape(text: string): boolean {
  return text.includes('\\_') || text.includes('\\-') || text.includes('\\.')
}

/** What rows of words are made of. */
export function isSmallOrSpace(code: number): boolean {
  return (code >= 97 && code <= 122) || isSpace(code)
}

function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9
}
