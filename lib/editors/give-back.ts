import type { Span } from '#lib/detection/finding.ts'

/** What was to be replaced, where it stood, and what was put there. */
export interface Attempt {
  before: string
  start: number
  gone: string
  put: string
}

/**
 * Undo a replacement in a text that somebody has gone on with: what they typed stays.
 * @returns the piece of the text of now that is to become `text`; null when nothing is missing.
 */
export function giveBack(now: string, attempt: Attempt): (Span & { text: string }) | null {
  const { before, start, gone, put } = attempt
  const isMissing = count(now, gone) < count(before, gone)
  const at = count(now, put) > count(before, put) ? nearest(now, put, start) : -1
  if (at >= 0) return { start: at, end: at + put.length, text: isMissing ? gone : '' }
  if (!isMissing) return null
  // Neither is there: whatever stands in their place stays too, but for what was left of the link.
  const same = Math.min(start, sameAt(now, before))
  const left = sameAt(now.slice(same), put)
  return { start: same, end: same + (left < shortestLeft(put) ? 0 : left), text: gone }
}

/** A shorter piece may be anything that somebody has typed: their own address begins like ours. */
function shortestLeft(put: string): number {
  return URL.canParse(put) ? Math.max(SHORTEST_LEFT, new URL(put).origin.length + 1) : SHORTEST_LEFT
}

const SHORTEST_LEFT = 8

/** How far two texts are the same. */
function sameAt(one: string, other: string): number {
  let same = 0
  while (same < one.length && one[same] === other[same]) same += 1
  return same
}

/**
 * Whether a message has gone, with what was put into it and all that stood around that: sent or
 * deleted. Of one that a page has only taken the new text out of, something is left.
 */
export function isGoneWithAll(now: string, { before, start, gone, put }: Attempt): boolean {
  if (now.includes(put) || now.includes(gone)) return false
  const around = [before.slice(0, start), before.slice(start + gone.length)]
  const left = around.map((one) => one.trim()).filter((one) => one !== '')
  return left.length === 0 ? now.trim() === '' : !left.some((one) => now.includes(one))
}

function nearest(text: string, part: string, to: number): number {
  const before = text.lastIndexOf(part, to)
  const after = text.indexOf(part, to)
  if (before < 0 || after < 0) return Math.max(before, after)
  return to - before < after - to ? before : after
}

function count(text: string, part: string): number {
  return part === '' ? 0 : text.split(part).length - 1
}
