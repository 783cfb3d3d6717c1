import { alphabet, has, runEnd } from '../alphabets.ts'
import { decodeText, parseObject } from '../base64.ts'
import type { Finder, Rule, Sweep } from '../candidate.ts'
import { isAlphanumeric } from '../characters.ts'
import type { Confidence, Reason, Severity } from '../finding.ts'
import { jwtHeader } from '../validators/decoded.ts'
import { defineRule, report } from './report.ts'
import { hasWord } from './text.ts'

type Claims = Record<string, unknown>

const rule = (provider: string, name: string, severity: Severity = 'high', own?: Partial<Rule>) =>
  defineRule(provider, name, 'token', severity, own)

const ANY = rule('JSON Web Token', 'JSON Web Token', 'high', { detector: 'jwt-any-json-web-token' })
const ENCODED = rule('JSON Web Token', 'JSON Web Token in base64', 'high', {
  detector: 'jwt-in-base64-jwt-encoded-once-more',
})
const UNSIGNED: Rule = { ...ANY, name: 'unsigned JSON Web Token', severity: 'low' }
/** What makes a token one service's: claims in a payload without spaces, or a name near. */
const SERVICES: readonly [rule: Rule, claims: RegExp, near?: string][] = [
  [
    rule('Supabase', 'legacy service_role key', 'critical', {
      rotateUrl: 'https://supabase.com/dashboard/account/tokens',
    }),
    /"role":"service_role"/,
  ],
  [
    rule('Kubernetes', 'service account token', 'critical'),
    /"(?:iss":"kubernetes\/serviceaccount"|sub":"system:serviceaccount:|kubernetes.io":)/,
  ],
  [rule('Argo CD', 'session or API token'), /"iss":"argocd"/],
  [
    rule('Auth0', 'management API token', 'critical', { rotateUrl: 'https://manage.auth0.com/' }),
    /"iss":"[^"]*\.auth0\.com\/"/,
  ],
  [rule('n8n', 'API key', 'high', { detector: 'n8n-api-key-webhook' }), /"iss":"n8n"/],
  [
    rule('1Password', 'Connect or Events token', 'high', {
      rotateUrl: 'https://my.1password.com/developer-tools/infrastructure-secrets/serviceaccount/',
    }),
    /"1password\.com\//,
    '1password',
  ],
  [rule('monday.com', 'API token'), /"(?:act|t)id":.*"(?:act|t)id":/, 'monday'],
  [rule('Scalr', 'API token'), /"iss":"scalr"/, 'scalr'],
  [rule('Lemon Squeezy', 'API key'), /^$/, 'lemon'],
  [
    rule('Reddit', 'OAuth token', 'medium', { detector: 'reddit-oauth-tokens' }),
    /"lc(?:id|a)":.*"lc(?:id|a)":/,
    'reddit',
  ],
]

const BASE64URL = alphabet('base64url')
const BASE64 = alphabet('base64url+/')
const PADDING = alphabet('[=]')
const LONGEST_HEADER = 2048
const LONGEST_PART = 16_384
/** A name of the service stands in the label or shortly before it. */
const NEAR = 60
const DOT = 0x2e

interface Token {
  end: number
  rule: Rule | undefined
  confidence: Confidence
}

/** JSON Web Tokens (RFC 7519), signed, unsigned and encrypted, and base64 of one. */
export const JSON_WEB_TOKENS: Finder = {
  prefixes: ['eyJ', 'ZXlK'],
  examine(sweep, start, end) {
    if (end - start === 4) return examineEncoded(sweep, start)
    const { text } = sweep
    const token = parseToken(text, start, sweep)
    if (token === undefined) return
    report(sweep, start, token.end, token.rule, { code: 'decodes' }, token.confidence)
  },
}

