import type { Span } from '#lib/detection/finding.ts'

/** Both from 1; the column counts UTF-16 code units, as editors and SARIF do. */
export interface Place {
  line: number
  column: number
}

/** The lines of a text. A line ends with a line feed; a carriage return before it belongs to it. */
export class Lines {
  readonly #text: string
  readonly #starts: readonly number[]

  constructor(text: string) {
    const starts = [0]
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
    this.#text = text
    this.#starts = starts
  }

  placeOf(offset: number): Place {
    const index = this.#indexOf(offset)
    return { line: index + 1, column: offset - this.#startOf(index) + 1 }
  }

  /** The lines that a span touches; with the line before, where it touches several. */
  around({ start, end }: Span): string {
    const first = this.#indexOf(start)
    const last = this.#indexOf(Math.max(start, end - 1))
    const from = first === last ? first : Math.max(0, first - 1)
    return this.#text.slice(this.#startOf(from), this.#startOf(last + 1))
  }

  #startOf(index: number): number {
    return this.#starts[index] ?? this.#text.length
  }

  #indexOf(offset: number): number {
    let low = 0
    let high = this.#starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.#startOf(middle) <= offset) low = middle
      else high = middle - 1
    }
    return low
  }
}
