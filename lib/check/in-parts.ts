/** A text of any length, part by part, each within the bound on work of one scan. Pure. */
import type { Finding, Scan } from '#lib/detection/finding.ts'

export interface PartSizes {
  /** Characters of a part. */
  part: number
  /** What a part sees before and after itself: longer than any context, and than nearly any key. */
  margin: number
}

export type FoundInParts = Pick<Scan, 'findings' | 'truncated'>

/** Yields after each part how many characters are done. */
export function* scanParts(
  text: string,
  scan: (text: string) => Scan,
  { part, margin }: PartSizes,
): Generator<number, FoundInParts> {
  if (text.length <= part + margin) {
    const { findings, truncated } = scan(text)
    yield text.length
    return { findings, truncated }
  }
  const findings: Finding[] = []
  let truncated = false
  for (let start = 0; start < text.length; start += part) {
    const from = lineStart(text, start - margin, margin)
    const scanned = scan(text.slice(from, start + part + margin))
    truncated ||= scanned.truncated
    for (const finding of scanned.findings) {
      const at = from + finding.start
      // Of those in the margins, the neighbours know more.
      if (at >= start && at < start + part) findings.push(shifted(finding, from))
    }
    yield Math.min(text.length, start + part)
  }
  return { findings, truncated }
}

/** No part begins within a line, unless the line is very long. */
function lineStart(text: string, at: number, margin: number): number {
  if (at <= 0) return 0
  const feed = text.indexOf('\n', at)
  return feed >= 0 && feed < at + margin / 2 ? feed + 1 : at
}

function shifted(finding: Finding, by: number): Finding {
  const { start, end, related } = finding
  return {
    ...finding,
    start: start + by,
    end: end + by,
    ...(related && { related: { ...related, start: related.start + by, end: related.end + by } }),
  }
}
