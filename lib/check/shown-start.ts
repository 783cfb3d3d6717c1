import type { Kind } from '#lib/detection/finding.ts'

/** What many providers make public about their tokens: `ghp_`, `AKIA`, `xoxb`. */
export const SHOWN = 4
/** Of shorter secrets four characters are too much. */
const LEAST_LENGTH = 20
/** What people choose, and words: these have no public beginning. */
const HIDDEN: readonly Kind[] = ['password', 'otp-seed', 'recovery-code', 'seed-phrase']

/** @returns as much of a secret as may be shown: its public beginning, if it can have one. */
export function shownStart(secret: string, kind: Kind): string {
  const start = secret.slice(0, SHOWN)
  const isShown =
    secret.length >= LEAST_LENGTH && !HIDDEN.includes(kind) && /^[\x21-\x7e]*$/.test(start)
  return isShown ? start : ''
}
