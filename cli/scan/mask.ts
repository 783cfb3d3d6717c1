import { shownStart } from '#lib/check/shown-start.ts'
import type { Kind } from '#lib/detection/finding.ts'

/** A secret as it may be shown: its public beginning, if it can have one, and its length. */
export function mask(secret: string, kind: Kind): string {
  return `${shownStart(secret, kind)}… (${secret.length} characters)`
}
