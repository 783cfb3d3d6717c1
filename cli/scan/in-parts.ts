import { type FoundInParts, scanParts } from '#lib/check/in-parts.ts'
import type { Scan } from '#lib/detection/finding.ts'

/** Characters of a part. The bound on work is made for messages; few files are longer than this. */
export const PART = 1 << 21
/** What a part sees before and after itself. */
export const MARGIN = 1 << 16

/** A text of any length, part by part, each within the bound on work. */
export function scanInParts(text: string, scan: (text: string) => Scan): FoundInParts {
  const parts = scanParts(text, scan, { part: PART, margin: MARGIN })
  let step = parts.next()
  while (!step.done) step = parts.next()
  return step.value
}
