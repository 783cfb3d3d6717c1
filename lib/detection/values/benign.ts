import { isRandom, statistics } from './statistics.ts'

/**
 * Values that are long, mixed or odd and yet no secret: identifiers, hashes named as such, paths,
 * types, calls, media. Reads the value and at most `AROUND` characters before it on its line.
 */

/** How far before a value the words stand that say what it is. */
const AROUND = 64

/** @returns whether `text[start, end)` is something else than a secret. */
export function isBenign(text: string, start: number, end: number): boolean {
  return (
    isUuid(text, start, end) ||
    isHashNamedSo(text, start, end) ||
    isEncodedThing(text, start, end) ||
    isPlaceOrNumber(text, start, end) ||
    isCode(text, start, end) ||
    isName(text, start, end)
  )
}

const matches = (pattern: RegExp, text: string, start: number, end: number): boolean => {
  pattern.lastIndex = start
  return pattern.test(text) && pattern.lastIndex === end
}

const startsAt = (pattern: RegExp, text: string, start: number, end: number): boolean => {
  pattern.lastIndex = start
  return pattern.test(text) && pattern.lastIndex <= end
}

const UUID = /\{?[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\}?/iy

/** @returns whether it is a UUID: an identifier unless its name says that it is a secret. */
export function isUuid(text: string, start: number, end: number): boolean {
  return end - start >= 36 && end - start <= 38 && matches(UUID, text, start, end)
}

const HASH_LENGTHS = [7, 8, 10, 12, 32, 40, 56, 64, 96, 128]
const HASH_WORDS =
  /hash|sha-?\d|md5|crc|commit|revision|\brev\b|integrity|digest|checksum|etag|fingerprint|blake|sum\b|thumbprint|resolved|\bcid\b|nonce|signature|(?<![a-z])(?:gpg|pgp)(?![a-z])/i

/** Hexadecimal of a hash's length where the words right before it speak of hashes. */
function isHashNamedSo(text: string, start: number, end: number): boolean {
  if (!HASH_LENGTHS.includes(end - start) || !isHex(text, start, end)) return false
  let from = start
  while (from > 0 && start - from < AROUND && !',;{&|\n'.includes(text.charAt(from - 1))) from--
  return HASH_WORDS.test(text.slice(from, start))
}

/** Whether all of it is hexadecimal. */
export function isHex(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at) | 32
    if (!((code >= 48 && code <= 57) || (code >= 97 && code <= 102))) return false
  }
  return true
}

