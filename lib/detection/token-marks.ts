import type { Alphabet } from './alphabets.ts'
import { CLASS, OTHER } from './characters.ts'

/**
 * What a character of a run can be, a bit each: of a stretch, all that it holds is known at a glance, and
 * of a shape, whether it may hold that.
 */
export const DIGIT = 1
/** Stands in base64url and in no word. */
export const URL_SIGN = 32
/** Stands in base64 and in no word. */
export const BASE64_SIGN = 64
/** Letters and digits have less. */
export const SIGN = 32
/** Ends a run. */
export const NO_TOKEN = 256

const SETS = [/[0-9]/, /[a-f]/, /[g-z]/, /[A-F]/, /[G-Z]/, /[-_]/, /[+/]/]

/** The bit of each ASCII character. */
export const TOKEN_MARKS = Uint16Array.from(CLASS, (class_, code) => {
  if (class_ === OTHER) return NO_TOKEN
  const set = SETS.findIndex((one) => one.test(String.fromCharCode(code)))
  return 1 << (set < 0 ? SETS.length : set)
})

/** @returns the bits of all characters of an alphabet. */
export function marksOf(table: Alphabet): number {
  return table.reduce((marks, is, code) => marks | (is && (TOKEN_MARKS[code] ?? 0)), 0)
}
