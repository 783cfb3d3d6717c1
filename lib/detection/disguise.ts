import { BREAK, classOf, codeAt, INVISIBLE, MARKS } from './characters.ts'
import type { Span } from './finding.ts'

/** How far around a cut run its surroundings are read: the line before, and what comes after. */
const BEFORE = 160
const AFTER = 60
const BACKSLASH = 92

/** A text without what cuts its tokens, and the way back to the whole. */
export interface Undisguised {
  text: string
  /** @returns the span in the original text; undefined when nothing was left out inside it. */
  original(span: Span): Span | undefined
}

/**
 * Leave out of [start, end) the characters that take no room (zero width, direction marks, soft
 * hyphens) and the backslashes of Markdown's `ghp\\_`.
 */
export function undisguise(text: string, start: number, end: number): Undisguised {
  const first = Math.max(0, start - BEFORE)
  const places: number[] = []
  let clean = text.slice(first, start)
  let from = start
  for (let at = start; at < end; at++) {
    if (!isDisguise(text, at)) continue
    clean += text.slice(from, at)
    places.push(clean.length)
    from = at + 1
  }
  clean += text.slice(from, end + AFTER)
  return {
    text: clean,
    original(span) {
      if (first + span.start < start || first + span.start >= end) return undefined
      const before = countUpTo(places, span.start)
      const inside = countUpTo(places, span.end - 1) - before
      if (inside === 0) return undefined
      return {
        start: first + span.start + before,
        end: first + span.end + before + inside,
      }
    },
  }
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

/** Whether a character is one that `undisguise` leaves out. */
export function isDisguise(text: string, at: number): boolean {
  const code = codeAt(text, at)
  if (code !== BACKSLASH) return code >= 0xad && classOf(code) === INVISIBLE
  const next = codeAt(text, at + 1)
  return next === 95 || next === 45 || next === 46
}

/** Whether it stands inside a run, as the ones that hide something do. */
export function isInside(text: string, at: number): boolean {
  return isOfPiece(text, at - 1) && isOfPiece(text, at + 1)
}

/** @returns where the run begins that goes up to `at`, over what cuts it. */
export function pieceStart(text: string, at: number): number {
  let start = at
  while (start > 0 && isOfPiece(text, start - 1)) start--
  return start
}

/** @returns where the run ends that holds `at`, over what cuts it. */
export function pieceEnd(text: string, at: number): number {
  let end = at
  while (end < text.length && isOfPiece(text, end)) end++
  return end
}

function isOfPiece(text: string, at: number): boolean {
  if (at < 0 || at >= text.length) return false
  return ((MARKS[text.charCodeAt(at)] ?? 0) & BREAK) === 0 || isDisguise(text, at)
}

/** @returns whether a character that cannot be seen stands in the span. */
export function hasInvisible(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    if (classOf(codeAt(text, at)) === INVISIBLE) return true
  }
  return false
}
