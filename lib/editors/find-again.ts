import type { Span } from '#lib/detection/finding.ts'
import type { Expected } from './compose-box.ts'

/**
 * Where a text is now: where it stood, else the one place where it stands. People go on typing
 * while a link is made.
 * @returns null when it is gone, or which of several is meant cannot be told.
 */
export function findAgain(whole: string, { text, start }: Expected): Span | null {
  if (text === '') return null
  const first = whole.startsWith(text, start) ? start : whole.indexOf(text)
  const isSure = first === start || (first >= 0 && first === whole.lastIndexOf(text))
  return isSure ? { start: first, end: first + text.length } : null
}
