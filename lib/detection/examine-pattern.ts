import { alphabet, has } from './alphabets.ts'
import { RANK } from './candidate.ts'
import { codeAt, isAlphanumeric } from './characters.ts'
import type { Context } from './context.ts'
import type { Verdict } from './detector.ts'
import type { Confidence, Reason } from './finding.ts'
import type { KeywordHit } from './keywords.ts'
import { matchShape, type Shape } from './shape.ts'
import type { Pass } from './sweep.ts'
import { type Headed, type KeywordFact, type Pattern, type Tables, verdictOf } from './tables.ts'
import { isPlaceholder } from './validators/random.ts'

const SLASH = 47
const SMALL_HEX = alphabet('hex')
const HTTPS = 'https://'

/**
 * Shapes without a fixed start, which the length of a stretch finds.
 * @param marks - what the stretch holds.
 * @param next - the character behind it.
 */
export function examineLength(
  tables: Tables,
  patterns: readonly Headed[] | undefined,
  pass: Pass,
  start: number,
  marks: number,
  next: number,
): void {
  if (patterns === undefined) return
  for (let i = 0; i < patterns.length; i++) {
    const headed = patterns[i]
    if (headed === undefined) continue
    const { pattern, head } = headed
    if ((marks & head.refuses) !== 0) continue
    if (head.follow !== undefined && head.follow !== next) continue
    // What an id near would make a secret is drawn from the shape's whole alphabet.
    if (pattern.isWide && isHash(pass.text, start)) continue
    examinePattern(tables, pass, pattern, start, 0)
  }
}

/** @param literal - how much of the token its fixed start is. */
export function examinePattern(
  tables: Tables,
  pass: Pass,
  pattern: Pattern,
  start: number,
  literal: number,
): void {
  const { near, detector } = pattern
  const isAlone = literal === 0
  if (near.length === 0) {
    const end = tokenEnd(pass, pattern.shape, start, isAlone, false)
    if (end >= 0) addPattern(tables, pass, pattern, start, end, literal, undefined)
    return
  }
  if (isAlone && codeAt(pass.text, start - 1) === SLASH) return
  // The shape first: it is cheaper than to read what stands beside it.
  const end = tokenEnd(pass, pattern.shape, start, isAlone, true)
  if (end < 0) return
  const context = pass.vicinity(tables.keywords).contextAt(start, end, near)
  const hit = context?.first(near)
  if (context !== undefined && hit !== undefined) {
    addPattern(tables, pass, pattern, start, end, literal, besideOf(context, hit))
  } else if (detector.pairsWith !== undefined) {
    const { rule, needsPair } = pattern
    const rank = rankOf(pattern, literal, 'unknown')
    const isPublic = detector.public
    pass.add({ start, end, rule, isPublic, rank, ...judgement('unknown', undefined), needsPair })
  }
}

/** @returns where the token of a shape ends that begins at `start`; -1 if none does. */
export function tokenEnd(
  pass: Pass,
  shape: Shape,
  start: number,
  isAlone: boolean,
  isContextual: boolean,
): number {
  const end = matchShape(pass.text, start, shape, shape.isOpen ? pass.runs : undefined)
  pass.spend(end < 0 ? 1 : end - start)
  return end >= 0 && endsToken(pass.text, end, isAlone, isContextual) ? end : -1
}

/** Add what has the shape, unless it only stands for a token. */
export function addPattern(
  tables: Tables,
  pass: Pass,
  pattern: Pattern,
  start: number,
  end: number,
  literal: number,
  beside: Beside | undefined,
): void {
  const { text } = pass
  const { detector, rule, shape, near } = pattern
  const isAlone = near.length > 0 && literal === 0
  if (isAlone && !pass.vicinity(tables.keywords).looksRandomAt(start, end)) return
  const token = text.slice(start, end)
  if (!isAlone && isPlaceholder(withoutLiterals(token, shape))) return
  const verdict = verdictOf(detector, token)
  if (verdict === 'no') return
  pass.add({
    start: rule.kind === 'webhook' ? withScheme(text, start) : start,
    end,
    rule,
    isPublic: detector.public,
    rank: rankOf(pattern, literal, verdict),
    ...judgement(verdict, beside),
  })
}

/** Shapes of webhooks begin with the host; the whole URL is the secret. */
function withScheme(text: string, start: number): number {
  return text.startsWith(HTTPS, start - HTTPS.length) ? start - HTTPS.length : start
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
export interface Beside {
  /** As the text writes it. */
  quote: string
  inName: boolean
}

export function besideOf(context: Context<KeywordFact>, hit: KeywordHit<KeywordFact>): Beside {
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

/** Sixteen digits of small hexadecimal: one in 10^6 of base62. */
function isHash(text: string, start: number): boolean {
  for (let at = start; at < start + 16; at++) if (!has(SMALL_HEX, codeAt(text, at))) return false
  return true
}

/**
 * Whether a token may end here: what follows is no letter or digit, and nothing that would make it
 * the beginning of something longer. A shape without a literal is only itself when it stands alone.
 */
function endsToken(text: string, end: number, isAlone: boolean, isContextual: boolean): boolean {
  const code = codeAt(text, end)
  if (code >= 128) return true
  if (isAlphanumeric(code)) return false
  // A digest's padding: `h1:…=` in go.sum, `sha256-…=`.
  if (code === 61) return !(isAlone && isContextual)
  if (code === 95 || (isAlone && (code === 45 || code === 43 || code === SLASH || code === 46))) {
    return !isAlphanumeric(codeAt(text, end + 1))
  }
  return true
}
