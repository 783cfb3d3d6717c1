import { classOf, codeAt, INVISIBLE, isSpace } from './characters.ts'
import type { Span } from './finding.ts'

/** How far around a cut run its surroundings are read: the line before, and what comes after. */
const BEFORE = 160
const AFTER = 60
const LONGEST = 4096
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
  const leftOut = (at: number) => places.filter((place) => place <= at).length
  return {
    text: clean,
    original(span) {
      const before = leftOut(span.start)
      const inside = leftOut(span.end - 1) - before
      if (inside === 0) return undefined
      return {
        start: first + span.start + before,
        end: first + span.end + before + inside,
      }
    },
  }
}

/** Whether a character is one that `undisguise` leaves out. */
export function isDisguise(text: string, at: number): boolean {
  const code = codeAt(text, at)
  if (code !== BACKSLASH) return code >= 0xad && classOf(code) === INVISIBLE
  const next = codeAt(text, at + 1)
  return next === 95 || next === 45 || next === 46
}

/** Whether it stands between two characters, as the ones that hide something do. */
export function isInside(text: string, at: number): boolean {
  return at > 0 && isVisible(text, at - 1) && isVisible(text, at + 1)
}

/** @returns where what it cuts begins: behind the last white space. */
export function disguisedStart(text: string, at: number): number {
  const first = Math.max(0, at - LONGEST)
  let start = at
  while (start > first && isVisible(text, start - 1)) start--
  return start
}

/** @returns where what it cuts ends. */
export function disguisedEnd(text: string, at: number): number {
  const last = Math.min(text.length, at + LONGEST)
  let end = at
  while (end < last && isVisible(text, end)) end++
  return end
}

function isVisible(text: string, at: number): boolean {
  const code = codeAt(text, at)
  return code > 32 && !isSpace(code) && code !== 0xa0
}

/** @returns whether a character that cannot be seen stands in the span. */
export function hasInvisible(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    if (classOf(codeAt(text, at)) === INVISIBLE) return true
  }
  return false
}
