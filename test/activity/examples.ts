import { newRecord, type ShareRecord } from '#lib/activity/record.ts'
import type { Receipt } from '#lib/endpoints/wire.ts'

export const NOW = Date.parse('2026-11-22T12:00:00.000Z')
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

export const at = (ms: number) => new Date(NOW + ms).toISOString()

/** Made at NOW, for a day and one opening. */
export function recordOf(changes: Partial<ShareRecord> = {}): ShareRecord {
  const record = newRecord({
    id: 'AAAAAAAAAAAAAAAAAAAAAA',
    ownerKey: 'A'.repeat(43),
    endpointId: 'team',
    baseUrl: 'https://secrets.example.com/',
    kind: 'matchstick',
    createdAt: at(0),
    expiresAt: at(DAY),
    maxOpens: 1,
  })
  return { ...record, ...changes }
}

export function receiptOf(changes: Partial<Receipt> = {}): Receipt {
  return {
    state: 'waiting',
    createdAt: at(0),
    expiresAt: at(DAY),
    endedAt: null,
    opensLeft: 1,
    openings: [],
    failedAttempts: 0,
    lastFailedAt: null,
    attemptsLeft: null,
    exposedAt: null,
    ...changes,
  }
}
