import { alphabet, has } from './alphabets.ts'
import { codeAt } from './characters.ts'
import { examineLength } from './examine-pattern.ts'
import { examineStarts } from './examine-start.ts'
import { examineValue } from './examine-value.ts'
import type { Pass } from './sweep.ts'
import { INSIDE, LONGEST_HEAD, pairOf, SHORTEST_VALUE, type Tables } from './tables.ts'
import { BASE64_SIGN, DIGIT, NO_TOKEN, SIGN, TOKEN_MARKS, URL_SIGN } from './token-marks.ts'

/** What is looked up for a run of token characters, besides the tables. */
export interface RunExaminers {
  tables: Tables
  /** Looks for credentials in a URL; `at` is the place of `://`. */
  examineUrl(pass: Pass, at: number, run: { start: number; end: number }): void
  /** Looks into a run that may be encoded. */
  unwrap(pass: Pass, start: number, end: number): void
  /** Looks into what may be a URL in percent-encoding; `at` is the place of a percent sign, `start` that of the run. */
  unwrapUrl(pass: Pass, at: number, start: number): number
}

const SHORTEST_HEAD = 6
const SHORTEST_ENCODED = 24
const PERCENT = 37
const SLASH = 47
const COLON = 58
const BACKSLASH = 92
const HEX = alphabet('Hex')

/**
 * Look at a run of characters that can stand in tokens, word by word: at the literals that a word begins
 * with, and, where one ends, at the stretches of base64 and base64url.
 */
export function examineRun(examiners: RunExaminers, pass: Pass, start: number): void {
  const { text } = pass
  const { tables } = examiners
  const { pairs, follows } = tables
  let edge = start > 0 && text.charCodeAt(start - 1) === BACKSLASH ? firstEdge(text, start) : start
  if (edge > start) examineStarts(tables, pass, start, true)
  // Where the stretches begin, and what they hold.
  let urlSafe = edge
  let base64 = edge
  let urlMarks = 0
  let base64Marks = 0
  let marks = 0
  let unwrapped = start
  let urls: number[] | undefined
  let at = edge
  for (; !pass.truncated; at++) {
    const word = at
    let inWord = 0
    let sign = NO_TOKEN
    let code = 0
    for (; at < text.length; at++) {
      code = text.charCodeAt(at)
      const mark = code < 128 ? (TOKEN_MARKS[code] ?? 0) : NO_TOKEN
      if (mark >= SIGN) {
        sign = mark
        break
      }
      inWord |= mark
    }
    if (at > word) {
      marks |= inWord
      urlMarks |= inWord
      base64Marks |= inWord
      if (word + 1 < text.length && pairs[pairOf(text.charCodeAt(word), text.charCodeAt(word + 1))])
        examineStarts(tables, pass, word, true)
      if (edge > word && edge < at) examineStarts(tables, pass, edge, true)
    }
    if (sign !== URL_SIGN) {
      const length = at - urlSafe
      // Nothing so long that a machine drew is without a digit, but for tokens that a fixed start tells.
      if (
        length >= SHORTEST_VALUE
          ? (marks & DIGIT) !== 0
          : length >= SHORTEST_HEAD && has(follows, code)
      ) {
        if (length <= LONGEST_HEAD)
          examineLength(tables, tables.urlSafe[length], pass, urlSafe, urlMarks, code)
        if (length >= SHORTEST_VALUE && (urlMarks & DIGIT) !== 0)
          examineValue(tables, pass, urlSafe, at)
      }
    }
    if (sign !== BASE64_SIGN) {
      const length = at - base64
      if (length >= SHORTEST_VALUE && (base64Marks & DIGIT) !== 0) {
        if (length <= LONGEST_HEAD)
          examineLength(tables, tables.base64[length], pass, base64, base64Marks, code)
        // A stretch that is in both alphabets has been looked at.
        if (base64 !== urlSafe || sign === URL_SIGN) examineValue(tables, pass, base64, at)
        if (length >= SHORTEST_ENCODED) examiners.unwrap(pass, base64, at)
      }
      base64 = at + 1
      base64Marks = 0
    } else base64Marks |= sign
    if (sign !== URL_SIGN) {
      urlSafe = at + 1
      urlMarks = 0
    } else urlMarks |= sign
    if (sign === NO_TOKEN) break
    if (at + 1 < text.length && pairs[pairOf(code, text.charCodeAt(at + 1))])
      examineStarts(tables, pass, at, true)
    // Marks in the middle of a token: `Q~`.
    if (at > word && ((pairs[pairOf(text.charCodeAt(at - 1), code)] ?? 0) & INSIDE) !== 0)
      examineStarts(tables, pass, at - 1, false)
    if (code === PERCENT && isHex(text, at + 1) && isHex(text, at + 2)) {
      edge = at + 3
      if (at >= unwrapped) unwrapped = examiners.unwrapUrl(pass, at, start)
    }
    if (code === COLON && codeAt(text, at + 1) === SLASH && codeAt(text, at + 2) === SLASH) {
      urls ??= []
      urls.push(at)
    }
  }
  for (const url of urls ?? []) examiners.examineUrl(pass, url, { start, end: at })
  pass.spend(at - start)
}

/** Where a token may begin although a letter stands before it: behind `\n`, `\u003d`. */
function firstEdge(text: string, start: number): number {
  const escape_ = text.charAt(start)
  if (ESCAPES.includes(escape_)) return start + 1
  const digits = escape_ === 'u' ? 4 : escape_ === 'x' ? 2 : 0
  for (let at = start + 1; at <= start + digits; at++) if (!isHex(text, at)) return start
  return digits === 0 ? start : start + digits + 1
}

const ESCAPES = 'nrtbf'

function isHex(text: string, at: number): boolean {
  return has(HEX, codeAt(text, at))
}
