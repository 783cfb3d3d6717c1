import type { Finder } from './candidate.ts'
import { classOf, IDEOGRAPH, LETTER } from './characters.ts'

/** A label that ends here and the finders that it wakes. */
export interface Woken {
  start: number
  finders: readonly Finder[]
}

const BUCKETS = 1 << 14

/**
 * Which finders a word wakes. The last letters of each word of the text are looked up in a table;
 * only where that says "perhaps" the word is read and looked up for what it is.
 */
export class Wake {
  readonly #tails = new Uint8Array(BUCKETS)
  readonly #ideographs = new Set<number>()
  readonly #finders = new Map<string, Finder[]>()
  #longest = 0

  constructor(finders: readonly Finder[]) {
    for (const finder of finders) {
      for (const word of new Set(finder.words)) this.#add(word, finder)
    }
  }

  #add(word: string, finder: Finder): void {
    this.#finders.set(word, [...(this.#finders.get(word) ?? []), finder])
    this.#longest = Math.max(this.#longest, word.length)
    const last = word.charCodeAt(word.length - 1)
    if (classOf(last) === IDEOGRAPH) {
      this.#ideographs.add(last)
      return
    }
    for (const form of [word, word.toUpperCase(), word.slice(0, 1).toUpperCase() + word.slice(1)]) {
      this.#tails[tailOf(form, form.length, form.length)] = 1
    }
  }

  /** @returns whether the word of letters that ends at `end` may wake somebody. */
  mayWake(text: string, end: number, length: number): boolean {
    return this.#tails[tailOf(text, end, length)] === 1
  }

  /** @returns whether a label in a script without spaces may end with this character. */
  mayEnd(ideograph: number): boolean {
    return this.#ideographs.has(ideograph)
  }

  /** @returns the longest label that ends at `end`. */
  at(text: string, end: number): Woken | undefined {
    const class_ = classOf(text.charCodeAt(end - 1))
    if (class_ !== LETTER && class_ !== IDEOGRAPH) return undefined
    const first = Math.max(0, end - this.#longest)
    let start = end
    while (start > first && classOf(text.charCodeAt(start - 1)) === class_) start--
    const letters = text.slice(start, end).toLowerCase()
    // A few capitals are two characters when small; no label has one of them.
    if (letters.length !== end - start) return undefined
    for (let cut = 0; cut < letters.length; cut++) {
      const label = letters.slice(cut)
      const finders = this.#finders.get(label)
      // "pw" is a label, the end of "stopw" is not.
      if (finders !== undefined && (label.length > 2 || cut === 0 || class_ === IDEOGRAPH)) {
        return { start: start + cut, finders }
      }
    }
    return undefined
  }
}

/** The bucket of the last three letters of a word, small and capital alike where ASCII. */
function tailOf(text: string, end: number, length: number): number {
  let hash = text.charCodeAt(end - 1) | 32
  if (length > 1) hash = hash * 37 + (text.charCodeAt(end - 2) | 32)
  if (length > 2) hash = hash * 37 + (text.charCodeAt(end - 3) | 32)
  return hash & (BUCKETS - 1)
}
