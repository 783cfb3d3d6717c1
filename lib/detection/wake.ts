import type { Finder } from './candidate.ts'
import { classOf, IDEOGRAPH, LETTER, MARKS } from './characters.ts'

/** A label that ends here and the finders that it wakes. */
export interface Woken {
  start: number
  finders: readonly Finder[]
}

/** How often each letter stands in European text, in thousandths; the rest shares numbers with these. */
const FREQUENCY = [
  180, 82, 15, 28, 43, 127, 22, 20, 61, 70, 2, 8, 40, 24, 67, 75, 19, 1, 60, 63, 91, 28, 10, 24, 2,
  20, 1, 1, 1, 1, 1, 1,
]
const ANY = Array.from({ length: 32 }, (_, letter) => letter)
const NO_LETTER = [0]
/** Labels of up to so many letters count only as whole words: "pw", but not the end of "stopw". */
const WHOLE = 2

/**
 * Which finders a word wakes. The first pass looks at every third group of three letters only; of
 * each label three groups that follow each other are in the table, so that one of them is met
 * wherever the label begins. Where a group is in the table, the word is read.
 */
export class Wake {
  /** By three letters, five bits each: 1 when a label may stand here. */
  readonly groups = new Uint8Array(1 << 15)
  readonly #finders = new Map<string, Finder[]>()
  #longest = 0

  constructor(finders: readonly Finder[]) {
    for (const finder of finders) {
      for (const word of new Set(finder.words)) {
        const known = this.#finders.get(word)
        if (known === undefined) this.#addGroups(word)
        this.#finders.set(word, [...(known ?? []), finder])
        this.#longest = Math.max(this.#longest, word.length)
      }
    }
  }

  #addGroups(word: string): void {
    const around = word.length <= WHOLE && !isIdeograph(word) ? NO_LETTER : ANY
    const letters = [
      ANY,
      around,
      ...Array.from({ length: word.length }, (_, i) => lettersAt(word, i)),
    ]
    letters.push(around, ANY)
    let best = 0
    let least = Number.POSITIVE_INFINITY
    for (let at = 0; at + 4 < letters.length; at++) {
      const often = oftenOf(letters, at) + oftenOf(letters, at + 1) + oftenOf(letters, at + 2)
      if (often < least) {
        least = often
        best = at
      }
    }
    for (let at = best; at < best + 3; at++) {
      for (const a of letters[at] ?? []) {
        for (const b of letters[at + 1] ?? []) {
          for (const c of letters[at + 2] ?? []) this.groups[(a << 10) | (b << 5) | c] = 1
        }
      }
    }
  }

  /** @returns the longest label that ends at `end`. */
  at(text: string, end: number): Woken | undefined {
    const class_ = classOf(text.charCodeAt(end - 1))
    if (class_ !== LETTER && class_ !== IDEOGRAPH) return undefined
    const first = Math.max(0, end - this.#longest)
    let start = end
    while (start > first && classOf(text.charCodeAt(start - 1)) === class_) start--
    const isWhole = start === 0 || classOf(text.charCodeAt(start - 1)) !== class_
    const letters = text.slice(start, end).toLowerCase()
    // A few capitals are two characters when small; no label has one of them.
    if (letters.length !== end - start) return undefined
    for (let cut = 0; cut < letters.length; cut++) {
      const label = letters.slice(cut)
      const finders = this.#finders.get(label)
      if (finders === undefined) continue
      if (label.length > WHOLE || (cut === 0 && isWhole) || class_ === IDEOGRAPH) {
        return { start: start + cut, finders }
      }
    }
    return undefined
  }
}

function isIdeograph(word: string): boolean {
  return classOf(word.charCodeAt(0)) === IDEOGRAPH
}

function lettersAt(word: string, at: number): number[] {
  const forms = [word.toLowerCase(), word.toUpperCase()]
  return [...new Set(forms.map((form) => (MARKS[form.charCodeAt(at)] ?? 0) & 31))]
}

/** How often three letters in a row may be expected to be in these sets. */
function oftenOf(letters: readonly (readonly number[])[], at: number): number {
  let often = 1
  for (let i = at; i < at + 3; i++) {
    const some = letters[i] ?? []
    often *= some.reduce((sum, letter) => sum + (FREQUENCY[letter] ?? 0), 0) / 1000
  }
  return often
}
