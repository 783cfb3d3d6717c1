import type { Kind } from '#lib/detection/finding.ts'

/**
 * Below this a token may not be remembered: whoever has the profile could find it again by trying
 * what people choose against its fingerprint.
 */
const LEAST_BITS = 60

/** What machines make. Passwords, and what holds one, are left out however long they are. */
const MACHINE_MADE: readonly Kind[] = [
  'secret',
  'test-key',
  'private-key',
  'webhook',
  'token',
  'otp-seed',
]

/** Words and their beginnings, numbers, and what stands between. */
const PIECES = /[A-Z]?[a-z]+|[A-Z]+|\d+|[^A-Za-z\d]+/g
/** A word out of a thousand; a run of letters is never taken for more. */
const WORD_BITS = 10
/** A date, or a number somebody knows. */
const NUMBER_BITS = 14
const SIGN_BITS = 2

/**
 * How hard a token is to guess, and rather too little than too much: as if each run of letters
 * were a word and each run of digits a date, and never more than its characters are spread.
 */
export function estimatedBits(token: string): number {
  let bits = 0
  for (const [piece] of token.matchAll(PIECES)) {
    const { length } = piece
    if (/[A-Za-z]/.test(piece)) bits += Math.min(length * 4.7, WORD_BITS)
    else if (/\d/.test(piece)) bits += Math.min(length * 3.3, NUMBER_BITS)
    else bits += SIGN_BITS
  }
  return Math.min(bits, spreadBits(token))
}

/** Whether "Not a secret" may remember the token itself, by its fingerprint. */
export function canRemember(token: string, kind: string): boolean {
  return MACHINE_MADE.some((each) => each === kind) && estimatedBits(token) >= LEAST_BITS
}

/** Shannon's entropy of its characters, of all of them. */
function spreadBits(token: string): number {
  const counts = new Map<string, number>()
  for (const character of token) counts.set(character, (counts.get(character) ?? 0) + 1)
  const { length } = token
  return [...counts.values()].reduce((sum, count) => sum + count * Math.log2(length / count), 0)
}
