import { wordlist } from '@scure/bip39/wordlists/english.js'
import { MARKS } from './characters.ts'

const LONGEST_WORD = 8
/** So many words in a row have to begin as words of the list do before the row is read. */
const IN_ROW = 3

let starts: Uint8Array | undefined

/**
 * Whether a row of words around a place may be a seed phrase: the word there and the two next to it
 * begin with the same four letters as words of the list (in which four letters tell all words apart).
 */
export function maySeedPhrase(text: string, at: number): boolean {
  starts ??= startsOfList()
  let word = at
  while (word > 0 && at - word < LONGEST_WORD && isLetter(text, word - 1)) word--
  // A phrase has nine words before or behind every word of it; so forward, else back.
  return areListed(starts, text, word, 1) || areListed(starts, text, word, -1)
}

function areListed(table: Uint8Array, text: string, first: number, step: 1 | -1): boolean {
  let word = first
  for (let i = 0; i < IN_ROW; i++) {
    if (table[startOf(text, word)] !== 1) return false
    word = step > 0 ? nextWord(text, word) : lastWord(text, word)
  }
  return true
}

function nextWord(text: string, at: number): number {
  let next = at
  while (next - at <= LONGEST_WORD && isLetter(text, next)) next++
  return isLetter(text, next + 1) ? next + 1 : next + 2
}

function lastWord(text: string, at: number): number {
  let start = isLetter(text, at - 2) ? at - 1 : at - 2
  while (start > 0 && at - start <= LONGEST_WORD && isLetter(text, start - 1)) start--
  return start
}

function isLetter(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 97 && code <= 122
}

function startsOfList(): Uint8Array {
  const table = new Uint8Array(1 << 15)
  for (const word of wordlist) table[startOf(word, 0)] = 1
  return table
}

function startOf(text: string, at: number): number {
  let hash = 0
  for (let i = at; i < at + 4; i++) hash = (hash * 37 + ((MARKS[text.charCodeAt(i)] ?? 0) & 31)) | 0
  return hash & ((1 << 15) - 1)
}
