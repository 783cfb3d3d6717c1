import { alphabet, has } from './alphabets.ts'
import { RANK } from './candidate.ts'
import { CLASS, codeAt, DIGIT, isAlphanumeric, LETTER } from './characters.ts'
import type { Context } from './context.ts'
import type { Detector, Verdict } from './detector.ts'
import type { Confidence, Reason } from './finding.ts'
import type { KeywordHit } from './keywords.ts'
import { matchShape, type Shape } from './shape.ts'
import type { Pass } from './sweep.ts'
import {
  type Evidence,
  type Headed,
  type KeywordFact,
  type Pattern,
  pairOf,
  SHORTEST_VALUE,
  type Start,
  type Tables,
} from './tables.ts'
import { check } from './validators/index.ts'
import { isPlaceholder, looksRandom } from './validators/random.ts'

const URL_SAFE = alphabet('base64url')
const BASE64 = alphabet('base64')
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
  let edge = firstEdge(text, start)
  let urlSafe = edge
  let base64 = edge
  let digit = -1
  let afterWord = false
  for (let at = start; at <= end && !pass.truncated; at++) {
    const code = at < end ? text.charCodeAt(at) : 0
    const class_ = CLASS[code]
    if (class_ === LETTER || class_ === DIGIT) {
      if (class_ === DIGIT) digit = at
      if (!afterWord || at === edge) {
        if (at + 1 < end && tables.pairs[pairOf(code, text.charCodeAt(at + 1))])
          startsAt(tables, pass, at, true)
      }
      afterWord = true
      continue
    }
    // Nothing so long that a machine drew is without a digit, but for tokens that a fixed start tells.
    if (digit >= 0 || at - urlSafe < SHORTEST_VALUE) {
      if (URL_SAFE[code] !== 1) {
        if (at - urlSafe >= SHORTEST_HEAD) {
          examineLength(tables, tables.urlSafe[at - urlSafe], pass, urlSafe, code)
        }
        if (digit >= urlSafe && at - urlSafe >= SHORTEST_VALUE) {
          examineValue(tables, pass, urlSafe, at)
        }
      }
      if (digit >= base64 && BASE64[code] !== 1) {
        if (at - base64 >= SHORTEST_HEAD) {
          examineLength(tables, tables.base64[at - base64], pass, base64, code)
        }
        // A stretch that is in both alphabets has been looked at.
        if (at - base64 >= SHORTEST_VALUE && (base64 !== urlSafe || URL_SAFE[code] === 1)) {
          examineValue(tables, pass, base64, at)
        }
        if (at - base64 >= SHORTEST_ENCODED) examiners.unwrap(pass, base64, at)
      }
    }
    if (URL_SAFE[code] !== 1) urlSafe = at + 1
    if (BASE64[code] !== 1) base64 = at + 1
    if (at === end) break
    if (at + 1 < end && tables.pairs[pairOf(code, text.charCodeAt(at + 1))])
      startsAt(tables, pass, at, true)
    // Marks in the middle of a token: `Q~`.
    if (afterWord && tables.pairs[pairOf(text.charCodeAt(at - 1), code)]) {
      startsAt(tables, pass, at - 1, false)
    }
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
  if (start === 0 || codeAt(text, start - 1) !== BACKSLASH) return start
  const escape_ = text.charAt(start)
  if (ESCAPES.includes(escape_)) return start + 1
  const digits = escape_ === 'u' ? 4 : escape_ === 'x' ? 2 : 0
  for (let at = start + 1; at <= start + digits; at++) if (!isHex(text, at)) return start
  return digits === 0 ? start : start + digits + 1
}

const BACKSLASH = 92
const ESCAPES = 'nrtbf'

/** Whether a token may begin here: no letter or digit before it, but for one of `\n` or `%3D`. */
function isTokenStart(text: string, at: number): boolean {
  if (!isAlphanumeric(codeAt(text, at - 1))) return true
  if (codeAt(text, at - 2) === BACKSLASH) return ESCAPES.includes(text.charAt(at - 1))
  return codeAt(text, at - 3) === PERCENT && isHex(text, at - 2) && isHex(text, at - 1)
}

function isHex(text: string, at: number): boolean {
  return has(HEX, codeAt(text, at))
}
const HEX = alphabet('Hex')

function startsAt(tables: Tables, pass: Pass, at: number, isEdge: boolean): void {
  const { text } = pass
  const pair = pairOf(codeAt(text, at), codeAt(text, at + 1))
  const list = tables.starts[tables.pairs[pair] ?? 0]
  if (list === undefined) return
  const third = codeAt(text, at + 2)
  for (const start of list) {
    if (start.third !== third && start.text.length > 2) continue
    if (!isEdge && start.offset === 0) continue
    if (text.startsWith(start.text, at)) examineStart(tables, pass, start, at)
  }
}