function examineEncoded(sweep: Sweep, start: number): void {
  const { text } = sweep
  const end = partEnd(text, start, BASE64, LONGEST_PART, 'ZXlK')
  sweep.spend(end - start)
  const inner = decodeText(text, start, end)
  const token = inner === undefined ? undefined : parseToken(inner, 0, sweep)
  if (token?.rule === undefined) return
  const { rule: own, confidence } = token
  const last = runEnd(text, end, PADDING, end + 2)
  const reason: Reason = { code: 'encoded', encoding: 'base64' }
  report(sweep, start, last, own === ANY ? ENCODED : own, reason, confidence)
}

function parseToken(text: string, start: number, sweep: Pick<Sweep, 'spend'>): Token | undefined {
  const headerEnd = partEnd(text, start, BASE64URL, LONGEST_HEADER, 'eyJ')
  sweep.spend(headerEnd - start)
  if (text.charCodeAt(headerEnd) !== DOT) return undefined
  const header = jwtHeader(text.slice(start, headerEnd))
  if (header === undefined) return undefined
  const ends = [headerEnd]
  const parts = 'enc' in header ? 5 : 3
  let at = headerEnd
  while (ends.length < parts && text.charCodeAt(at) === DOT) {
    at = runEnd(text, at + 1, BASE64URL, Math.min(text.length, at + LONGEST_PART))
    ends.push(at)
  }
  sweep.spend(at - headerEnd)
  const payload = text.slice(headerEnd + 1, ends[1] ?? headerEnd)
  if (parts === 5) {
    // A sealed payload: the last part is the tag, of 16 bytes or more.
    const isWhole = ends.length === 5 && at - (ends[3] ?? at) >= 22
    return isWhole ? { end: at, rule: ANY, confidence: 'high' } : undefined
  }
  const signature = at - (ends[1] ?? at) - 1
  if (header.alg === 'none') return unsigned(payload, at)
  if (ends.length < 3 || signature < 16) return undefined
  const claims = parseObject(decodeText(payload))
  if (claims === undefined) {
    // A detached payload, or a text that is no JSON: the signature is the token's all the same.
    return { end: at, rule: serviceNear(text, start) ?? ANY, confidence: 'medium' }
  }
  if (isSample(claims)) return { end: at, rule: undefined, confidence: 'high' }
  return { end: at, rule: service(text, start, claims), confidence: 'high' }
}

function unsigned(payload: string, end: number): Token | undefined {
  const claims = parseObject(decodeText(payload))
  if (claims === undefined) return undefined
  return { end, rule: isSample(claims) ? undefined : UNSIGNED, confidence: 'low' }
}

function service(text: string, start: number, claims: Claims): Rule | undefined {
  if (claims.role === 'anon') return undefined
  const payload = JSON.stringify(claims)
  const known = SERVICES.find(([, claim]) => claim.test(payload))?.[0]
  return known ?? serviceNear(text, start) ?? ANY
}

function serviceNear(text: string, start: number): Rule | undefined {
  return SERVICES.find(([, , near]) => near && hasWord(text, start - NEAR, start, [near]))?.[0]
}

/** The token that jwt.io and half of all documentation shows, and `{"foo":"bar"}`. */
function isSample({ iat: _, ...claims }: Claims): boolean {
  const { sub, name = 'John Doe' } = claims
  if (sub === '1234567890' && String(name).startsWith('John Doe')) return true
  const own = Object.entries(claims).flat()
  return own.length > 0 && own.every((one) => typeof one === 'string' && MADE_UP.test(one))
}

const MADE_UP = /^(?:foo|bar|baz|some|payload|hello|world|test|example|data|key|value)$/i

/**
 * @returns the end of a part. It ends where another token may begin behind a hyphen or underscore: base64
 * of an object does not hold that by chance, and no character is read for two tokens.
 */
function partEnd(
  text: string,
  start: number,
  table: Uint8Array,
  most: number,
  again: string,
): number {
  const limit = Math.min(text.length, start + most)
  let at = start
  while (at < limit) {
    const code = text.charCodeAt(at)
    if (!has(table, code)) break
    at++
    if (!isAlphanumeric(code) && text.startsWith(again, at)) break
  }
  return at
}
