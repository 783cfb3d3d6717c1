import type { Finding } from '#lib/detection/finding.ts'
import type { Reported } from '#lib/messaging/reported.ts'

const MOST_REPORTED = 50

/** What leaves the page of findings: never the credential, nor where it stands. */
export function report(findings: readonly Finding[]): Reported[] {
  return findings.slice(0, MOST_REPORTED).map(({ detector, name, severity, rotateUrl }) => ({
    detector,
    name,
    severity,
    ...(rotateUrl !== undefined && { rotateUrl }),
  }))
}