function examineStart(
  tables: Tables,
  pass: Pass,
  { text, offset, finder, pattern }: Start,
  at: number,
): void {
  pass.spend(text.length)
  if (finder !== undefined) finder.examine(pass, at, at + text.length)
  const start = at - offset
  if (pattern === undefined || start < 0) return
  if (isPlain(text) && isInsideBase64(pass.text, at)) return
  // What stands before the literal belongs to the token, so its own start has to be an edge.
  if (offset > 0 && !isTokenStart(pass.text, start)) return
  examinePattern(tables, pass, pattern, start, text.length)
}

/** A start of letters and digits alone stands in any longer base64 by chance. */
function isPlain(literal: string): boolean {
  for (let i = 0; i < literal.length; i++) if (!isAlphanumeric(literal.charCodeAt(i))) return false
  return true
}

/** Whether a word begins only because `/` or `+` stands in a run of base64. */
function isInsideBase64(text: string, at: number): boolean {
  const before = codeAt(text, at - 1)
  if (before !== SLASH && before !== PLUS) return false
  const first = Math.max(0, at - 1 - SURELY_BASE64)
  let start = at - 1
  while (start > first && has(BASE64, text.charCodeAt(start - 1))) start--
  return at - 1 - start >= SURELY_BASE64 && changesOften(text, start, at - 1)
}

const PLUS = 43
const SURELY_BASE64 = 16

/** Shapes without a fixed start, which the length of a stretch finds. */
function examineLength(
  tables: Tables,
  patterns: readonly Headed[] | undefined,
  pass: Pass,
  start: number,
  next: number,
): void {
  if (patterns === undefined) return
  for (const { pattern, follow } of patterns) {
    if (follow !== undefined && follow !== next) continue
    // What an id near would make a secret is drawn from the shape's whole alphabet.
    if (pattern.isWide && isHash(pass.text, start)) continue
    examinePattern(tables, pass, pattern, start, 0)
  }
}

/** A whole stretch of one alphabet as a value that a keyword beside it makes a credential. */
function examineValue(tables: Tables, pass: Pass, start: number, end: number): void {
  const length = end - start
  if (length > LONGEST_VALUE || isInPath(pass.text, start, end)) return
  if (!changesOften(pass.text, start, end)) return
  const context = pass.contextAt(start, end, tables.keywords)
  for (const hit of context.hits) {
    for (const { head, shape, of } of hit.facts) {
      if (length < head.min || length > head.max) continue
      if ('detector' in of) addPattern(pass, of, start, 0, besideOf(context, hit))
      else examineEvidence(pass, shape, of, hit, context)
    }
  }
}

function examinePattern(
  tables: Tables,
  pass: Pass,
  pattern: Pattern,
  start: number,
  literal: number,
): void {
  const { near, detector, shape } = pattern
  if (near.length === 0) {
    addPattern(pass, pattern, start, literal, undefined)
    return
  }
  if (literal === 0 && codeAt(pass.text, start - 1) === SLASH) return
  // The shape first: it is cheaper than to read what stands beside it.
  const end = matchShape(pass.text, start, shape, pass.runs)
  if (end < 0) return
  const context = pass.contextAt(start, end, tables.keywords)
  const hit = context.first(near)
  if (hit === undefined && detector.pairsWith === undefined) return
  addPattern(pass, pattern, start, literal, hit && besideOf(context, hit))
}

function addPattern(
  pass: Pass,
  pattern: Pattern,
  start: number,
  literal: number,
  beside: Beside | undefined,
): void {
  const { text } = pass
  const { detector, rule, shape } = pattern
  const end = matchShape(text, start, shape, pass.runs)
  pass.spend(end < 0 ? 1 : end - start)
  if (end < 0 || !endsToken(text, end, literal === 0, pattern.near.length > 0)) return
  const isContextual = pattern.near.length > 0
  const isAlone = isContextual && literal === 0
  const about = {
    start: rule.kind === 'webhook' ? withScheme(text, start) : start,
    end,
    rule,
    ...(detector.public ? { isPublic: true as const } : {}),
  }
  if (isContextual && beside === undefined) {
    const token = text.slice(start, end)
    pass.add({
      ...about,
      rank: rankOf(pattern, literal, 'unknown'),
      ...judgement('unknown', undefined),
      needsPair: () => looksRandom(token) && verdictOf(detector, token) !== 'no',
    })
    return
  }
  if (isAlone && !pass.looksRandomAt(start, end)) return
  const token = text.slice(start, end)
  if (!isAlone && isPlaceholder(withoutLiterals(token, shape))) return
  const verdict = verdictOf(detector, token)
  if (verdict === 'no') return
  pass.add({ ...about, rank: rankOf(pattern, literal, verdict), ...judgement(verdict, beside) })
}

