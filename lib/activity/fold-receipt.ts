/** What an endpoint tells of a share, put into its record. Pure: records in, records out. */
import type { Told } from '#lib/endpoints/endpoint.ts'
import type { SecretState } from '#lib/endpoints/wire.ts'
import { TOMBSTONE_SECONDS } from '#lib/endpoints/wire.ts'
import type { ShareRecord } from './record.ts'

/** What the sender should hear of: each opening, and an end by too many wrong passphrases. */
export interface News {
  /** Times of openings that the record did not have yet, oldest first. */
  openings: string[]
  /** It was, and its endpoint does not say when. */
  isOpened: boolean
  isLocked: boolean
}

/**
 * The record after an answer of its endpoint. The endpoint's word goes before this machine's clock,
 * which may be wrong by hours. A record that has ended is left alone: an answer that was on its way
 * while the sender revoked would make it wait again.
 * @param receipt - null when the endpoint no longer knows the share.
 */
export function foldReceipt(record: ShareRecord, receipt: Told | null, now: number): ShareRecord {
  if (record.state !== 'waiting') return record
  const answered = { ...record, checkedAt: now, askedAt: now, waitMs: 0 }
  // Forgotten: nothing opens there any more, and nobody can say what became of it.
  if (!receipt) return { ...answered, state: 'expired', endedAt: null }
  const next: ShareRecord = {
    ...answered,
    state: receipt.state,
    endedAt: receipt.endedAt,
    expiresAt: receipt.expiresAt,
    openings: longer(record.openings, receipt.openings),
    failedAttempts: Math.max(record.failedAttempts, receipt.failedAttempts),
    exposedAt: record.exposedAt ?? receipt.exposedAt,
  }
  return { ...next, isNews: record.isNews || isWorthTelling(newsBetween(record, next)) }
}

/**
 * The record after an endpoint that could not be asked. A share may have been opened while nobody
 * could ask, and the endpoint remembers that for a while: only then is it given up.
 */
export function foldSilence(record: ShareRecord, waitMs: number, now: number): ShareRecord {
  if (record.state !== 'waiting') return record
  const asked = { ...record, askedAt: now, waitMs }
  const isForgotten = leftMs(record, now) < -TOMBSTONE_SECONDS * 1000
  return isForgotten ? { ...asked, state: 'expired', endedAt: null } : asked
}

export function newsBetween(before: ShareRecord, after: ShareRecord): News {
  return {
    openings: after.openings.slice(before.openings.length),
    isOpened: before.state === 'waiting' && after.state === 'opened' && after.openings.length === 0,
    isLocked: before.state === 'waiting' && after.state === 'locked',
  }
}

export function isWorthTelling({ openings, isOpened, isLocked }: News): boolean {
  return openings.length > 0 || isOpened || isLocked
}

/**
 * What to show. Past its time and not asked since, a share counts as expired; but an endpoint that
 * called it waiting after that moment knows better than this machine's clock.
 */
export function shownState(
  record: Pick<ShareRecord, 'state' | 'expiresAt' | 'checkedAt' | 'clockGapSeconds'>,
  now: number,
): SecretState {
  const { state, checkedAt } = record
  const isOldWord = checkedAt === null || leftMs(record, checkedAt) > 0
  return state === 'waiting' && leftMs(record, now) <= 0 && isOldWord ? 'expired' : state
}

/**
 * How long a share lives on, by its endpoint's clock as it was when the share was made; `Infinity`
 * where only an opening ends it.
 */
export function leftMs(
  { expiresAt, clockGapSeconds }: Pick<ShareRecord, 'expiresAt' | 'clockGapSeconds'>,
  now: number,
): number {
  if (expiresAt === null) return Number.POSITIVE_INFINITY
  return Date.parse(expiresAt) - (now + clockGapSeconds * 1000)
}

/**
 * Whether it is over for good. What waits by its endpoint's word is not, however late this clock says
 * it is; of what no endpoint tells, the clock is all there is.
 */
export function hasEnded(
  record: Pick<ShareRecord, 'state' | 'receipts' | 'expiresAt' | 'clockGapSeconds'>,
  now: number,
): boolean {
  return record.state !== 'waiting' || (record.receipts === 'none' && leftMs(record, now) <= 0)
}

/** Openings are only ever added; a shorter list is an older one. */
function longer(known: string[], told: string[]): string[] {
  return told.length >= known.length ? told : known
}
