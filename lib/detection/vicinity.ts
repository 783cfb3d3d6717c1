import type { Sweep } from './candidate.ts'
import { AFTER, Context, FURTHEST } from './context.ts'
import { KeywordLines, type Keywords } from './keywords.ts'
import { isWithin, type KeywordFact } from './tables.ts'
import { looksRandom } from './validators/random.ts'

/** What a context costs: three stretches of a line. */
const CONTEXT_STEPS = 200

/** What several shapes ask of one place in a text, remembered. */
export class Vicinity {
  readonly #sweep: Sweep
  readonly #keywords: Keywords<KeywordFact>
  #lines: KeywordLines<KeywordFact> | undefined
  #context: Context<KeywordFact> | undefined
  #random: { start: number; end: number; is: boolean } | undefined

  constructor(sweep: Sweep, keywords: Keywords<KeywordFact>) {
    this.#sweep = sweep
    this.#keywords = keywords
  }

  /** Whether a stretch looks drawn by a machine. */
  looksRandomAt(start: number, end: number): boolean {
    if (this.#random?.start !== start || this.#random.end !== end) {
      this.#random = { start, end, is: looksRandom(this.#sweep.text.slice(start, end)) }
    }
    return this.#random.is
  }

  /**
   * What stands beside a value; undefined without one of the keywords, or without any that makes something
   * of that length a credential. Most values have none.
   */
  contextAt(
    start: number,
    end: number,
    near?: readonly string[],
  ): Context<KeywordFact> | undefined {
    const { text } = this.#sweep
    this.#lines ??= new KeywordLines(text, this.#keywords)
    const lines = this.#lines
    const before = lines.read
    const from = Math.max(0, start - FURTHEST)
    const to = Math.min(text.length, end + AFTER)
    const isNear = lines.some(from, to, ({ keyword, facts }) =>
      near === undefined
        ? facts.some(({ head }) => isWithin(head, end - start))
        : near.includes(keyword),
    )
    this.#sweep.spend(lines.read - before)
    if (!isNear) return undefined
    if (this.#context?.start !== start || this.#context.end !== end) {
      this.#context = new Context(text, start, end, lines)
      this.#sweep.spend(CONTEXT_STEPS)
    }
    return this.#context
  }
}
