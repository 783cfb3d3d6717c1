import { type Alphabet, runEnd } from './alphabets.ts'

/**
 * Where runs of an alphabet end, remembered: hostile text that begins a token every few characters
 * inside one long run would otherwise have that run read again each time.
 */
export class Runs {
  readonly #text: string
  /** Made at first use, as few texts need it. */
  #known: Map<Alphabet, { start: number; end: number }> | undefined

  constructor(text: string) {
    this.#text = text
  }

  /** @returns where the run of the alphabet that holds `at` ends. */
  end(table: Alphabet, at: number): number {
    this.#known ??= new Map()
    const known = this.#known.get(table)
    if (known !== undefined && at >= known.start && at <= known.end) return known.end
    const end = runEnd(this.#text, at, table)
    this.#known.set(table, { start: at, end })
    return end
  }
}
