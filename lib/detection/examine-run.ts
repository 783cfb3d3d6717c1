import { alphabet } from './alphabets.ts'
import { RANK } from './candidate.ts'
import { CLASS, DIGIT, isAlphanumeric, LETTER } from './characters.ts'
import type { Beside, Context } from './context.ts'
import type { Verdict } from './detector.ts'
import type { Confidence, Reason } from './finding.ts'
import { matchShape } from './shape.ts'
import type { Pass } from './sweep.ts'
import type { KeywordFact, Pattern, Start, Tables } from './tables.ts'
import { check } from './validators/index.ts'
import { isPlaceholder, looksRandom } from './validators/random.ts'

const URL_SAFE = alphabet('base64url')
const BASE64 = alphabet('base64')
/** The shortest stretch of one alphabet that a keyword beside it can make a credential. */
const SHORTEST_VALUE = 12
const LONGEST_VALUE = 1024

/** What is looked up for a run of token characters, besides the tables. */
export interface RunExaminers {
  tables: Tables
  /** Looks for credentials in a URL; `at` is the place of `://`. */
  examineUrl(pass: Pass, at: number, run: { start: number; end: number }): void
  /** Looks into a run that may be encoded. */
  unwrap(pass: Pass, start: number, end: number): void
}

/** Look at a run of characters that can stand in tokens. */
export function examineRun(examiners: RunExaminers, pass: Pass, start: number, end: number): void {
  const { text } = pass
  const { tables } = examiners
  pass.spend(end - start)
  let urlSafe = start
  let base64 = start
  let digit = -1
  let edge = firstEdge(text, start)
  let afterWord = false
  for (let at = start; at <= end && !pass.truncated; at++) {
    const code = at < end ? text.charCodeAt(at) : 0
    const class_ = CLASS[code]
    if (class_ === LETTER || class_ === DIGIT) {
      if (class_ === DIGIT) digit = at
      if (!afterWord || at === edge) startsAt(tables, pass, at, code, true)
      afterWord = true
      continue
    }
    // Nothing that a machine drew is without a digit, but for tokens that a fixed start tells.
    if (digit >= urlSafe && URL_SAFE[code] !== 1) {
      if (at - urlSafe >= SHORTEST_HEAD) examineLength(tables.urlSafe, pass, urlSafe, at)
      if (at - urlSafe >= SHORTEST_VALUE) examineValue(tables, pass, urlSafe, at)
    }
    if (digit >= base64 && BASE64[code] !== 1) {
      if (at - base64 >= SHORTEST_HEAD) examineLength(tables.base64, pass, base64, at)
      // A stretch that is in both alphabets has been looked at.
      if (at - base64 >= SHORTEST_VALUE && (base64 !== urlSafe || URL_SAFE[code] === 1)) {
        examineValue(tables, pass, base64, at)
      }
      if (at - base64 >= SHORTEST_ENCODED) examiners.unwrap(pass, base64, at)
    }
    if (URL_SAFE[code] !== 1) urlSafe = at + 1
    if (BASE64[code] !== 1) base64 = at + 1
    if (at === end) break
    startsAt(tables, pass, at, code, true)
    // Marks in the middle of a token: `Q~`.
    if (afterWord) startsAt(tables, pass, at - 1, text.charCodeAt(at - 1), false)
    afterWord = false
    if (code === PERCENT && isHex(text, at + 1) && isHex(text, at + 2)) edge = at + 3
    if (code === COLON && text.startsWith('//', at + 1)) {
      examiners.examineUrl(pass, at, { start, end })
    }
  }
}

const SHORTEST_HEAD = 6
const SHORTEST_ENCODED = 24
const PERCENT = 37
const COLON = 58

/** Where a token may begin although a letter stands before it: behind `\n`, `\u003d`. */
function firstEdge(text: string, start: number): number {
  if (start === 0 || text.charCodeAt(start - 1) !== 92) return start
  const escape_ = text.charAt(start)
  if ('nrtbf'.includes(escape_)) return start + 1
  return start + (escape_ === 'u' ? 5 : escape_ === 'x' ? 3 : 0)
}

function isHex(text: string, at: number): boolean {
  return HEX[text.charCodeAt(at)] === 1
}
const HEX = alphabet('Hex')

function startsAt(
  { pairs, starts }: Tables,
  pass: Pass,
  at: number,
  code: number,
  isEdge: boolean,
): void {
  const next = pass.text.charCodeAt(at + 1)
  if (code >= 128 || !(next < 128)) return
  const list = pairs[code * 128 + next]
  if (!list) return
  for (const start of starts[list] ?? []) {
    if (!isEdge && start.offset === 0) continue
    if (pass.text.startsWith(start.text, at)) examineStart(pass, start, at)
  }
}

