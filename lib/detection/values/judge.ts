import { decodeText } from '../base64.ts'
import { isSmall } from '../characters.ts'
import type { Confidence } from '../finding.ts'
import { isBenign, isHex, isNumberedName, isUuid, OF_A_NAME } from './benign.ts'
import { isPlaceholder } from './placeholder.ts'
import { isRandom, type Statistics, statistics } from './statistics.ts'
import { THRESHOLDS } from './thresholds.ts'

/** Whether a value beside a secret-like name is one. */

/** How much the name promises, and whether people make its values up. */
export interface NamePromise {
  strength: 'strong' | 'medium' | 'weak'
  human: boolean
  pin: boolean
}

/** From here on a password is more than a guess. */
export const GOOD_PASSWORD = 8
/** Longer values with many signs are text, not passwords. */
export const LONGEST_PASSWORD = 48
/** Where the scripts without spaces begin. */
const IDEOGRAPHS = 0x3040
/** A random value of this length behind a strong name is as sure as it gets without structure. */
export const SURE = 20
/** Longer values are no passwords, keys or tokens, but files. */
export const LONGEST_VALUE = 512

/** @returns how sure it is that `text[start, end)` is a secret, or undefined. */
export function judge(
  name: NamePromise,
  text: string,
  start: number,
  end: number,
): Confidence | undefined {
  if (isShortWord(text, start, end)) return undefined
  const plain = decoded(text, start, end)
  return plain === undefined
    ? judgePlain(name, text, start, end)
    : judgePlain(name, plain, 0, plain.length)
}

function judgePlain(
  name: NamePromise,
  text: string,
  start: number,
  end: number,
): Confidence | undefined {
  const length = end - start
  if (length < 4 || length > LONGEST_VALUE) return undefined
  if (isPlaceholder(text, start, end)) return undefined
  if (name.pin) return undefined
  if (isUuid(text, start, end)) return name.strength === 'strong' ? 'low' : undefined
  if (isBenign(text, start, end) || isEncodedPlaceholder(text, start, end)) return undefined
  const counted = statistics(text, start, end)
  if (name.human) return judgePassword(name, counted, text, start, end)
  return judgeToken(name, counted, text, start, end)
}

/** What a value in a URL means: what only stands for a secret does so percent-encoded, too. */
function decoded(text: string, start: number, end: number): string | undefined {
  if (end - start > LONGEST_VALUE) return undefined
  const value = text.slice(start, end)
  if (!/%[\dA-F]{2}/.test(value)) return undefined
  try {
    return decodeURIComponent(value)
  } catch {
    return undefined
  }
}

/** Base64 of `user:pass`, of "not my real password". */
export function isEncodedPlaceholder(text: string, start: number, end: number): boolean {
  if ((end - start) % 4 !== 0 || end - start > LONGEST_PASSWORD * 2) return false
  const plain = decodeText(text, start, end)
  return plain !== undefined && isPlaceholder(plain, plain.indexOf(':') + 1, plain.length)
}

/** Of so few letters nobody can tell that they make no word. */
const LONGEST_WORD = 12

/** @returns whether it is a word, as most of what stands behind a label is: it is asked first. */
export function isShortWord(text: string, start: number, end: number): boolean {
  if (end - start > LONGEST_WORD || !isSmall(text.charCodeAt(start) | 32)) return false
  for (let at = start + 1; at < end; at++) if (!isSmall(text.charCodeAt(at))) return false
  return true
}

function judgePassword(
  { strength }: NamePromise,
  counted: Statistics,
  text: string,
  start: number,
  end: number,
): Confidence | undefined {
  const { length, foreign } = counted
  if (length < THRESHOLDS.shortestPassword || isSentence(counted, text, start, end))
    return undefined
  if (isRandom(counted) && length >= GOOD_PASSWORD && foreign === 0) {
    return strength === 'strong' && length >= 12 ? 'high' : 'medium'
  }
  if (isNumberedName(text, start, end)) {
    if (strength !== 'strong') return undefined
    if (isWordsAndNumber(text, start, end)) return 'medium'
    return isPassphrase(counted, text, start, end) ? 'low' : undefined
  }
  if (!isPasswordLike(counted, text, start, end)) return undefined
  return strength === 'strong' && length >= GOOD_PASSWORD ? 'medium' : 'low'
}

/** Three words and a number, joined by one and the same sign: `Copper-winter-river-47`. */
function isPassphrase({ length, digits }: Statistics, text: string, start: number, end: number) {
  if (length < THRESHOLDS.shortestPassphrase || digits < 1 || digits > 4) return false
  let joint = 0
  let joints = 0
  let capitals = 0
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at)
    if (code >= 65 && code <= 90) capitals++
    const isJoint = code < 48 || code === 58 || code === 95
    if (!isJoint) continue
    if (joint !== 0 && code !== joint) return false
    joint = code
    joints++
  }
  if (OF_A_NAME.test(text.slice(start, end))) return false
  return joints >= 2 && joints <= 6 && (capitals > 0 || joints >= 3) && joint !== 47 && joint !== 46
}

