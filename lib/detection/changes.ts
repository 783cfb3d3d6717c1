import { CLASS, DIGIT, LETTER } from './characters.ts'

const NO_KIND = 0
const DIGITS = 1
const CAPITAL = 2
const SMALL = 3
/** The kind of each ASCII character. */
const KIND = CLASS.map((class_, code) =>
  class_ === DIGIT ? DIGITS : class_ !== LETTER ? NO_KIND : code < 97 ? CAPITAL : SMALL,
)

/** Random base62 changes 0.6 times a character, hexadecimal 0.47, words 0.05. */
const RARE_CHANGE = 6

/**
 * What a machine drew goes from letters to digits, from small to capital letters every other
 * character; words, dates and versions seldom do. Cheap, because it is asked first.
 */
export function changesOften(text: string, start: number, end: number): boolean {
  let changes = 0
  let letters = 0
  let before = NO_KIND
  for (let at = start; at < end; at++) {
    // What joins words changes nothing.
    const kind = KIND[text.charCodeAt(at) & 127] ?? NO_KIND
    if (kind === NO_KIND) continue
    if (kind >= CAPITAL) letters++
    if (kind === before) continue
    before = kind
    changes++
    // One letter alone is a date's: 2031-04-13T09.
    if (letters > 1 && changes * RARE_CHANGE >= end - start) return true
  }
  return false
}
