import { type Finder, RANK, type Rule, type Sweep } from '../candidate.ts'
import { isAlphanumeric } from '../characters.ts'
import type { Span } from '../finding.ts'
import { looksRandom } from '../validators/random.ts'
import { isStandIn } from './passwords.ts'
import { defineRule, report } from './report.ts'

/** How far an object is read to either side of the word that woke; a key of 4096 bits fits. */
export const JSON_REACH = 4096

const JWK = defineRule('JWK', 'private key as JSON', 'private-key', 'critical')
const KEYSTORE = defineRule('Ethereum', 'keystore file', 'private-key', 'high')
const SERVICE_ACCOUNT = defineRule(
  'Google',
  'service account key file',
  'private-key',
  'critical',
  { rotateUrl: 'https://console.cloud.google.com/apis/credentials' },
)
const AUTHORIZED_USER: Rule = {
  ...SERVICE_ACCOUNT,
  detector: 'google-authorized-user-file',
  name: 'credentials file of a user',
  kind: 'token',
}

/** RSA keys of Google have 2048 bits: 1,700 characters; a placeholder is shorter. */
const SHORTEST_PEM = 800

const QUOTES = `"'`
const BACKSLASH = '\\'

/** JSON Web Keys (RFC 7517) with a private part: `d`, or `k` of a symmetric one. */
export const JSON_WEB_KEYS: Finder = {
  words: ['kty'],
  reach: JSON_REACH,
  examine(sweep, start, end) {
    const { text } = sweep
    if (!standsAt(text, start, 'kty') || !isName(text, end)) return
    const object = objectAround(sweep, start, end, 'kty')
    const kind = fieldOf(text, object, 'kty')
    const type = kind === undefined ? '' : text.slice(kind.start, kind.end)
    const value = fieldOf(text, object, type === 'oct' ? 'k' : 'd')
    if (!/^(?:RSA|EC|OKP|oct)$/.test(type) || value === undefined) return
    const secret = text.slice(value.start, value.end)
    if (!/^[A-Za-z0-9_-]{20,}=*$/.test(secret) || isStandIn(secret)) return
    const isWhole = text.charAt(object.start) === '{' && text.charAt(object.end - 1) === '}'
    const span = isWhole ? object : value
    report(sweep, span.start, span.end, JWK, undefined, undefined, RANK.block)
  },
}

/** Google's files: a service account's key names the provider of the PEM in it. */
export const GOOGLE_FILES: Finder = {
  words: ['account', 'user'],
  reach: JSON_REACH,
  examine(sweep, start, end) {
    const { text } = sweep
    const isUser = end - start === 4
    const type = isUser ? 'authorized_user' : 'service_account'
    const from = start - (type.length - (end - start))
    if (!text.startsWith(type, from) || !isQuote(text, end) || isName(text, end)) return
    const object = objectAround(sweep, from, end, type)
    for (const name of isUser ? ['client_secret', 'refresh_token'] : ['private_key']) {
      const value = fieldOf(text, object, name)
      if (value === undefined) continue
      const isKey = isUser
        ? looksRandom(text.slice(value.start, value.end))
        : value.end - value.start >= SHORTEST_PEM
      if (!isKey) continue
      if (isUser) report(sweep, value.start, value.end, AUTHORIZED_USER)
      else report(sweep, value.start, value.end, SERVICE_ACCOUNT, undefined, undefined, RANK.block)
    }
  },
}

/** Ethereum's encrypted wallets: worth as much as the passphrase is weak. */
export const KEYSTORES: Finder = {
  words: ['ciphertext'],
  reach: JSON_REACH,
  examine(sweep, start, end) {
    const { text } = sweep
    if (!standsAt(text, start, 'ciphertext') || !isName(text, end)) return
    const from = Math.max(0, start - JSON_REACH)
    const to = Math.min(text.length, end + JSON_REACH)
    const before = boundedBefore(text, start, from, 'ciphertext')
    const after = boundedAfter(text, end, to, 'ciphertext')
    sweep.spend(after - before)
    const file = text.slice(before, after)
    if (!/["']kdfparams/.test(file) || !/["']mac["']/.test(file)) return
    const value = fieldOf(text, { start: before, end: after }, 'ciphertext')
    const mac = fieldOf(text, { start: before, end: after }, 'mac')
    if (value === undefined || mac === undefined || value.end - value.start < 64) return
    const last = Math.max(value.end, mac.end)
    report(
      sweep,
      Math.min(value.start, mac.start),
      last,
      KEYSTORE,
      undefined,
      undefined,
      RANK.block,
    )
  },
}

function isQuote(text: string, at: number): boolean {
  const sign = text.charAt(at) === BACKSLASH ? text.charAt(at + 1) : text.charAt(at)
  return sign !== '' && QUOTES.includes(sign)
}

/** @returns whether a name ends here and a colon follows: `"kty":`, `\"kty\" :`, `kty:`. */
function isName(text: string, end: number): boolean {
  return /^\\?["']?\s{0,4}(?::|=>)/.test(text.slice(end, end + 9))
}

/**
 * The flat object around a place. It ends at braces, or where the same word stands again, so that no
 * character is read for two of them.
 */
function objectAround(sweep: Sweep, start: number, end: number, word: string): Span {
  const { text } = sweep
  const from = boundedBefore(text, start, Math.max(0, start - JSON_REACH), word, true)
  const to = boundedAfter(text, end, Math.min(text.length, end + JSON_REACH), word, true)
  sweep.spend(to - from)
  return { start: from, end: to }
}

/**
 * Whether the word stands there as a whole: a key's own base64 may hold it too. Asked of the word that wakes as of the
 * one that bounds, or there would be some that wake and bound nothing.
 */
function standsAt(text: string, at: number, word: string): boolean {
  if (!text.startsWith(word, at)) return false
  const after = at + word.length
  return (
    !(at > 0 && isOfName(text.charCodeAt(at - 1))) &&
    !(after < text.length && isOfName(text.charCodeAt(after)))
  )
}

function boundedBefore(
  text: string,
  start: number,
  first: number,
  word: string,
  flat = false,
): number {
  let at = start
  while (at > first) {
    const sign = text.charAt(at - 1)
    if (flat && sign === '{') return at - 1
    if (flat && sign === '}') break
    if (standsAt(text, at - 1, word)) break
    at--
  }
  return at
}

function boundedAfter(text: string, end: number, last: number, word: string, flat = false): number {
  let at = end
  while (at < last) {
    const sign = text.charAt(at)
    if (flat && sign === '}') return at + 1
    if (flat && sign === '{') break
    if (standsAt(text, at, word)) break
    at++
  }
  return at
}

/** @returns the string that belongs to a name within a span, without its quotes. */
function fieldOf(text: string, { start, end }: Span, name: string): Span | undefined {
  const object = text.slice(start, end)
  for (let at = object.indexOf(name); at >= 0; at = object.indexOf(name, at + 1)) {
    const last = at + name.length
    if (at > 0 && isOfName(object.charCodeAt(at - 1))) continue
    const gap = /^\\?["']?\s{0,4}(?::|=>)\s{0,4}(\\?["'])/.exec(object.slice(last, last + 16))
    const [whole = '', quote] = gap ?? []
    if (quote === undefined) continue
    const from = last + whole.length
    const to = object.indexOf(quote, from)
    if (to > from) return { start: start + from, end: start + to }
  }
  return undefined
}

function isOfName(code: number): boolean {
  return isAlphanumeric(code) || code === 0x5f || code === 0x2d
}
