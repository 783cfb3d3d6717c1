import type { Sweep } from './candidate.ts'
import { Context } from './context.ts'
import { KeywordLines, type Keywords } from './keywords.ts'
import { Runs } from './runs.ts'
import type { KeywordFact } from './tables.ts'
import { looksRandom } from './validators/random.ts'

/** What a context costs: three stretches of a line. */
const CONTEXT_STEPS = 200

/** What several shapes ask of one place in a text, remembered. */
export class Vicinity {
  readonly runs: Runs
  readonly #sweep: Sweep
  readonly #lines: KeywordLines<KeywordFact>
  #start = -1
  #end = -1
  #context: Context<KeywordFact> | undefined
  #random: { start: number; end: number; is: boolean } | undefined

  constructor(sweep: Sweep, keywords: Keywords<KeywordFact>) {
    this.#sweep = sweep
    this.runs = new Runs(sweep.text)
    this.#lines = new KeywordLines(sweep.text, keywords)
  }

  /** Whether a stretch looks drawn by a machine. */
  looksRandomAt(start: number, end: number): boolean {
    if (this.#random?.start !== start || this.#random.end !== end) {
      this.#random = { start, end, is: looksRandom(this.#sweep.text.slice(start, end)) }
    }
    return this.#random.is
  }

  /** What stands beside a value; undefined where no keyword does. */
  contextAt(start: number, end: number): Context<KeywordFact> | undefined {
    if (this.#start === start && this.#end === end) return this.#context
    this.#start = start
    this.#end = end
    this.#context = undefined
    const { text } = this.#sweep
    const before = this.#lines.read
    if (Context.mayHold(text, start, end, this.#lines)) {
      this.#context = new Context(text, start, end, this.#lines)
      this.#sweep.spend(CONTEXT_STEPS)
    }
    this.#sweep.spend(this.#lines.read - before)
    return this.#context
  }
}
