/** When to ask about which share: often while its recipient is likely at it, seldom afterwards. */
import type { ShareRecord } from './record.ts'

const MINUTE_MS = 60_000
const OFTEN_FOR_MS = 60 * MINUTE_MS
const OFTEN_MS = MINUTE_MS
const SELDOM_MS = 15 * MINUTE_MS
/** Somebody looks at the list: as often as that makes a difference to a person. */
const LOOKED_AT_MS = 3_000
/** Alarms come no sooner in Chrome; and should writing records fail, nothing spins. */
const SOONEST_MS = MINUTE_MS / 2

/**
 * When a share is to be asked about, in milliseconds; null for never.
 * @param isLookedAt - its sender has the list open.
 */
export function dueAt(record: ShareRecord, now: number, isLookedAt = false): number | null {
  if (record.state !== 'waiting' || record.receipts === 'none') return null
  const { askedAt, waitMs } = record
  const madeAt = Date.parse(record.createdAt)
  const last = askedAt ?? madeAt
  // Asked in the future: the clock was put back since, so it is not known how long ago that was.
  if (last > now) return now
  if (isLookedAt && askedAt === null) return now
  const pause = isLookedAt ? LOOKED_AT_MS : last - madeAt < OFTEN_FOR_MS ? OFTEN_MS : SELDOM_MS
  return last + Math.max(pause, waitMs)
}

/** When to wake up next for any of them; null when none waits. */
export function nextWake(records: readonly ShareRecord[], now: number): number | null {
  const due = records.map((record) => dueAt(record, now)).filter((time) => time !== null)
  return due.length === 0 ? null : Math.max(Math.min(...due), now + SOONEST_MS)
}
