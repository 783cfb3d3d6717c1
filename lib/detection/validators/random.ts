import type { Verdict } from '../detector.ts'

/**
 * The pairs of letters that make three quarters of European text; of random letters they make an
 * eighth.
 */
const PAIRS = new Uint8Array(26 * 26)
for (const pair of (
  'th he in er an re nd on en at ou ed ha to or it is hi es ng te st ar al le nt ve se me de ti ' +
  'as ea ro co ne ll li ri io ic om ra ce be ma si us ur pe ec di so el et no la ta ac ss ec un ' +
  'ke ey pa wo rd cr us lo ag ho ch ge em ge sh ot ct tr am ut il os ns rs ab ee id ex mp ca'
).split(' '))
  PAIRS[(pair.charCodeAt(0) - 0x61) * 26 + pair.charCodeAt(1) - 0x61] = 1

/** A stretch so long of a sequence (1234567, gfedcba) is no chance: one in 10^7 for hexadecimal. */
const STRETCH = 7
/** So often the same character. */
const REPEATED = 5
/** Zero bytes in base64 are a row of A: long tokens have some (Azure DevOps, X), of pictures and models most is. */
const LONG = 64
const MOST_ZEROS = 1 / 3

const FILLERS =
  /example|placeholder|changeme|change_me|your[-_]|xxxx|\*\*\*|\.\.\.|<[^>]*>|\$\{|\{\{|redacted|insert|dummy|sample|foobar|deadbeef|qwertyu|wertyui|ertyuio|rtyuiop/i

/**
 * What standards show and everybody copies. One-time passwords: "Hello!" and four bytes, and the
 * digits of RFC 6238; tokens and secrets of OAuth 2 (RFC 6749, 6750, 7009) and OAuth 1 (RFC 5849), of which eight characters tell.
 */
const SAMPLE =
  /^(?:JBSWY3DP(?:EHPK3PXP)?)+$|^GEZDGNBVGY3TQOJQ|^(?:2YotnFZF|tGzv3JOk|7Fjfp0ZB|gX1fBat3|nnch734d|pfkkdhi9|kd94hf93|dpf43f3p|9djdj82h|kkk9d7dh|0685bd91|ad180jjd|h480djs9|45ghiukl)/i

/** @returns whether a value is one that the text of a standard gives. */
export function isSample(value: string): boolean {
  return SAMPLE.test(value)
}

/** @returns whether a value only stands for a secret: EXAMPLE, xxxx, `${VAR}`, 1234567. */
export function isPlaceholder(value: string): boolean {
  return isSequence(value) || FILLERS.test(value) || isSample(value)
}

/** Whether one character is repeated, or characters follow each other as people type them. */
function isSequence(value: string): boolean {
  let same = 1
  let rising = 1
  let falling = 1
  let before = 0
  const mayHaveZeros = value.length >= LONG && value.split('A').length <= value.length * MOST_ZEROS
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i)
    same = code === before ? same + 1 : 1
    rising = follows(before, code) ? rising + 1 : 1
    falling = follows(code, before) ? falling + 1 : 1
    const isRepeated = same >= REPEATED && !(mayHaveZeros && code === 0x41)
    if (isRepeated || rising >= STRETCH || falling >= STRETCH) return true
    before = code
  }
  return false
}

/** 1 and 2, a and B, and what comes after 9: A in hexadecimal, 0 when people count on. */
function follows(code: number, next: number): boolean {
  if (code >= 0x30 && code < 0x39) return next === code + 1
  const letter = next | 0x20
  if (code === 0x39) return letter === 0x61 || next === 0x30
  return code > 0x40 && letter === (code | 0x20) + 1 && letter > 0x61 && letter <= 0x7a
}

interface Look {
  pairs: number
  common: number
  digits: number
  distinct: number
  classes: number
}

/** One loop without allocation: this is asked of every longer stretch of a text. */
function lookAt(value: string, look: Look): void {
  look.pairs = look.common = look.digits = 0
  let classes = 0
  let before = -1
  seen.fill(0)
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i)
    if (code < 128) seen[code] = 1
    const letter = (code | 0x20) - 0x61
    if (letter >= 0 && letter < 26) {
      classes |= code < 0x61 ? 2 : 1
      if (before >= 0) {
        look.pairs++
        if (PAIRS[before * 26 + letter] === 1) look.common++
      }
      before = letter
      continue
    }
    before = -1
    if (code >= 0x30 && code <= 0x39) {
      classes |= 4
      look.digits++
    }
  }
  look.classes = (classes & 1) + ((classes >> 1) & 1) + (classes >> 2)
  look.distinct = 0
  for (const one of seen) look.distinct += one
}

const seen = new Uint8Array(128)
const shared: Look = { pairs: 0, common: 0, digits: 0, distinct: 0, classes: 0 }

const hasWords = ({ pairs, common, digits }: Look, length: number): boolean =>
  pairs >= 4 && common / pairs > 0.42 && digits * 4 < length

/** @returns whether its letters follow each other as in words. */
export function isWordLike(value: string): boolean {
  lookAt(value, shared)
  return hasWords(shared, value.length)
}

/**
 * @returns whether a value looks drawn by a machine: no placeholder, no words, enough different
 * characters, more than one class of them.
 */
export function looksRandom(value: string): boolean {
  lookAt(value, shared)
  return (
    shared.classes >= 2 &&
    shared.distinct >= Math.min(value.length / 3, 8) &&
    !hasWords(shared, value.length) &&
    !isPlaceholder(value)
  )
}

/** Refuses what was written by hand; says nothing for the others. */
export function random(token: string): Verdict {
  // The prefix is words; it says nothing about the rest.
  const body = /^[A-Za-z]{2,12}[-_.](?=.{12})/.exec(token)?.[0].length ?? 0
  return looksRandom(token.slice(body)) ? 'unknown' : 'no'
}

/**
 * Refuses hexadecimal, for tokens of a wider alphabet: commits and digests stand near every
 * provider's name, and no token of 16 or more is hexadecimal by chance.
 */
export function noHash(token: string): Verdict {
  return /^(?:[0-9a-f]+|[0-9A-F]+)$/.test(token) ? 'no' : 'unknown'
}

/** Slack: parts of x or of one digit are the documentation's. */
export function slackParts(token: string): Verdict {
  const [, ...parts] = token.split('-')
  return parts.some((part) => part.length >= 4 && new Set(part.toLowerCase()).size === 1) ||
    isPlaceholder(parts.at(-1) ?? '')
    ? 'no'
    : 'unknown'
}
