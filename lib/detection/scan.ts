import type { Scan } from './finding.ts'

/** Find the credentials in a text. */
export function scan(_text: string): Scan {
  return { findings: [], truncated: false, steps: 0 }
}