function examineStart(pass: Pass, { text, offset, finder, pattern }: Start, at: number): void {
  pass.spend(text.length)
  if (finder !== undefined) finder.examine(pass, at, at + text.length)
  const start = at - offset
  if (pattern === undefined || start < 0) return
  // What stands before the literal belongs to the token, so its own start has to be an edge.
  if (offset > 0 && isAlphanumeric(pass.text.charCodeAt(start - 1))) return
  examinePattern(pass, pattern, start, text.length)
}

/** Shapes without a fixed start, which the length of a stretch finds. */
function examineLength(table: Tables['urlSafe'], pass: Pass, start: number, end: number): void {
  const patterns = table[end - start]
  if (patterns === undefined) return
  for (const pattern of patterns) examinePattern(pass, pattern, start, 0)
}

/** A whole stretch of one alphabet as a value that a keyword beside it makes a credential. */
function examineValue(tables: Tables, pass: Pass, start: number, end: number): void {
  const length = end - start
  if (length > LONGEST_VALUE) return
  pass.spend(length)
  if (!looksRandom(pass.text.slice(start, end))) return
  const context = pass.contextAt(start, end)
  for (const { fact, beside } of context.lookUp(tables.keywords)) {
    examineFact(pass, fact, beside, context, start)
  }
}

function examinePattern(pass: Pass, pattern: Pattern, start: number, literal: number): void {
  const { text } = pass
  const { detector, rule, near } = pattern
  const end = matchShape(text, start, pattern.shape, pass.runs)
  pass.spend(end < 0 ? 1 : end - start)
  if (end < 0 || !endsToken(text, end, literal === 0)) return
  const token = text.slice(start, end)
  if (isPlaceholder(token.slice(literal))) return
  const verdict = detector.check === undefined ? 'unknown' : check(detector.check, token)
  if (verdict === 'no') return
  let beside: Beside | undefined
  let needsPair = false
  if (near.length > 0) {
    if (literal === 0 && !looksRandom(token)) return
    beside = pass.contextAt(start, end).first(near)
    needsPair = beside === undefined
    if (needsPair && detector.pairsWith === undefined) return
  }
  pass.add({
    start,
    end,
    rule: detector.public ? undefined : rule,
    rank: rankOf(literal, near.length > 0, verdict),
    ...judgement(verdict, beside),
    ...(needsPair ? { needsPair } : {}),
  })
}

/** A longer literal is more specific, a valid checksum more than anything. */
function rankOf(literal: number, contextual: boolean, verdict: Verdict): number {
  if (literal === 0) return contextual ? RANK.context + 5 : RANK.fixed
  return RANK.fixed + Math.min(literal, 40) / 10 + (verdict === 'valid' ? 5 : 1)
}

function judgement(
  verdict: Verdict,
  beside: Beside | undefined,
): { confidence: Confidence; reason: Reason } {
  if (verdict === 'valid') return { confidence: 'high', reason: { code: 'checksum-valid' } }
  if (verdict === 'wrong') return { confidence: 'medium', reason: { code: 'checksum-wrong' } }
  if (beside === undefined) return { confidence: 'high', reason: { code: 'known-shape' } }
  return {
    confidence: beside.inName ? 'high' : 'medium',
    reason: { code: 'beside', beside: beside.beside },
  }
}

function examineFact(
  pass: Pass,
  fact: KeywordFact,
  beside: Beside,
  context: Context,
  start: number,
): void {
  const strict = fact.weak || fact.common
  if (strict && !(beside.inName && context.secretName)) return
  if (!strict && !beside.inName && !context.secretWord) return
  const end = matchShape(pass.text, start, fact.shape, pass.runs)
  pass.spend(end < 0 ? 1 : end - start)
  if (end < 0 || !endsToken(pass.text, end, true)) return
  pass.add({
    start,
    end,
    rule: fact.rule,
    rank: RANK.context + (fact.confirmed ? 1 : 0),
    confidence: beside.inName && context.secretName ? 'high' : 'medium',
    reason: { code: 'beside', beside: beside.beside },
  })
}

/**
 * Whether a token may end here: what follows is no letter or digit, and nothing that would make it
 * the beginning of something longer. A shape without a literal is only itself when it stands alone.
 */
function endsToken(text: string, end: number, alone: boolean): boolean {
  const code = text.charCodeAt(end)
  if (!(code < 128)) return true
  if (isAlphanumeric(code)) return false
  // A digest's padding: `h1:…=` in go.sum, `sha256-…=`.
  if (code === 61) return !alone
  if (code === 95 || (alone && (code === 45 || code === 43 || code === 47 || code === 46))) {
    return !isAlphanumeric(text.charCodeAt(end + 1))
  }
  return true
}
