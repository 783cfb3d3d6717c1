import type { Confidence } from '../finding.ts'
import { isBenign, isHex, isNumberedName, isUuid } from './benign.ts'
import { isPlaceholder } from './placeholder.ts'
import { isRandom, type Statistics, statistics } from './statistics.ts'

/**
 * Whether a value beside a secret-like name is one. The numbers come from
 * `bench/detection-thresholds.ts`, which prints what each of them lets through and keeps out.
 */

/** How much the name promises, and whether people make its values up. */
export interface NamePromise {
  strength: 'strong' | 'medium' | 'weak'
  human: boolean
  pin: boolean
}

/** Shortest password that is taken for one (`hunter2` has 7). */
export const SHORTEST_PASSWORD = 6
/** From here on a password is more than a guess. */
export const GOOD_PASSWORD = 8
/** Shortest random value behind a strong, a medium and a weak name. */
export const SHORTEST_RANDOM = { strong: 10, medium: 14, weak: 20 } as const
/** Shortest value of four classes behind a medium name that need not be random. */
export const MIXED_MEDIUM = 12
/** Entropy that a weak name asks of its value. */
export const WEAK_ENTROPY = 3.3
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
  const length = end - start
  if (length < 4 || length > LONGEST_VALUE) return undefined
  if (isPlaceholder(text, start, end)) return undefined
  if (name.pin) return undefined
  if (isUuid(text, start, end)) return name.strength === 'strong' ? 'low' : undefined
  if (isBenign(text, start, end)) return undefined
  const counted = statistics(text, start, end)
  if (name.human) return judgePassword(name, counted, text, start, end)
  return judgeToken(name, counted, text, start, end)
}

function judgePassword(
  { strength }: NamePromise,
  counted: Statistics,
  text: string,
  start: number,
  end: number,
): Confidence | undefined {
  if (counted.length < SHORTEST_PASSWORD) return undefined
  if (isRandom(counted) && counted.length >= GOOD_PASSWORD) {
    return strength === 'strong' && counted.length >= 12 ? 'high' : 'medium'
  }
  if (isNumberedName(text, start, end) || !isPasswordLike(counted, text, start, end)) {
    return undefined
  }
  return strength === 'strong' && counted.length >= GOOD_PASSWORD ? 'medium' : 'low'
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
  if (!isRandom(counted)) {
    const classes = +(digits > 0) + +(lower > 0) + +(upper > 0) + +(symbols > 0)
    const isLong = length >= (strength === 'strong' ? GOOD_PASSWORD : MIXED_MEDIUM)
    const mixed =
      isLong && classes >= (strength === 'strong' ? 3 : 4) && digits > 1 && strength !== 'weak'
    return mixed && !isNumberedName(text, start, end) ? 'low' : undefined
  }
  if (length < SHORTEST_RANDOM[strength]) return undefined
  if (strength === 'weak') {
    // Hexadecimal behind a weak name is a fingerprint or a hash.
    if (entropy < WEAK_ENTROPY || digits < 2 || isHex(text, start, end)) return undefined
  }
  if (strength === 'strong' && length >= SURE) return 'high'
  return strength === 'weak' ? 'low' : 'medium'
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
  { length, digits, lower, upper, symbols, foreign }: Statistics,
  text: string,
  start: number,
  end: number,
): boolean {
  const letters = lower + upper + foreign
  if (length < SHORTEST_PASSWORD || letters === 0 || hasSpace(text, start, end)) return false
  if (digits > 0) return true
  return symbols > 0 && signsInside(text, start, end) > 0
}

/** Signs that words do not have, with something of the value on both sides or at its end. */
function signsInside(text: string, start: number, end: number): number {
  let signs = 0
  for (let at = start; at < end; at++) if ('!@#$%^&*+=~?'.includes(text.charAt(at))) signs++
  return signs
}