/** Shapes of webhooks begin with the host; the whole URL is the secret. */
function withScheme(text: string, start: number): number {
  return text.startsWith(HTTPS, start - HTTPS.length) ? start - HTTPS.length : start
}

const HTTPS = 'https://'

function verdictOf({ check: name }: Detector, token: string): Verdict {
  return name === undefined ? 'unknown' : check(name, token)
}

/** What of a token is drawn: some literals look like placeholders themselves. */
function withoutLiterals(token: string, { parts }: Shape): string {
  let rest = token
  for (const part of parts) {
    if (!('text' in part) || part.text.length < 2) continue
    const at = rest.indexOf(part.text)
    if (at >= 0) rest = rest.slice(0, at) + rest.slice(at + part.text.length)
  }
  return rest
}

/** A keyword beside a value. */
interface Beside {
  /** As the text writes it. */
  quote: string
  inName: boolean
}

function besideOf(context: Context<KeywordFact>, hit: KeywordHit<KeywordFact>): Beside {
  return { quote: context.quote(hit), inName: context.isInName(hit) }
}

/**
 * A valid checksum says most, a longer literal more than a shorter one, a narrow shape more than a
 * wide one.
 */
function rankOf({ shape, near }: Pattern, literal: number, verdict: Verdict): number {
  const isContextual = near.length > 0
  const narrow = shape.narrowness
  if (literal === 0) return (isContextual ? RANK.context + 5 : RANK.fixed) + narrow
  const told = Math.min(literal, 40) / 10 + (verdict === 'valid' ? 4 : 0)
  return RANK.fixed + 1 + told + (isContextual ? 0.5 : 0) + narrow / 4
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
    reason: { code: 'beside', beside: beside.quote },
  }
}

function examineEvidence(
  pass: Pass,
  shape: Shape,
  { rule, confirmed, weak, common }: Evidence,
  hit: KeywordHit<KeywordFact>,
  context: Context<KeywordFact>,
): void {
  const { text } = pass
  const { start } = context
  const end = matchShape(text, start, shape, pass.runs)
  pass.spend(end < 0 ? 1 : end - start)
  if (end < 0 || !endsToken(text, end, true, true)) return
  const inName = context.isInName(hit)
  const isStrict = weak || common
  if (isStrict ? !context.isSecretOf(hit) : !inName && !context.hasSecretWord(hit)) return
  if (!pass.looksRandomAt(start, end)) return
  pass.add({
    start,
    end,
    rule,
    rank: RANK.context + (confirmed ? 1 : 0),
    confidence: inName && context.isSecretOf(hit) ? 'high' : 'medium',
    reason: { code: 'beside', beside: context.quote(hit) },
  })
}

/** Sixteen digits of small hexadecimal: one in 10^6 of base62. */
function isHash(text: string, start: number): boolean {
  for (let at = start; at < start + 16; at++) if (!has(SMALL_HEX, codeAt(text, at))) return false
  return true
}

const SMALL_HEX = alphabet('hex')

/** A part of a path, of a URL or of a name with dots: an id of something, a commit. */
function isInPath(text: string, start: number, end: number): boolean {
  const before = codeAt(text, start - 1)
  return before === SLASH || before === DOT || codeAt(text, end) === SLASH
}

const DOT = 46
const SLASH = 47

/**
 * What a machine drew goes from letters to digits, from small to capital letters every other
 * character; words, dates and versions seldom do. Cheap, because it is asked first.
 */
function changesOften(text: string, start: number, end: number): boolean {
  let changes = 0
  let letters = 0
  let before = 0
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at)
    // 1 for digits, 2 for capitals, 3 for small letters; what joins words changes nothing.
    const class_ = code >= 97 ? 3 : code >= 65 && code !== UNDERSCORE ? 2 : code >= 48 ? 1 : before
    if (class_ !== before) changes++
    if (class_ > 1) letters++
    before = class_
  }
  // One letter alone is a date's: 2031-04-13T09.
  return letters > 1 && changes * RARE_CHANGE >= end - start
}

/** Random base62 changes 0.6 times a character, hexadecimal 0.47, words 0.05. */
const RARE_CHANGE = 6
const UNDERSCORE = 95

/**
 * Whether a token may end here: what follows is no letter or digit, and nothing that would make it
 * the beginning of something longer. A shape without a literal is only itself when it stands alone.
 */
function endsToken(text: string, end: number, alone: boolean, isContextual: boolean): boolean {
  const code = codeAt(text, end)
  if (!(code < 128)) return true
  if (isAlphanumeric(code)) return false
  // A digest's padding: `h1:…=` in go.sum, `sha256-…=`.
  if (code === 61) return !(alone && isContextual)
  if (code === 95 || (alone && (code === 45 || code === 43 || code === SLASH || code === 46))) {
    return !isAlphanumeric(codeAt(text, end + 1))
  }
  return true
}
