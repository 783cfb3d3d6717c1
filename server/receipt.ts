import type { Receipt } from '#lib/endpoints/wire.ts'
import { attemptsLeft, opensLeft, type Secret } from './secret.ts'

/** What the sender may learn of a secret. */
export function receiptOf(secret: Secret): Receipt {
  return {
    state: secret.state,
    createdAt: toTime(secret.createdAt),
    expiresAt: toTime(secret.expiresAt),
    endedAt: toTimeOrNull(secret.endedAt),
    opensLeft: opensLeft(secret),
    openings: secret.openings.map((opening) => toTime(opening.at)),
    failedAttempts: secret.failedAttempts,
    lastFailedAt: toTimeOrNull(secret.lastFailedAt),
    attemptsLeft: attemptsLeft(secret),
    exposedAt: toTimeOrNull(secret.exposedAt),
  }
}

/** Milliseconds since the epoch as RFC 3339 in UTC. */
export function toTime(ms: number): string {
  return new Date(ms).toISOString()
}

function toTimeOrNull(ms: number | null): string | null {
  return ms === null ? null : toTime(ms)
}
