import { codeAt } from '../characters.ts'

/** Small looks at characters that several finders share. All are bounded by what is passed in. */

const SPACE = 0x20

/** @returns whether a character is a space or tab, also one that does not break. */
export function isBlank(code: number): boolean {
  return code === SPACE || code === 9 || code === 0xa0
}

/** @returns the first place at or after `at` that holds no space or tab; at most `limit`. */
export function skipBlanks(text: string, at: number, limit = text.length): number {
  while (at < limit && isBlank(text.charCodeAt(at))) at++
  return at
}

/** @returns the first place at or after `at` with a character of `stops`, a space or a control; at most `limit`. */
export function valueEnd(text: string, at: number, limit: number, stops: string): number {
  const end = Math.min(limit, text.length)
  while (at < end) {
    const code = text.charCodeAt(at)
    if (code <= SPACE || code === 0xa0 || code === 0x3000 || stops.includes(text.charAt(at))) break
    at++
  }
  return at
}

/** @returns whether any of the (lower-case) words stands between two places. */
export function hasWord(
  text: string,
  start: number,
  end: number,
  words: readonly string[],
): boolean {
  const part = text.slice(Math.max(0, start), end).toLowerCase()
  return words.some((word) => part.includes(word))
}

/** How far before a word the beginning of a resource's name is looked for. */
const RESOURCE_BEFORE = 64
const RESOURCE = /(?:^|[\s"'(=,])arn:(?:[\w-]*:){3,}$/

/** `arn:aws:secretsmanager:…:secret:prod/db` names a thing, whatever words are in it. */
export function isOfResource(text: string, start: number): boolean {
  if (codeAt(text, start - 1) !== 58) return false
  return RESOURCE.test(text.slice(Math.max(0, start - RESOURCE_BEFORE), start))
}
