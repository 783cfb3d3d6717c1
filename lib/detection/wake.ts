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
  length: number
  capital: string
  /** Turkish ı has the capital of i, so that the two are one letter here. */
  other: string
  finders: Finder[]
  /** Only when no letter stands before it. */
  isWhole: boolean
  /** Labels that end with this one. */
  longer: Label[]
}

/** How many characters in front of a label its groups may take in. */
const LEAD = 2

/**
 * Which finders a word wakes. The first pass looks at every third group of three letters only; of
 * each label three groups that follow each other are in the table, so that exactly one of them is met
 * wherever the label begins. Where a group is in the table, the labels that hold it are compared.
 */
export class Wake {
  /** By three letters, five bits each: a bit for each fourth. */
  readonly follow = new Uint32Array(1 << 15)
  /** By the same three: the first of its places in a row of all; one more ends the last. */
  readonly #first = new Uint16Array((1 << 15) + 1)
  /** For each place in that row its `follow`, and the label above eight bits of its offset. */
  readonly #places: Uint32Array
  readonly #labels: Label[] = []

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
    const first = this.#first
    // How many places each group has, then where they begin, then what they are.
    const written = this.#labels.map(writtenOf)
    for (const label of written) {
      eachPlace(label, (group, follow) => {
        this.follow[group] = (this.follow[group] ?? 0) | follow
        first[group + 1] = (first[group + 1] ?? 0) + 1
      })
    }
    for (let group = 1; group < first.length; group++) {
      first[group] = (first[group] ?? 0) + (first[group - 1] ?? 0)
    }
    this.#places = new Uint32Array(2 * (first.at(-1) ?? 0))
    const next = first.slice()
    for (const [index, label] of written.entries()) {
      eachPlace(label, (group, follow, offset) => {
        const place = next[group] ?? 0
        next[group] = place + 1
        this.#places[2 * place] = follow
        this.#places[2 * place + 1] = (index << 8) | offset
      })
    }
  }

  #add(word: string): Label {
    const label = labelOf(word)
    this.#labels.push(label)
    return label
  }

  /** Tell of the labels that hold the three letters at `at`; of two with one end, the longer. */
  find(text: string, at: number, woken: Woken): void {
    const group =
      (letterAt(text, at) << 10) | (letterAt(text, at + 1) << 5) | letterAt(text, at + 2)
    const next = 1 << letterAt(text, at + 3)
    const places = this.#places
    const last = 2 * (this.#first[group + 1] ?? 0)
    for (let place = 2 * (this.#first[group] ?? 0); place < last; place += 2) {
      if (((places[place] ?? 0) & next) === 0) continue
      const found = places[place + 1] ?? 0
      const label = this.#labels[found >> 8]
      if (label === undefined) continue
      const start = at + LEAD - (found & 255)
      const end = start + label.length
      // What a word is part of is cheaper to see than the word.
      if (!isWordEnd(text, end) || !stands(label, text, start)) continue
      if (label.longer.some((longer) => stands(longer, text, end - longer.length))) continue
      woken.label(label.finders, start, end)
    }
  }
}

function letterAt(text: string, at: number): number {
  return (MARKS[codeAt(text, at)] ?? 0) & LETTER_BITS
}

/** In what a label and its surroundings may be written, and where in that its groups begin. */
interface Written {
  letters: readonly (readonly number[])[]
  best: number
}

function writtenOf(label: Label): Written {
  const around = label.isWhole ? NO_LETTER : ANY
  const inside = Array.from({ length: label.length }, (_, at) => bitsAt(label, at))
  const letters = [ANY, around, ...inside, around, ANY, ANY]
  return { letters, best: rarest(letters) }
}

/** Tell of three groups that follow each other, in each way to write them. */
function eachPlace(
  { letters, best }: Written,
  tell: (group: number, follow: number, offset: number) => void,
): void {
  for (let offset = best; offset < best + 3; offset++) {
    let follow = 0
    for (const letter of letters[offset + 3] ?? []) follow |= 1 << letter
    const [first = [], second = [], third = []] = letters.slice(offset, offset + 3)
    for (const a of first) {
      for (const b of second) {
        for (const c of third) tell((a << 10) | (b << 5) | c, follow, offset)
      }
    }
  }
}

function labelOf(word: string): Label {
  const capitals = [...word].map((letter) => letter.toUpperCase().charAt(0))
  return {
    small: word,
    length: word.length,
    capital: capitals.join(''),
    other: capitals.map((letter) => letter.toLowerCase().charAt(0)).join(''),
    finders: [],
    isWhole: word.length <= WHOLE && !isIdeograph(word),
    longer: [],
  }
}

function stands(
  { small, capital, other, isWhole, length }: Label,
  text: string,
  start: number,
): boolean {
  if (start < 0 || start + length > text.length) return false
  for (let at = 0; at < length; at++) {
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
