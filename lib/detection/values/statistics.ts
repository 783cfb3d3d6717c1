import { THRESHOLDS } from './thresholds.ts'

/**
 * What can be counted about a value without knowing what it is. Random tokens change between
 * letters, digits and cases every other character, and their letters stand beside each other in
 * ways that no language has; names and words do neither.
 */
export interface Statistics {
  length: number
  digits: number
  lower: number
  upper: number
  /** ASCII that is neither letter nor digit. */
  symbols: number
  /** Letters and signs outside ASCII. */
  foreign: number
  /** Distinct ASCII characters. */
  distinct: number
  /** Shannon, bits per character. */
  entropy: number
  /** Stretches as a reader would part them: `myKey2` has three, `my`, `Key` and `2`. */
  pieces: number
  /** Pairs of neighbouring letters within a piece. */
  pairs: number
  /** Those of them that are common in words. */
  common: number
  /** Length of the longest stretch of letters. */
  longestWord: number
}

/**
 * For each letter, those that follow it in words: the pairs that make up 93 % of the letter pairs
 * in READMEs and manuals, each word counted with the 0.6th power of its frequency. Letters drawn
 * at random hit them with 36 %.
 */
const FOLLOWERS =
  'bcdgiklmnprstuvy aeilorsu acehiklorstu adeilorsu abcdefgilmnpqrstvwxy aefiloru aehilnorsu aeiort abcdefglmnoprstvxz s eis adeilostuy abeimopsu acdefgiknopstuv abcdfgiklmnoprstuvw aeiloprstuy u acdegiklmnorstuy acehilopstuy acehilmoprstuy abcegilmnprst aei aehiors pt ps e'

const PAIRS = pairTable()

function pairTable(): Uint8Array {
  const table = new Uint8Array(26 * 26)
  FOLLOWERS.split(' ').forEach((followers, first) => {
    for (const letter of followers) table[first * 26 + letter.charCodeAt(0) - 97] = 1
  })
  return table
}

const LOWER = 1
const UPPER = 2
const DIGIT = 3
const SYMBOL = 4
const FOREIGN = 5

function classOf(code: number): number {
  if (code >= 97 && code <= 122) return LOWER
  if (code >= 65 && code <= 90) return UPPER
  if (code >= 48 && code <= 57) return DIGIT
  return code < 128 ? SYMBOL : FOREIGN
}

const seen = new Uint16Array(128)

/** Count once over `text[start, end)`. */
export function statistics(text: string, start: number, end: number): Statistics {
  seen.fill(0)
  const of = [0, 0, 0, 0, 0, 0]
  let pieces = 0
  let pairs = 0
  let common = 0
  let longestWord = 0
  let word = 0
  let before = 0
  let beforeThat = 0
  let letter = -1
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at)
    const kind = classOf(code)
    of[kind] = (of[kind] ?? 0) + 1
    if (code < 128) seen[code] = (seen[code] ?? 0) + 1
    const isLetter = kind === LOWER || kind === UPPER
    // `Key` is one piece: its capital belongs to what follows, unless more capitals came before.
    const capital = kind === LOWER && before === UPPER && beforeThat !== UPPER
    if (kind !== before && !capital && kind !== SYMBOL) pieces++
    const here = isLetter ? (code | 32) - 97 : -1
    if (isLetter && letter >= 0 && (kind === before || capital)) {
      pairs++
      common += PAIRS[letter * 26 + here] ?? 0
    }
    word = isLetter ? word + 1 : 0
    if (word > longestWord) longestWord = word
    letter = here
    beforeThat = before
    before = kind
  }
  const length = end - start
  const { distinct, entropy } = spread(length)
  return {
    length,
    digits: of[DIGIT] ?? 0,
    lower: of[LOWER] ?? 0,
    upper: of[UPPER] ?? 0,
    symbols: of[SYMBOL] ?? 0,
    foreign: of[FOREIGN] ?? 0,
    distinct,
    entropy,
    pieces,
    pairs,
    common,
    longestWord,
  }
}

function spread(length: number): { distinct: number; entropy: number } {
  let distinct = 0
  let entropy = 0
  for (let code = 0; code < 128; code++) {
    const count = seen[code] ?? 0
    if (count === 0) continue
    distinct++
    entropy -= (count / length) * Math.log2(count / length)
  }
  return { distinct, entropy }
}

/** @returns whether a value reads as made by a generator: for tokens without structure. */
export function looksRandom(text: string, start: number, end: number): boolean {
  return isRandom(statistics(text, start, end))
}

/** The same for what has been counted already. */
export function isRandom(counted: Statistics): boolean {
  const { length, digits, lower, upper, foreign, distinct, entropy, pieces, pairs, common } =
    counted
  const { longestWord } = counted
  if (length < 8 || foreign > 0 || lower + upper === 0) return false
  if (distinct < Math.min(length * THRESHOLDS.distinct, 8)) return false
  if (entropy < Math.min(THRESHOLDS.entropy, Math.log2(length) * 0.8)) return false
  const wordlike =
    longestWord >= 4 && pairs * 3 >= length && pairs >= 4 && common >= pairs * THRESHOLDS.wordlike
  if (length >= pieces * THRESHOLDS.longPieces) {
    // Long pieces: only letters that make no words, and of those enough to tell.
    return !wordlike && pairs >= 12 && common < pairs * 0.6
  }
  return digits > 0 ? !wordlike || length < pieces * 2.6 : !wordlike && pieces > 2
}
