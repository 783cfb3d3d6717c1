import { foldReceipt, hasEnded, leftMs } from '#lib/activity/fold-receipt.ts'
import { inLanes } from '#lib/activity/in-lanes.ts'
import type { ShareRecord } from '#lib/activity/record.ts'
import { allRecords, changeRecord, findRecord } from '#lib/activity/records.ts'
import { FailureError } from '#lib/messaging/failure.ts'
import { isTooLate, type RevokeOutcome } from '#lib/messaging/revoke-outcome.ts'
import { staysAwake } from '#lib/platform/awake.ts'
import { requireHost } from '#lib/platform/permissions.ts'
import { revokeShare } from '#lib/share/revoke-share.ts'
import { addressOfRecord } from '#lib/storage/addresses.ts'
import { latestShareItem } from '#lib/storage/items.ts'
import { endpointPorts } from './endpoint-ports.ts'
import { armFollowing } from './follow-shares.ts'

const AT_ONCE = 6

/** Burn a share of ours; its link is shown no more. @throws FailureError, EndpointError */
export async function revoke(id: string): Promise<RevokeOutcome> {
  const record = await findRecord(id)
  if (!record) throw new FailureError({ code: 'app/internal' })
  if (!record.canRevoke) throw new FailureError({ code: 'app/cannot-revoke' })
  return staysAwake(() => burn(record))
}

/** Burn all that wait and can be taken back. What could not be reached waits on, and is counted. */
export async function revokeAll(): Promise<{ revoked: number; tooLate: number; failed: number }> {
  const all = await allRecords()
  const waiting = all
    .map(({ record }) => record)
    .filter((record) => record.canRevoke && !hasEnded(record, Date.now()))
  const outcome = { revoked: 0, tooLate: 0, failed: 0 }
  const one = async (record: ShareRecord) => {
    try {
      outcome[isTooLate((await burn(record)).state) ? 'tooLate' : 'revoked'] += 1
    } catch {
      // Counted is what the person can act on; why is told where one share is revoked alone.
      outcome.failed += 1
    }
  }
  await staysAwake(() => inLanes(AT_ONCE, waiting, one))
  return outcome
}

async function burn(record: ShareRecord): Promise<RevokeOutcome> {
  const { id, baseUrl } = record
  await requireHost(baseUrl)
  const receipt = await revokeShare(record, await addressOfRecord(record), endpointPorts)
  const now = Date.now()
  // Whoever revokes sees at once what became of it: that is no news any more.
  await changeRecord(id, (current) => ({
    ...foldReceipt(current, receipt, now),
    isNews: current.isNews,
  }))
  await armFollowing()
  await latestShareItem.update((latest) => (latest?.share.id === id ? null : latest))
  if (receipt) return { state: receipt.state, endedAt: receipt.endedAt }
  // Nothing opens there any more. Before its time somebody may have opened it.
  return { state: leftMs(record, now) > 0 ? 'gone' : 'expired', endedAt: null }
}
