/**
 * One round of asking endpoints what became of shares. A few at a time, and an endpoint that fails
 * is left alone for the rest of the round, so that it neither is hammered nor holds up the others.
 */
import type { Told } from '#lib/endpoints/endpoint.ts'
import { toFailure } from '#lib/messaging/failure.ts'
import { foldReceipt, foldSilence, isWorthTelling, type News, newsBetween } from './fold-receipt.ts'
import { inLanes } from './in-lanes.ts'
import type { ShareRecord } from './record.ts'
import type { KeptRecord } from './records.ts'
import { dueAt } from './schedule.ts'

const ENDPOINTS_AT_ONCE = 4
const SHARES_AT_ONCE = 3
/** However long a server says it wants to be left alone. */
const LONGEST_WAIT_MS = 24 * 60 * 60_000

export interface FollowPorts {
  records(): Promise<KeptRecord[]>
  /** @returns null when the endpoint no longer knows it. @throws EndpointError, FailureError */
  receipt(record: ShareRecord): Promise<Told | null>
  /** Must change the record as it is by then, not as it was read. */
  change(id: string, change: (record: ShareRecord) => ShareRecord): Promise<void>
  tell(kept: KeptRecord, news: News): Promise<void>
  now(): number
}

/** @param isLookedAt - the sender has the list open, and all that wait are asked about. */
export async function followDue(ports: FollowPorts, isLookedAt: boolean): Promise<void> {
  const now = ports.now()
  const due = (await ports.records()).filter(({ record }) => {
    const at = dueAt(record, now, isLookedAt)
    return at !== null && at <= now
  })
  const byEndpoint = Map.groupBy(due, ({ record }) => record.baseUrl)
  await inLanes(ENDPOINTS_AT_ONCE, [...byEndpoint.values()], (shares) => ask(ports, shares))
}

async function ask(ports: FollowPorts, shares: KeptRecord[]): Promise<void> {
  /** Set by the first failure: how long to wait before the next round. */
  let silenceMs: number | null = null
  await inLanes(SHARES_AT_ONCE, shares, async (kept) => {
    if (silenceMs === null) {
      try {
        return await take(ports, kept, await ports.receipt(kept.record))
      } catch (thrown) {
        silenceMs = toldWaitMs(thrown)
      }
    }
    const waitMs = silenceMs
    await ports.change(kept.record.id, (record) => foldSilence(record, waitMs, ports.now()))
  })
}

async function take(ports: FollowPorts, kept: KeptRecord, receipt: Told | null): Promise<void> {
  const now = ports.now()
  const news = newsBetween(kept.record, foldReceipt(kept.record, receipt, now))
  // Told first, and kept then: when the background ends in between it is told again, in the same
  // notification. The other way round nobody would be told.
  if (isWorthTelling(news)) await ports.tell(kept, news)
  await ports.change(kept.record.id, (record) => foldReceipt(record, receipt, now))
}

function toldWaitMs(thrown: unknown): number {
  const seconds = toFailure(thrown).retryAfterSeconds ?? null
  return Math.min((seconds ?? 0) * 1000, LONGEST_WAIT_MS)
}
