import { alphabet, runEnd } from '../alphabets.ts'
import { decodeText } from '../base64.ts'
import { type Finder, LOOK_AHEAD, RANK, type Rule, type Sweep } from '../candidate.ts'
import { looksRandom } from '../validators/random.ts'
import { isDefault, isStandIn } from './passwords.ts'
import { beside, defineRule, report } from './report.ts'
import { isBlank, skipBlanks, valueEnd } from './text.ts'

const BASIC = defineRule('HTTP header', 'Authorization: Basic', 'password', 'high')
const BEARER = defineRule('HTTP header', 'Authorization: Bearer', 'token', 'high')
const HEADER = defineRule('HTTP header', 'Authorization', 'token', 'high')
const CURL = defineRule('curl', 'user and password of a command', 'password', 'high', {
  detector: 'curl-u-user',
})

const BASE64 = alphabet('base64url+/')
const PADDING = alphabet('[=]')
/** RFC 6750, 2.1: b64token. */
const TOKEN = alphabet('base64url+/.~:=|%')
const SHORTEST_TOKEN = 16
/** Longer ones are JSON Web Tokens, which are found as such. */
const LONGEST = LOOK_AHEAD - 32

/** `Basic` with base64 of name and password (RFC 7617), `Bearer` with a token (RFC 6750). */
export const AUTHORIZATION: Finder = {
  words: ['basic', 'bearer', 'authorization'],
  examine(sweep, start, end) {
    const first = sweep.text.charCodeAt(start) | 0x20
    if (end - start === 5) examineBasic(sweep, end)
    else if (first === 0x62) examineToken(sweep, afterBlanks(sweep.text, end), BEARER, 'Bearer')
    else examineHeader(sweep, end)
  },
}

function examineBasic(sweep: Sweep, end: number): void {
  const { text } = sweep
  const start = afterBlanks(text, end)
  if (start === end) return
  const last = runEnd(text, start, BASE64, Math.min(text.length, start + LOOK_AHEAD))
  sweep.spend(last - start)
  if (last - start < 8) return
  const credentials = decodeText(text, start, last)
  const colon = credentials?.indexOf(':') ?? -1
  if (credentials === undefined || colon < 0 || !isPassword(credentials, colon)) return
  report(sweep, start, runEnd(text, last, PADDING, last + 2), BASIC, { code: 'decodes' })
}

/** A token may stand before the colon (`TOKEN:`), as Stripe and others want it. */
function isPassword(credentials: string, colon: number): boolean {
  const user = credentials.slice(0, colon)
  const secret = credentials.slice(colon + 1)
  if (secret === '' || /^x(?:-oauth-basic)?$/i.test(secret))
    return looksRandom(user) && user.length >= SHORTEST_TOKEN
  // RFC 7617's own example.
  if (
    /^aladdin$/i.test(user) ||
    (/^(?:user|username|login|foo)\d*$/i.test(user) && !looksRandom(secret))
  )
    return false
  return !isStandIn(secret) && !isDefault(user, secret)
}

function examineToken(sweep: Sweep, start: number, rule: Rule, label: string): void {
  const { text } = sweep
  const before = text.charCodeAt(start - 1)
  if (!isBlank(before) && !'"\':='.includes(text.charAt(start - 1))) return
  const end = tokenEnd(text, start)
  sweep.spend(end - start)
  const token = text.slice(start, end)
  if (
    end - start < SHORTEST_TOKEN ||
    end - start >= LONGEST ||
    !looksRandom(token) ||
    /^https?:|=[^=]/.test(token)
  )
    return
  report(sweep, start, end, rule, beside(label), 'medium', RANK.context)
}

function tokenEnd(text: string, start: number): number {
  let end = runEnd(text, start, TOKEN, Math.min(text.length, start + LONGEST))
  while (end > start && '.:|%'.includes(text.charAt(end - 1))) end--
  return end
}

const SCHEMES =
  /(?:token|apikey|api-key|key|geniekey|bot|sso-key|splunk|discogs token=|oauth|klaviyo-api-key|token token=)\s{1,8}["']?/iy

/** `Authorization: Token …`, `"Authorization": "ApiKey …"`, or the token alone. */
function examineHeader(sweep: Sweep, end: number): void {
  const { text } = sweep
  let at = end
  const limit = Math.min(text.length, end + 12)
  let hasSign = false
  while (at < limit) {
    const sign = text.charAt(at)
    if (sign === ':' || sign === '=') hasSign = true
    else if (!` \t"'\`,[]()>\\`.includes(sign)) break
    at++
  }
  if (!hasSign) return
  // The two wake the finder themselves; a signature of AWS is worth nothing.
  if (/^(?:basic|bearer)\b/i.test(text.slice(at, at + 7)) || text.startsWith('AWS4-HMAC-', at))
    return
  SCHEMES.lastIndex = at
  const start = SCHEMES.test(text) ? SCHEMES.lastIndex : at
  examineToken(sweep, start, HEADER, 'Authorization')
}

function afterBlanks(text: string, end: number): number {
  const at = skipBlanks(text, end, Math.min(text.length, end + 8))
  if (at > end) return text.charAt(at) === '"' || text.charAt(at) === "'" ? at + 1 : at
  // As written in URLs and in form bodies.
  return text.startsWith('%20', at) ? at + 3 : text.charAt(at) === '+' ? at + 1 : at
}

const OPTION = /\s(?:-u|--user|-U|--proxy-user)(?:\s{1,8}|=)?(["']?)/y

/** `curl -u name:password`. */
export const CURL_USER: Finder = {
  words: ['curl'],
  examine(sweep, start, end) {
    const { text } = sweep
    const limit = Math.min(text.length, end + LOOK_AHEAD)
    let at = end
    for (; at < limit; at++) {
      const sign = text.charAt(at)
      if (sign === '\n' && text.charAt(at - 1) !== '\\') break
      // The next command looks for itself.
      if (sign === 'c' && text.startsWith('curl', at)) break
      if (!isBlank(text.charCodeAt(at)) || text.charAt(at + 1) !== '-') continue
      OPTION.lastIndex = at
      const option = OPTION.exec(text)
      if (option === null) continue
      const quote = option[1] ?? ''
      const from = OPTION.lastIndex
      const to = valueEnd(text, from, limit, quote === '' ? '"\'|;`' : quote)
      examineUser(sweep, from, to)
    }
    sweep.spend(at - start)
  },
}

function examineUser(sweep: Sweep, start: number, end: number): void {
  const value = sweep.text.slice(start, end)
  const colon = value.indexOf(':')
  if (colon < 0 || !isPassword(value, colon) || /[$<>{}]/.test(value)) return
  const isToken = value.length - colon <= 2
  const from = isToken ? start : start + colon + 1
  report(sweep, from, isToken ? start + colon : end, CURL, beside('curl -u'))
}
