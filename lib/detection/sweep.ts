import { type Candidate, type Finder, LOOK_AHEAD, RANK, type Sweep } from './candidate.ts'
import { BREAK, DIGIT_BIT, MARKS, NO_PROSE } from './characters.ts'
import { isDisguise, isInside, pieceEnd, pieceStart, undisguise } from './disguise.ts'
import type { Keywords } from './keywords.ts'
import { Runs } from './runs.ts'
import { maySeedPhrase } from './seed-rows.ts'
import { ROW_BLOCKS, RUN_BLOCKS, Stride } from './stride.ts'
import type { KeywordFact } from './tables.ts'
import { Vicinity } from './vicinity.ts'
import type { Wake, Woken } from './wake.ts'

/** The shortest run of token characters that is looked at; shorter secrets need a label. */
export const SHORTEST_RUN = 16
/** Twelve words of three letters, and the spaces between. */
const SHORTEST_SEED = 47
/** Twenty-four words are shorter; a row that begins further back is a text. */
export const LONGEST_ROW = 1024
/** What a label costs: those that share a group of letters with it are compared. */
const LONGEST_LABEL = 40
/** How far around its window a pass reads to see the runs and labels that belong there. */
const MARGIN = 48
/** Characters looked at in one pass, as far as they are counted: seconds, for hostile text of megabytes. */
const MOST_STEPS = 100_000_000

/** A text with more of them is no message: memory is bounded too. */
export const MOST_FOUND = 200_000

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
  /** How far it read to either side. */
  read: number
}

/** Who looks closer at the places that the loop finds. */
export interface Examiners {
  wake: Wake
  examineRun(pass: Pass, start: number): void
  examineWords(sweep: Sweep, start: number, end: number): void
}

/** One pass over a text or a part of it. */
export class Pass implements Sweep, Woken {
  readonly text: string
  readonly found: Found[] = []
  readonly marks: Mark[] = []
  steps = 0
  truncated = false
  #runs: Runs | undefined
  #vicinity: Vicinity | undefined
  #certain = 0
  /** The window: labels that end in it are looked at. */
  #from = 0
  #to = 0
  /** Up to here a block reaches; nothing inside it could stand against it. */
  #covered = -1
  /** Up to here cut runs have been looked at. */
  #undisguised = -1
  #origin = 0
  #far: Finder | undefined

  readonly #mostSteps: number

  constructor(text: string, mostSteps = MOST_STEPS) {
    this.text = text
    this.#mostSteps = mostSteps
  }

  /** Made at first use, as what stands near a value is: most texts never ask. */
  get runs(): Runs {
    this.#runs ??= new Runs(this.text)
    return this.#runs
  }

  vicinity(keywords: Keywords<KeywordFact>): Vicinity {
    this.#vicinity ??= new Vicinity(this, keywords)
    return this.#vicinity
  }

