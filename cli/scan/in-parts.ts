import type { Finding, Scan } from '#lib/detection/finding.ts'

/** Characters of a part. The bound on work is made for messages; few files are longer than this. */
export const PART = 1 << 21
/** What a part sees before and after itself: longer than any context, and than nearly any key. */
export const MARGIN = 1 << 16

/** A text of any length, part by part, each within the bound on work. */
export function scanInParts(
  text: string,
  scan: (text: string) => Scan,
): Pick<Scan, 'findings' | 'truncated'> {
  if (text.length <= PART + MARGIN) return scan(text)
  const findings: Finding[] = []
  let truncated = false
  for (let start = 0; start < text.length; start += PART) {
    const from = lineStart(text, start - MARGIN)
    const part = scan(text.slice(from, start + PART + MARGIN))
    truncated ||= part.truncated
    for (const finding of part.findings) {
      const at = from + finding.start
      // Of those in the margins, the neighbours know more.
      if (at >= start && at < start + PART) findings.push(shifted(finding, from))
    }
  }
  return { findings, truncated }
}

/** No part begins within a line, unless the line is very long. */
function lineStart(text: string, at: number): number {
  if (at <= 0) return 0
  const feed = text.indexOf('\n', at)
  return feed >= 0 && feed < at + MARGIN / 2 ? feed + 1 : at
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