const WORDS_AND_NUMBER =
  /(?:[A-Za-z]{3,16}\d{1,4}[-_.][A-Za-z]{2,16}|(?:[A-Z][a-z]{1,15}[-_.]){2,4}\d{2,4})/y

/** What people make up of words and a number: `berlin64-db`, `Velvet.Falcon.1994`. */
function isWordsAndNumber(text: string, start: number, end: number): boolean {
  WORDS_AND_NUMBER.lastIndex = start
  if (!WORDS_AND_NUMBER.test(text) || WORDS_AND_NUMBER.lastIndex !== end) return false
  return end - start >= GOOD_PASSWORD && !OF_A_NAME.test(text.slice(start, end))
}

/** @returns whether a value is a sentence, which stands behind such names in the files of translators. */
export function isSentence(
  { length, symbols }: Statistics,
  text: string,
  start: number,
  end: number,
): boolean {
  let ideographs = 0
  let spaces = 0
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at)
    if (code >= IDEOGRAPHS) ideographs++
    else if (code <= 32) spaces++
  }
  if (ideographs > 4 || spaces > 3) return true
  return length > LONGEST_PASSWORD && symbols * 8 > length
}

function judgeToken(
  { strength }: NamePromise,
  counted: Statistics,
  text: string,
  start: number,
  end: number,
): Confidence | undefined {
  const { length, digits, lower, upper, symbols, entropy } = counted
  if (hasSpace(text, start, end)) return undefined
  const isHexadecimal =
    length >= THRESHOLDS.shortestMade &&
    counted.distinct >= 8 &&
    digits >= 4 &&
    isHex(text, start, end)
  const isClear = isRandom(counted) || (isHexadecimal && digits < length)
  if (!isClear && !(strength === 'strong' && isMade(counted))) {
    const classes = +(digits > 0) + +(lower > 0) + +(upper > 0) + +(symbols > 0)
    const isLong = length >= (strength === 'strong' ? GOOD_PASSWORD : THRESHOLDS.mixedMedium)
    if (strength === 'strong' && length >= GOOD_PASSWORD && classes >= 3) {
      // What people make up, behind a name that promises a machine's.
      const signs = oddSigns(text, start, end)
      if ((digits > 0 && signs > 0 && symbols < 4) || (signs > 1 && symbols < 5)) return 'low'
    }
    const mixed =
      isLong && classes >= (strength === 'strong' ? 3 : 4) && digits > 1 && strength !== 'weak'
    return mixed && !isNumberedName(text, start, end) ? 'low' : undefined
  }
  if (length < shortestOf(strength)) return undefined
  if (strength === 'weak') {
    // Hexadecimal behind a weak name is a fingerprint or a hash.
    if (entropy < THRESHOLDS.weakEntropy || digits < 2 || isHex(text, start, end)) return undefined
  }
  if (strength === 'strong' && length >= SURE) return 'high'
  return strength === 'weak' ? 'low' : 'medium'
}

/**
 * Made by a generator, as far as a clear name needs it: in small letters and a few digits, long
 * stretches of letters happen by chance.
 */
function isMade({ length, digits, symbols, foreign, distinct, pairs, common, pieces }: Statistics) {
  return (
    length >= THRESHOLDS.shortestMade &&
    digits >= 2 &&
    symbols === 0 &&
    foreign === 0 &&
    distinct >= 8 &&
    pieces >= 4 &&
    (common < pairs * THRESHOLDS.wordlike || length < pieces * THRESHOLDS.shortPieces)
  )
}

function shortestOf(strength: NamePromise['strength']): number {
  if (strength === 'strong') return THRESHOLDS.shortestStrong
  return strength === 'medium' ? THRESHOLDS.shortestMedium : THRESHOLDS.shortestWeak
}

function hasSpace(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (text.charCodeAt(at) <= 32) return true
  return false
}

/**
 * What people make up to please a form: letters and a digit, or a sign among the letters. Words
 * alone, with spaces, hyphens or a capital, are sentences.
 */
export function isPasswordLike(
  { length, digits, lower, upper, foreign }: Statistics,
  text: string,
  start: number,
  end: number,
): boolean {
  const letters = lower + upper + foreign
  if (length < THRESHOLDS.shortestPassword || letters === 0) return false
  const signs = oddSigns(text, start, end)
  if (hasSpace(text, start, end)) return digits > 0 && signs > 0 && length <= 32
  return digits > 0 || signs > 0
}

/** Signs that words do not have, with something of the value on both sides or at its end. */
function oddSigns(text: string, start: number, end: number): number {
  let signs = 0
  for (let at = start; at < end; at++) if ('!@#$%^&*+=~?'.includes(text.charAt(at))) signs++
  return signs
}
