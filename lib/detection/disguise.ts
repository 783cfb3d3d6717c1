import { classOf, INVISIBLE } from './characters.ts'

/** A text without what hides a token from a search, and the way back to the places of the whole. */
export interface Undisguised {
  text: string
  /** @returns where the character at `at` stands in the original text. */
  original(at: number): number
}

const BACKSLASH = 92

/**
 * Leave out characters that take no room (zero width, direction marks, soft hyphens) and the
 * backslashes of Markdown's `ghp\_`.
 */
export function undisguise(text: string): Undisguised {
  const places: number[] = []
  let clean = ''
  let from = 0
  for (let at = 0; at < text.length; at++) {
    if (!isDisguise(text, at)) continue
    clean += text.slice(from, at)
    places.push(clean.length)
    from = at + 1
  }
  clean += text.slice(from)
  return { text: clean, original: (at) => at + countUpTo(places, at) }
}

/** @returns whether a character that cannot be seen stands in the span. */
export function hasInvisible(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    if (classOf(text.charCodeAt(at)) === INVISIBLE) return true
  }
  return false
}

function isDisguise(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code !== BACKSLASH) return code >= 0xad && classOf(code) === INVISIBLE
  const next = text.charCodeAt(at + 1)
  return next === 95 || next === 45 || next === 46
}

/** How many characters were left out before what is now at `at`. */
function countUpTo(places: readonly number[], at: number): number {
  let low = 0
  let high = places.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((places[middle] ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return low
}