  add(candidate: Candidate): void {
    // What only an id near makes a finding is everywhere in a log full of UUIDs.
    if (!candidate.needsPair && ++this.#certain > MOST_FOUND) this.truncated = true
    if (this.truncated) return
    if (candidate.rank >= RANK.block) this.#covered = Math.max(this.#covered, candidate.end)
    this.found.push({
      ...candidate,
      origin: this.#origin,
      ...(this.#far === undefined ? {} : { far: this.#far }),
    })
  }

  spend(steps: number): void {
    this.steps += steps
    if (this.steps > this.#mostSteps) this.truncated = true
  }

  /**
   * Look at every run of token characters that begins in [from, to), at every label that ends there
   * and at every row of words that begins there; all of them are read to their ends.
   */
  run(examiners: Examiners, from = 0, to = this.text.length): void {
    const { text } = this
    const { follow } = examiners.wake
    this.#from = from
    this.#to = to
    const first = Math.max(0, from - MARGIN)
    // The last two characters begin no group: a label there has no value behind it.
    const last = Math.min(text.length - 2, to + MARGIN)
    const stride = new Stride()
    let at = stride.next(text, first, last, follow)
    for (; at < last; at = stride.next(text, at + 3, last, follow)) {
      if (stride.isCut) this.#disguised(examiners, at, from, to)
      if (stride.isLabel) examiners.wake.find(text, at - 3, this)
      if (stride.blocks === RUN_BLOCKS) this.#run(examiners, at, from, to)
      if (stride.rows === ROW_BLOCKS) this.#row(examiners, at, from, to)
      if (this.truncated) break
    }
    if (at >= last) examiners.wake.find(text, at - 3, this)
    // What is left of the text is no whole group.
    if (at < text.length && at >= text.length - 2) this.#disguised(examiners, at, from, to)
    this.spend(Math.max(0, to - from))
  }

  /** A run that holds `at`, if it is long enough. */
  #run(examiners: Examiners, at: number, from: number, to: number): void {
    const { text } = this
    // The run ends where the block does, or before.
    if (at < this.#covered && (this.#covered >= text.length || isBreak(text, this.#covered))) return
    // The blocks that were counted have no break.
    let start = at - 3 * (RUN_BLOCKS - 1)
    while (start > 0 && !isBreak(text, start - 1)) start--
    if (start < from || start >= to) return
    let end = at + 3
    const last = Math.min(text.length, start + SHORTEST_RUN)
    while (end < last && !isBreak(text, end)) end++
    if (end - start < SHORTEST_RUN) return
    this.#origin = start
    examiners.examineRun(this, start)
  }

  /**
   * A run that characters without room or Markdown's backslashes cut: it is looked at without them,
   * with what stands beside it.
   */
  #disguised(examiners: Examiners, at: number, from: number, to: number): void {
    const { text } = this
    let place = at
    while (place < at + 3 && !isDisguise(text, place)) place++
    if (place === at + 3 || place <= this.#undisguised || !isInside(text, place)) return
    const start = pieceStart(text, place)
    const end = pieceEnd(text, place)
    this.#undisguised = end
    this.spend(end - start)
    if (end - start < SHORTEST_RUN || start < from || start >= to) return
    // Manuals and regular expressions are full of backslashes, and seldom have a digit between them.
    if (!hasDigit(text, start, end)) return
    const clean = undisguise(text, start, end)
    const inner = new Pass(clean.text)
    inner.#undisguised = clean.text.length
    inner.run(examiners)
    this.spend(inner.steps)
    this.#origin = start
    for (const { origin: _, far, ...candidate } of inner.found) {
      // Blocks are read as they are; what stands around is here for its words only.
      const found = far === undefined ? clean.original(candidate) : undefined
      // What is whole without it has been found where it stands.
      if (found !== undefined) this.add({ ...candidate, ...found })
    }
  }

  /** A label: its finders look whether a credential belongs to it. */
  label(finders: readonly Finder[], start: number, end: number): void {
    if (end <= this.#from || end > this.#to) return
    this.spend(LONGEST_LABEL)
    for (const finder of finders) this.#examine(finder, start, end)
  }

  /** A row of words in small letters around `at`, which may hold a seed phrase. */
  #row(examiners: Examiners, at: number, from: number, to: number): void {
    const { text } = this
    let start = at
    while (start > 0 && at - start <= LONGEST_ROW && isProse(text, start - 1)) start--
    if (at - start > LONGEST_ROW || !maySeedPhrase(text, start)) return
    let end = at
    while (end < text.length && isProse(text, end)) end++
    this.spend(end - start)
    if (end - start < SHORTEST_SEED || start < from || start >= to) return
    this.#origin = start
    examiners.examineWords(this, start, end)
  }

  /** Wake a far-reaching finder once more at a place where it was woken before. */
  again({ start, end, finder }: Mark): void {
    this.#examine(finder, start, end)
  }

  #examine(finder: Finder, start: number, end: number): void {
    const { reach } = finder
    const before = this.steps
    if (reach !== undefined) this.#far = finder
    // The last character: a pass over a part has looked at it exactly if it is in that part.
    this.#origin = end - 1
    finder.examine(this, start, end)
    this.#far = undefined
    const spent = this.steps - before
    // Who spends nothing has read no further than everybody: an edit there looks at the place anyway.
    if (reach === undefined || spent === 0) return
    // Most of them give up long before their reach.
    const read = Math.min(reach, spent + LOOK_AHEAD)
    this.marks.push({ start, end, finder, read })
  }
}

/** Whether the character at a place ends a run of token characters. */
export function isBreak(text: string, at: number): boolean {
  return ((MARKS[text.charCodeAt(at)] ?? 0) & BREAK) !== 0
}

function hasDigit(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    if (((MARKS[text.charCodeAt(at) | 0] ?? 0) & DIGIT_BIT) !== 0) return true
  }
  return false
}

/** Whether a small letter or white space stands there: what rows of words are made of. */
export function isProse(text: string, at: number): boolean {
  return ((MARKS[text.charCodeAt(at) | 0] ?? 0) & NO_PROSE) === 0
}
