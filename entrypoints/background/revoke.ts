import { foldReceipt } from '#lib/activity/fold-receipt.ts'
import { inLanes } from '#lib/activity/in-lanes.ts'
import type { ShareRecord } from '#lib/activity/record.ts'
import { allRecords, changeRecord, findRecord } from '#lib/activity/records.ts'
import type { SecretState } from '#lib/endpoints/wire.ts'
import { FailureError } from '#lib/messaging/failure.ts'
import { staysAwake } from '#lib/platform/awake.ts'
import { requireHost } from '#lib/platform/permissions.ts'
import { revokeShare } from '#lib/share/revoke-share.ts'
import { latestShareItem, tokensItem } from '#lib/storage/items.ts'
import { endpointPorts } from './endpoint-ports.ts'
import { armFollowing } from './follow-shares.ts'

const AT_ONCE = 6

/** Burn a share of ours; its link is shown no more. @throws FailureError, EndpointError */
export async function revoke(id: string): Promise<{ state: SecretState; endedAt: string | null }> {
  const record = await findRecord(id)
  if (!record) throw new FailureError({ code: 'app/internal' })
  return staysAwake(() => burn(record))
}

/** Burn all that wait. What could not be reached waits on, and is counted. */
export async function revokeAll(): Promise<{ revoked: number; tooLate: number; failed: number }> {
  const all = await allRecords()
  const waiting = all.map(({ record }) => record).filter(({ state }) => state === 'waiting')
  const outcome = { revoked: 0, tooLate: 0, failed: 0 }
  const one = async (record: ShareRecord) => {
    try {
      outcome[(await burn(record)).state === 'opened' ? 'tooLate' : 'revoked'] += 1
    } catch {
      // Counted is what the person can act on; why is told where one share is revoked alone.
      outcome.failed += 1
    }
  }
  await staysAwake(() => inLanes(AT_ONCE, waiting, one))
  return outcome
}

async function burn(record: ShareRecord): Promise<{ state: SecretState; endedAt: string | null }> {
  const { id, endpointId, baseUrl } = record
  await requireHost(baseUrl)
  const token = (await tokensItem.read())[endpointId] ?? null
  const receipt = await revokeShare(record, token, endpointPorts)
  const now = Date.now()
  // Whoever revokes sees at once what became of it: that is no news any more.
  await changeRecord(id, (current) => ({
    ...foldReceipt(current, receipt, now),
    isNews: current.isNews,
  }))
  await armFollowing()
  await latestShareItem.update((latest) => (latest?.share.id === id ? null : latest))
  // Forgotten by the endpoint means that nothing opens there any more.
  return { state: receipt?.state ?? 'expired', endedAt: receipt?.endedAt ?? null }
}
