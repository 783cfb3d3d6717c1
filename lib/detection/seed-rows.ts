import { codeAt, isSmall, isSpace, LETTER_BITS, MARKS } from './characters.ts'
import { seedList } from './seed-list.ts'

const LONGEST_WORD = 8
/** So many words of a row have to begin as words of the list do before the row is read. */
const IN_ROW = 8

let starts: Uint8Array | undefined

/**
 * Whether a row of words that begins at `start` may be a seed phrase: its first words begin with the
 * same four letters as words of the list (in which four letters tell all words apart).
 */
export function maySeedPhrase(text: string, start: number): boolean {
  starts ??= startsOfList()
  let word = start
  for (let i = 0; i < IN_ROW; i++) {
    while (isSpace(codeAt(text, word))) word++
    if (starts[startOf(text, word)] !== 1) return false
    const first = word
    while (isSmall(codeAt(text, word)) && word - first <= LONGEST_WORD) word++
  }
  return true
}

function startsOfList(): Uint8Array {
  const table = new Uint8Array(1 << 15)
  for (const word of seedList()) table[startOf(word, 0)] = 1
  return table
}

function startOf(text: string, at: number): number {
  let hash = 0
  for (let i = at; i < at + 4; i++)
    hash = (hash * 37 + ((MARKS[codeAt(text, i)] ?? 0) & LETTER_BITS)) | 0
  return hash & ((1 << 15) - 1)
}
