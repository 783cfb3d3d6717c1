import { ESCAPE, LETTER_BITS, MARKS, UNSEEN } from './characters.ts'

/** Blocks of three that lie whole in every run that is looked at, wherever it begins. */
export const RUN_BLOCKS = 4
/** Blocks of three in every row of words that may be a seed phrase; met once in a row, however long. */
export const ROW_BLOCKS = 14
const CUTS = UNSEEN | ESCAPE

/** The way of a pass through a text, three characters at once. */
export class Stride {
  /** How many blocks without a break lie behind, and how many in small letters; all of them in `blocks` and `rows`. */
  blocks = 0
  rows = 0
  /** Whether some label goes on as the block before and the first character of this one. */
  isLabel = false
  /** Whether a character of this block may cut a token. */
  isCut = false
  /** The letters of the last block, five bits each. */
  #group = 0

  /**
   * A loop by itself, because what it keeps has to fit into a processor's registers: what is found is
   * looked at elsewhere.
   *
   * @param follow - by three letters, a bit for each fourth that some label goes on with.
   * @returns the next block from `at` on where a label may have begun in the block before, a run or a row
   * is long enough, or a character cuts tokens; `last` or more without one.
   */
  next(text: string, from: number, last: number, follow: Uint32Array): number {
    const marks = MARKS
    let { blocks, rows } = this
    let group = this.#group
    let at = from
    let isLabel = 0
    let all = 0
    for (; at < last; at += 3) {
      const a = marks[text.charCodeAt(at)] ?? 0
      const b = marks[text.charCodeAt(at + 1)] ?? 0
      const c = marks[text.charCodeAt(at + 2)] ?? 0
      all = a | b | c
      // How many blocks of three without a break, and in small letters: one more, or none. Without a
      // branch, because nobody could foretell it.
      blocks = (blocks + 1) & (((all >> 5) & 1) - 1)
      rows = (rows + 1) & (((all >> 8) & 1) - 1)
      // A shift counts by the lowest five bits alone: the letter.
      isLabel = ((follow[group] ?? 0) >>> a) & 1
      group = ((a & LETTER_BITS) << 10) | ((b & LETTER_BITS) << 5) | (c & LETTER_BITS)
      if ((isLabel | (all & CUTS)) !== 0 || blocks === RUN_BLOCKS || rows === ROW_BLOCKS) break
    }
    this.blocks = blocks
    this.rows = rows
    this.#group = group
    this.isLabel = isLabel !== 0
    this.isCut = (all & CUTS) !== 0
    return at
  }
}
