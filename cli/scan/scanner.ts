import type { Finding, Scan } from '#lib/detection/finding.ts'
import { compileOwn, type OwnDetector } from '#lib/detection/own/own-detector.ts'
import { scan } from '#lib/detection/scan.ts'

export type TextScanner = (text: string) => Scan

/** What is built in, and own detectors; where both find something, own ones know better. */
export function createTextScanner(own: readonly OwnDetector[]): TextScanner {
  if (own.length === 0) return scan
  const finders = own.map(compileOwn)
  return (text) => {
    const builtIn = scan(text)
    const found: Finding[] = []
    let { truncated, steps } = builtIn
    for (const finder of finders) {
      const isWhole = finder.examineAll({
        text,
        add: ({ start, end, confidence, reason }) =>
          found.push({ ...finder.rule, start, end, confidence, reason }),
        spend: (more) => {
          steps += more
        },
      })
      truncated ||= !isWhole
    }
    return { findings: withoutOverlap([...found, ...builtIn.findings]), truncated, steps }
  }
}

/** The earlier one in the list wins. */
function withoutOverlap(findings: readonly Finding[]): Finding[] {
  const kept: Finding[] = []
  for (const one of findings) {
    if (!kept.some(({ start, end }) => one.start < end && start < one.end)) kept.push(one)
  }
  return kept.sort((a, b) => a.start - b.start)
}
