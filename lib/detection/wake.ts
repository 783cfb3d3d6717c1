import type { Finder } from './candidate.ts'
import {
  classOf,
  codeAt,
  IDEOGRAPH,
  isCapital,
  isSmall,
  LETTER,
  LETTER_BITS,
  MARKS,
} from './characters.ts'

/** Who is told of labels. */
export interface Woken {
  label(finders: readonly Finder[], start: number, end: number): void
}

/**
 * How often each letter stands in European text, in thousandths: what is no letter, a to z, and
 * the five numbers of all others.
 */
const FREQUENCY = [
  250, 82, 15, 28, 43, 127, 22, 20, 61, 70, 2, 8, 40, 24, 67, 75, 19, 1, 60, 63, 91, 28, 10, 24, 2,
  20, 1, 5, 5, 5, 5, 5,
]
const ANY = Array.from({ length: 32 }, (_, letter) => letter)
const NO_LETTER = [0]
/** Labels of up to so many letters count only as whole words: "pw", but not the end of "stopw". */
const WHOLE = 2

/** The word of some finders, and how each of its letters may be written. */
interface Label {
  small: string
  capital: string
  /** Turkish ı has the capital of i, so that the two are one letter here. */
  other: string
  finders: Finder[]
  /** Only when no letter stands before it. */
  isWhole: boolean
  /** Labels that end with this one. */
  longer: Label[]
}

/** The most places of groups in labels that a table can hold: there are a quarter of them. */
const MOST_PLACES = 1 << 16
/** How many characters in front of a label its groups may take in. */
const LEAD = 2

/**
 * Which finders a word wakes. The first pass looks at every third group of three letters only; of
 * each label three groups that follow each other are in the table, so that exactly one of them is met
 * wherever the label begins. Where a group is in the table, the labels that hold it are compared.
 */
export class Wake {
  /** By two letters, five bits each: a bit for each third letter. Small, so that it stays near the processor. */
  readonly groups = new Uint32Array(1 << 10)
  /** By three letters: a bit for each fourth. */
  readonly #follow = new Uint32Array(1 << 15)
  /** By the same: the first place of the group in a label; places begin at 1. */
  readonly #first = new Uint16Array(1 << 15)
  /** By place: the next place of the same group, the label, and where in it and its lead the group begins. */
  readonly #next = new Uint16Array(MOST_PLACES)
  readonly #label = new Uint16Array(MOST_PLACES)
  readonly #offset = new Uint8Array(MOST_PLACES)
  readonly #labels: Label[] = []
  #places = 0

  constructor(finders: readonly Finder[]) {
    const known = new Map<string, Label>()
    for (const finder of finders) {
      for (const word of finder.words ?? []) {
        const label = known.get(word) ?? this.#add(word)
        known.set(word, label)
        if (!label.finders.includes(finder)) label.finders.push(finder)
      }
    }
    for (const [word, label] of known) {
      for (let at = 1; at < word.length; at++) known.get(word.slice(at))?.longer.push(label)
    }
  }

  #add(word: string): Label {
    const label = labelOf(word)
    this.#labels.push(label)
    const around = label.isWhole ? NO_LETTER : ANY
    const inside = Array.from({ length: word.length }, (_, at) => bitsAt(label, at))
    const letters = [ANY, around, ...inside, around, ANY, ANY]
    const best = rarest(letters)
    for (let offset = best; offset < best + 3; offset++) {
      let follow = 0
      for (const letter of letters[offset + 3] ?? []) follow |= 1 << letter
      const [first = [], second = [], third = []] = letters.slice(offset, offset + 3)
      for (const a of first) {
        for (const b of second) {
          for (const c of third) this.#put((a << 10) | (b << 5) | c, follow, offset)
        }
      }
    }
    return label
  }

  /** Enter a place of the newest label. */
  #put(group: number, follow: number, offset: number): void {
    const place = ++this.#places
    if (place >= MOST_PLACES) throw new RangeError('too many labels')
    this.groups[group >> 5] = (this.groups[group >> 5] ?? 0) | (1 << (group & LETTER_BITS))
    this.#follow[group] = (this.#follow[group] ?? 0) | follow
    this.#next[place] = this.#first[group] ?? 0
    this.#first[group] = place
    this.#label[place] = this.#labels.length - 1
    this.#offset[place] = offset
  }

  /** Tell of the labels that hold the group of letters at `at`; of two with one end, the longer. */
  find(text: string, at: number, group: number, woken: Woken): void {
    const next = (MARKS[codeAt(text, at + 3)] ?? 0) & LETTER_BITS
    if (((this.#follow[group] ?? 0) & (1 << next)) === 0) return
    for (let place = this.#first[group] ?? 0; place !== 0; place = this.#next[place] ?? 0) {
      const label = this.#labels[this.#label[place] ?? 0]
      if (label === undefined) continue
      const start = at + LEAD - (this.#offset[place] ?? 0)
      const end = start + label.small.length
      if (!stands(label, text, start) || !isWordEnd(text, end)) continue
      if (label.longer.some((longer) => stands(longer, text, end - longer.small.length))) continue
      woken.label(label.finders, start, end)
    }
  }
}

function labelOf(word: string): Label {
  const capitals = [...word].map((letter) => letter.toUpperCase().charAt(0))
  return {
    small: word,
    capital: capitals.join(''),
    other: capitals.map((letter) => letter.toLowerCase().charAt(0)).join(''),
    finders: [],
    isWhole: word.length <= WHOLE && !isIdeograph(word),
    longer: [],
  }
}

function stands({ small, capital, other, isWhole }: Label, text: string, start: number): boolean {
  if (start < 0 || start + small.length > text.length) return false
  for (let at = 0; at < small.length; at++) {
    const code = text.charCodeAt(start + at)
    if (code === small.charCodeAt(at) || code === capital.charCodeAt(at)) continue
    if (code !== other.charCodeAt(at)) return false
  }
  return !isWhole || classOf(codeAt(text, start - 1)) !== LETTER
}

/** Whether a word may end before `at`: no letter follows, a capital after a small one, or an ideograph. */
function isWordEnd(text: string, at: number): boolean {
  const code = codeAt(text, at)
  const before = codeAt(text, at - 1)
  if (classOf(code) !== LETTER || classOf(before) === IDEOGRAPH) return true
  return isCapital(code) && isSmall(before)
}

function isIdeograph(word: string): boolean {
  return classOf(word.charCodeAt(0)) === IDEOGRAPH
}

/** The five bits of a letter, in each way to write it. */
function bitsAt({ small, capital, other }: Label, at: number): number[] {
  const forms = [small, capital, other].map((form) => MARKS[form.charCodeAt(at)] ?? 0)
  return [...new Set(forms.map((marks) => marks & LETTER_BITS))]
}

/** Where of three groups in a row the first begins that ordinary text is least likely to hold. */
function rarest(letters: readonly (readonly number[])[]): number {
  const often = letters.map((some) => some.reduce((sum, one) => sum + (FREQUENCY[one] ?? 0), 0))
  /** How often four letters in a row may be expected to be in their sets. */
  const four = (at: number) =>
    [0, 1, 2, 3].reduce((all, i) => (all * (often[at + i] ?? 0)) / 1000, 1)
  let best = 0
  let least = Number.POSITIVE_INFINITY
  for (let at = 0; at + 5 < letters.length; at++) {
    const all = four(at) + four(at + 1) + four(at + 2)
    if (all < least) {
      least = all
      best = at
    }
  }
  return best
}
