import type { Finder } from './candidate.ts'
import { classOf, codeAt, IDEOGRAPH, LETTER, LETTER_BITS, MARKS } from './characters.ts'

/** A label that ends here and the finders that it wakes. */
export interface Woken {
  start: number
  finders: readonly Finder[]
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

/** What a label ends in, read from its last letter to its first. */
interface Node {
  next: Map<number, Node>
  finders: Finder[]
  /** Only when no letter stands before it. */
  whole: boolean
}

/**
 * Which finders a word wakes. The first pass looks at every third group of three letters only; of
 * each label three groups that follow each other are in the table, so that one of them is met
 * wherever the label begins. Where a group is in the table, the word's end is looked at, and only
 * where that is a label's too the label is read.
 */
export class Wake {
  /** By three letters, five bits each: the letters that may follow in a label, a bit each. */
  readonly groups = new Uint32Array(1 << 15)
  /** By the last three letters of a word (the last two of a shorter label): 1 when they may end a label. */
  readonly #ends = new Uint8Array(1 << 15)
  readonly #root = nodeOf()

  constructor(finders: readonly Finder[]) {
    const known = new Set<string>()
    for (const finder of finders) {
      for (const word of finder.words ?? []) {
        const node = this.#add(word)
        if (!known.has(word)) this.#addGroups(word)
        known.add(word)
        if (!node.finders.includes(finder)) node.finders.push(finder)
        node.whole = word.length <= WHOLE && !isIdeograph(word)
      }
    }
  }

  #add(word: string): Node {
    let node = this.#root
    for (let at = word.length - 1; at >= 0; at--) {
      const letter = word.charAt(at)
      const capital = letter.toUpperCase()
      // Turkish ı has the capital of i, so that the two are one letter here.
      const small = capital.toLowerCase().charCodeAt(0)
      const known = node.next.get(small) ?? nodeOf()
      for (const form of [small, letter.charCodeAt(0), capital.charCodeAt(0)]) {
        node.next.set(form, known)
      }
      node = known
    }
    return node
  }

  #addGroups(word: string): void {
    const around = word.length <= WHOLE && !isIdeograph(word) ? NO_LETTER : ANY
    const inside = Array.from({ length: word.length }, (_, at) => lettersAt(word, at))
    const letters = [ANY, around, ...inside, around, ANY, ANY]
    let best = 0
    let least = Number.POSITIVE_INFINITY
    for (let at = 0; at + 5 < letters.length; at++) {
      const often = oftenOf(letters, at) + oftenOf(letters, at + 1) + oftenOf(letters, at + 2)
      if (often < least) {
        least = often
        best = at
      }
    }
    for (let at = best; at < best + 3; at++) {
      let mask = 0
      for (const letter of letters[at + 3] ?? []) mask |= 1 << letter
      setGroups(this.groups, letters, at, mask)
    }
    setGroups(this.#ends, [around, around, ...inside].slice(-3), 0, 1)
  }

  /** @returns whether the word that ends at `end` may end with a label. */
  mayEnd(text: string, end: number): boolean {
    return this.#ends[groupAt(text, end - 3)] === 1
  }

  /** @returns the longest label that ends at `end`. */
  at(text: string, end: number): Woken | undefined {
    let node: Node | undefined = this.#root
    let found: Woken | undefined
    for (let start = end - 1; start >= 0; start--) {
      node = node.next.get(text.charCodeAt(start))
      if (node === undefined) break
      if (node.finders.length === 0) continue
      if (node.whole && classOf(codeAt(text, start - 1)) === LETTER) continue
      found = { start, finders: node.finders }
    }
    return found
  }
}

function nodeOf(): Node {
  return { next: new Map(), finders: [], whole: false }
}

/** The index of three characters in a table of groups; what stands before the text is no letter. */
function groupAt(text: string, at: number): number {
  const a = (MARKS[codeAt(text, at)] ?? 0) & LETTER_BITS
  const b = (MARKS[codeAt(text, at + 1)] ?? 0) & LETTER_BITS
  const c = (MARKS[codeAt(text, at + 2)] ?? 0) & LETTER_BITS
  return (a << 10) | (b << 5) | c
}

function setGroups(
  table: Uint8Array | Uint32Array,
  letters: readonly (readonly number[])[],
  at: number,
  mask: number,
): void {
  for (const a of letters[at] ?? []) {
    for (const b of letters[at + 1] ?? []) {
      for (const c of letters[at + 2] ?? []) {
        const group = (a << 10) | (b << 5) | c
        table[group] = (table[group] ?? 0) | mask
      }
    }
  }
}

function isIdeograph(word: string): boolean {
  return classOf(word.charCodeAt(0)) === IDEOGRAPH
}

function lettersAt(word: string, at: number): number[] {
  const forms = [word.toLowerCase(), word.toUpperCase()]
  return [...new Set(forms.map((form) => (MARKS[form.charCodeAt(at) | 0] ?? 0) & LETTER_BITS))]
}

/** How often four letters in a row may be expected to be in these sets. */
function oftenOf(letters: readonly (readonly number[])[], at: number): number {
  let often = 1
  for (let i = at; i < at + 4; i++) {
    const some = letters[i] ?? []
    often *= some.reduce((sum, letter) => sum + (FREQUENCY[letter] ?? 0), 0) / 1000
  }
  return often
}
