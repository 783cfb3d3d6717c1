import { alphabet, has, runEnd } from '../alphabets.ts'
import { decodeText, parseObject } from '../base64.ts'
import { type Finder, RANK, type Rule, type Sweep } from '../candidate.ts'
import type { Confidence } from '../finding.ts'
import { jwtHeader } from '../validators/decoded.ts'
import { hasWord } from './text.ts'

type Claims = Record<string, unknown>

const rule = (
  detector: string,
  provider: string,
  name: string,
  severity: Rule['severity'] = 'high',
  rotateUrl?: string,
): Rule => ({ detector, provider, name, kind: 'token', severity, ...(rotateUrl && { rotateUrl }) })

const ANY = rule('jwt-any-json-web-token', 'JSON Web Token', 'JSON Web Token')
const ENCODED = rule(
  'jwt-in-base64-jwt-encoded-once-more',
  'JSON Web Token',
  'JSON Web Token in base64',
)
const UNSIGNED: Rule = { ...ANY, name: 'unsigned JSON Web Token', severity: 'low' }
const GITHUB = rule(
  'github-app-installation-token-2026-form',
  'GitHub',
  'App installation token (2026 form)',
  'critical',
  'https://github.com/settings/tokens',
)
const WORKATO = rule('workato-developer-api-token', 'Workato', 'developer API token')

/** What stands in a payload, in a header, or near, and whose token that makes it. */
const SERVICES: readonly [
  rule: Rule,
  is: (claims: Claims, header: Claims) => boolean,
  near?: string,
][] = [
  [
    rule(
      'supabase-legacy-service-role-key',
      'Supabase',
      'legacy service_role key',
      'critical',
      'https://supabase.com/dashboard/account/tokens',
    ),
    ({ role }) => role === 'service_role',
  ],
  [
    rule('kubernetes-service-account-token', 'Kubernetes', 'service account token', 'critical'),
    ({ iss, sub, ...rest }) =>
      iss === 'kubernetes/serviceaccount' ||
      starts(sub, 'system:serviceaccount:') ||
      'kubernetes.io' in rest,
  ],
  [
    rule('argo-cd-session-or-api-token', 'Argo CD', 'session or API token'),
    ({ iss }) => iss === 'argocd',
  ],
  [
    rule(
      'auth0-management-api-token',
      'Auth0',
      'management API token',
      'critical',
      'https://manage.auth0.com/',
    ),
    ({ iss }) => typeof iss === 'string' && iss.endsWith('.auth0.com/'),
  ],
  [rule('n8n-api-key-webhook', 'n8n', 'API key'), ({ iss }) => iss === 'n8n'],
  [
    rule(
      '1password-connect-events-token',
      '1Password',
      'Connect or Events token',
      'high',
      'https://my.1password.com/developer-tools/infrastructure-secrets/serviceaccount/',
    ),
    (claims, { alg }) =>
      alg === 'ES256' && Object.keys(claims).some((key) => key.startsWith('1password.com/')),
    '1password',
  ],
  [
    rule('monday-com-api-token', 'monday.com', 'API token'),
    (claims) => 'actid' in claims && 'tid' in claims,
    'monday',
  ],
  [rule('scalr-api-token', 'Scalr', 'API token'), ({ iss }) => iss === 'scalr', 'scalr'],
  [rule('lemon-squeezy-api-key', 'Lemon Squeezy', 'API key'), () => false, 'lemon'],
  [
    rule('reddit-oauth-tokens', 'Reddit', 'OAuth token', 'medium'),
    (claims) => 'lcid' in claims && 'lca' in claims,
    'reddit',
  ],
]

const BASE64URL = alphabet('base64url')
const BASE64 = alphabet('base64url+/')
const LONGEST_HEADER = 2048
const LONGEST_PART = 16_384
/** A name of the service stands in the label or shortly before it. */
const NEAR = 60
/** `ghs_1234567890_`, `wrkaus-` */
const LONGEST_PREFIX = 24
const PREFIX = /(?:(ghs_)\d{1,12}_|(wrka)[a-z]{0,4}-)$/

const DOT = 0x2e
const HYPHEN = 0x2d
const UNDERSCORE = 0x5f

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
    const before = PREFIX.exec(text.slice(Math.max(0, start - LONGEST_PREFIX), start))
    sweep.add({
      start: before === null ? start : start - before[0].length,
      end: token.end,
      rule: before === null ? token.rule : before[1] ? GITHUB : WORKATO,
      rank: before === null ? RANK.structure : RANK.fixed,
      confidence: token.confidence,
      reason: { code: 'decodes' },
    })
  },
}

function examineEncoded(sweep: Sweep, start: number): void {
  const { text } = sweep
  const end = partEnd(text, start, BASE64, LONGEST_PART, 'ZXlK')
  sweep.spend(end - start)
  const inner = decodeText(text, start, end)
  const token = inner === undefined ? undefined : parseToken(inner, 0, sweep)
  if (token?.rule === undefined) return
  const padding = /^={0,2}/.exec(text.slice(end, end + 2))?.[0].length ?? 0
  sweep.add({
    start,
    end: end + padding,
    rule: token.rule === ANY ? ENCODED : token.rule,
    rank: RANK.structure,
    confidence: token.confidence,
    reason: { code: 'encoded', encoding: 'base64' },
  })
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
  return { end: at, rule: service(text, start, claims, header), confidence: 'high' }
}

function unsigned(payload: string, end: number): Token | undefined {
  const claims = parseObject(decodeText(payload))
  if (claims === undefined) return undefined
  return { end, rule: isSample(claims) ? undefined : UNSIGNED, confidence: 'low' }
}

function service(text: string, start: number, claims: Claims, header: Claims): Rule | undefined {
  if (claims.role === 'anon') return undefined
  const known = SERVICES.find(([, is]) => is(claims, header))?.[0]
  return known ?? serviceNear(text, start) ?? ANY
}

function serviceNear(text: string, start: number): Rule | undefined {
  return SERVICES.find(
    ([, , near]) => near !== undefined && hasWord(text, start - NEAR, start, [near]),
  )?.[0]
}

/** The token that jwt.io and half of all documentation shows, and `{"foo":"bar"}`. */
function isSample(claims: Claims): boolean {
  const { sub, name } = claims
  if (sub === '1234567890' && (name === undefined || starts(name, 'John Doe'))) return true
  const own = Object.entries(claims).filter(([claim]) => claim !== 'iat')
  return own.length > 0 && own.flat().every((one) => typeof one === 'string' && MADE_UP.test(one))
}

const MADE_UP = /^(?:foo|bar|baz|some|payload|hello|world|test|example|data|key|value)$/i

function starts(value: unknown, start: string): boolean {
  return typeof value === 'string' && value.startsWith(start)
}

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
    if (
      (code === HYPHEN || code === UNDERSCORE || code === 0x2f || code === 0x2b) &&
      text.startsWith(again, at)
    )
      break
  }
  return at
}