const ENCODED =
  /sha(?:1|224|256|384|512)[-:]|md5[-:]|h1:|data:|iVBOR|R0lGOD|\/9j\/|PHN2Zy|UklGR|AAAA[BCE]3Nza|M(?:II[A-Z][a-zA-Z0-9]|CowBQ|FkwEw|HYwEA)|ssh-(?:rsa|ed25519|dss)|ecdsa-sha2|-----|LS0tLS1CRUdJTi(?:BD|BQVU)|\$(?:2[abxy]|5|6|1|argon2(?:id|i|d)|pbkdf2[-a-z\d]*|scrypt|y|bcrypt-sha256)\$|\{(?:SSHA|SHA|MD5|CRYPT|bcrypt|noop)/y

/** Integrity strings, data URIs, images, public keys, certificates and password hashes. */
function isEncodedThing(text: string, start: number, end: number): boolean {
  if (end - start <= 4) return false
  const digest = text.slice(start, end).indexOf('sha256:')
  return startsAt(ENCODED, text, start, end) || digest >= 0
}

const PLACES =
  /(?:[a-z][a-z\d+.-]{1,15}:\/\/|\/\/[\w-]+\.|~\/|\.{1,2}\/|\/(?:[\w.@-]+\/|etc|run|var|tmp|dev|proc|usr|opt|home|root|mnt)|[A-Z]:\\|\\\\|%[A-Za-z]+%\\|@[A-Z_]{3,}@\/[a-z]+\/|arn:|urn:|mailto:|projects\/|vault:|ssm:|secretsmanager:|op:\/\/|file:|env:|env\.|file\(|--?[a-z][\w-]*=|\d+\.\d+\.\d+\()/y
const NUMBERS =
  /(?:v?\d+(?:\.\d+){1,4}(?:[-+][\w.+-]*)?|[~^<>=]{1,2}\s?v?\d[\w.+-]*|\d{4}-\d\d?-\d\d?(?:[T ][\d:.,]+(?:Z|[+-][\d:]+)?)?|\d\d?[./-]\d\d?[./-]\d{2,4}|\d\d:\d\d(?::[\d.]+)?|#[\da-f]{3,8}|[\d.,]+(?:px|r?em|%|[mun]?s|v[hw]|[kmgt]i?b?|deg|fr|hours?|days?|h|d|min)|-?0x[\da-f]{1,40}|[a-z]{2}[-_]\d{3}|(?:\w+:)?(?:[\da-f]{0,4}:){2,7}[\da-f]{1,4}|-?[\d.,_]+[ln]?|(?:[\da-f]{1,2}[:-]){5,31}[\da-f]{1,2}|\d{1,3}(?:\.\d{1,3}){3}(?::\d+|\/\d+)?|\d+[x*×]\d+|(?:\\u[\da-f]{4}|\\x[\da-f]{2}){1,64})/iy
const MAIL = /[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,4}[a-z]{2,10}/iy
const FILE =
  /[\w@./\\~${}*-]{1,200}\.(?:c|cc|cfg|class|conf|cpp|crt|cs|css|csv|cer|der|dll|env|exe|go|gz|h|hbs|html?|ini|java|jpe?g|js|json5?|jsx|kdbx|key|kt|lock|log|mdx?|mjs|cjs|p12|pem|pfx|php|pl|png|pub|py|rb|rs|scss|sh|so|sql|svg|swift|tar|tf|tgz|toml|tsx?|txt|vue|wasm|xml|ya?ml|zip|gpg|asc|jks|keystore|local|com|org|net|io|dev)(?:[:#]L?\d+)?/iy

/** Paths, addresses, mail, versions, dates, sizes, colours, numbers and escapes. */
function isPlaceOrNumber(text: string, start: number, end: number): boolean {
  return (
    (startsAt(PLACES, text, start, end) &&
      (text[start] !== '/' || !isRandom(statistics(text, start, end)))) ||
    (end - start <= 100 &&
      (matches(NUMBERS, text, start, end) ||
        matches(MAIL, text, start, end) ||
        matches(FILE, text, start, end)))
  )
}

/** A call, an index, the end of a pattern, a member: `foo(bar)`, `x[0]`, `b)$/`, `process.env.TOKEN`. */
const EXPRESSION =
  /(?:(?:new |await |typeof |void |not |return |function\b|class |lambda |async )|[!&*+-]?[A-Za-z_$@][\w$]*(?:(?:\.|\?\.|::|->|!\.)[A-Za-z_$#][\w$]*)*(?:\?\.)?[([<{]|[([{]|=>|\\[wdsSWDbB.]|\^|\(\?|\.\*|function\(|[A-Za-z_$][\w$]*\?[.: ]|[\w|-]{1,64}\){1,4}(?:\$\/|\/[dgimsuvy]{0,7}[.,;)])|\|\||&&|!==?|\+ ?["'])/y
const MEMBERS =
  /[!&*]?[A-Za-z_$@][\w$]*(?:(?:\.|\?\.|::|->|\\|\/|:)[A-Za-z_$#*][\w$-]*)+(?:[!?]|\(\)|@[\da-f]{5,8})?/y

/** Types with a digit: `Uint8Array`, `uint32_t`. */
const TYPES = /(?:Big)?(?:[Uu]?[Ii]nt|[Ff]loat)\d{1,3}(?:Clamped)?(?:Array|_t)?/y

function isCode(text: string, start: number, end: number): boolean {
  if (isPattern(text, start, end)) return true
  if (startsAt(EXPRESSION, text, start, end)) return !hasOddSigns(text, start, end)
  if (matches(TYPES, text, start, end)) return true
  // `"…'" + Secrets.KEY + "'…"`
  const isBetween = text[start] === '+' && text[end - 1] === '+'
  const [from, to] = isBetween ? [start + 1, end - 1] : [start, end]
  return matches(MEMBERS, text, from, to) && !isRandom(statistics(text, from, to))
}

/** A regular expression, `/[a-z]+/i`, also with `qr` before it. */
function isPattern(text: string, from: number, end: number): boolean {
  const start = text.startsWith('qr', from) ? from + 2 : text[from] === '!' ? from + 1 : from
  let last = end - 1
  while (last > start && end - last < 6 && text.charCodeAt(last) >= 97) last--
  if (text[start] !== '/') return false
  // `!/^[a-z]+$/.test(key)`
  if (text.startsWith('/^', start)) return true
  if (text[last] !== '/' || last === start) return false
  for (let at = start; at < last; at++) if ('[(\\'.includes(text.charAt(at))) return true
  return false
}

/** Signs between letters that no expression has: `aB3(k#9!`. */
function hasOddSigns(text: string, start: number, end: number): boolean {
  let odd = 0
  let close = 0
  for (let at = start; at < end; at++) {
    const character = text.charAt(at)
    if (character === ')' || character === ']' || character === '}' || character === '>') close++
    if ('#@!^~%'.includes(character)) odd++
  }
  return odd >= 2 && close === 0
}

/** `shop-mysql-password-1` is what a secret is called. */
export const OF_A_NAME = /pass|secret|token|key|user|auth|cred|label|config|field/i

/**
 * Words joined by `_`, `-`, `.`, `/`, `:` or capitals, without a random part. Digits are for those
 * who use names with digits as passwords: see `isNumberedName`.
 */
function isName(text: string, from: number, to: number): boolean {
  // `!received`, `#opt-password`, `scmVersion=`, `crypt_*`: what stands around a name in code.
  let start = from
  while (text[start] === '!') start++
  if (text[start] === '#' && OF_A_NAME.test(text.slice(start, to))) start++
  const end = text[to - 1] === '=' || text[to - 1] === '*' ? to - 1 : to
  const counted = statistics(text, start, end)
  const { length, digits, symbols, pieces, foreign } = counted
  if (foreign > 0 || digits > 0 || symbols > joints(text, start, end)) return false
  return !isRandom(counted) && (symbols > 0 || length >= pieces * 2.5)
}

/** `oauth2_client`, `sha256-rsa`, `us-east-1`: names with joints and a few digits. */
export function isNumberedName(text: string, start: number, end: number): boolean {
  const counted = statistics(text, start, end)
  const { length, digits, symbols, pieces, foreign } = counted
  const joined = joints(text, start, end)
  if (joined === 0 || foreign > 0 || symbols > joined || isRandom(counted)) return false
  return length >= pieces * 2.5 && digits * 4 <= length
}

function joints(text: string, start: number, end: number): number {
  let count = 0
  for (let at = start; at < end; at++) if ('_-./: ,'.includes(text.charAt(at))) count++
  return count
}
