/** Keeping records of shares. Those of private windows never reach the disk. */
import { privateRecordsItem, recordsItem } from '#lib/storage/items.ts'
import type { ShareRecord } from './record.ts'

/** Beyond this the oldest go; a record is of use as long as its endpoint remembers the secret. */
const MOST_RECORDS = 500

/** A record, and whether it is of a private window. */
export interface KeptRecord {
  record: ShareRecord
  isPrivate: boolean
}

export function addRecord(record: ShareRecord, isPrivate: boolean): Promise<void> {
  const item = isPrivate ? privateRecordsItem : recordsItem
  return item.update((records) => trim([record, ...records]))
}

/** Newest first. */
export async function allRecords(): Promise<KeptRecord[]> {
  const kept = await recordsItem.read()
  const inPrivate = await privateRecordsItem.read()
  return [
    ...kept.map((record) => ({ record, isPrivate: false })),
    ...inPrivate.map((record) => ({ record, isPrivate: true })),
  ].sort((a, b) => b.record.createdAt.localeCompare(a.record.createdAt))
}

export async function findRecord(id: string): Promise<ShareRecord | null> {
  return (await allRecords()).find(({ record }) => record.id === id)?.record ?? null
}

/** Change the record as it is by then; one that is gone by then stays gone. */
export function changeRecord(
  id: string,
  change: (record: ShareRecord) => ShareRecord,
): Promise<void> {
  return changeRecords((record) => (record.id === id ? change(record) : record))
}

/** Change all of them; those that become null go. Where nothing changes nothing is written. */
export async function changeRecords(
  change: (record: ShareRecord) => ShareRecord | null,
): Promise<void> {
  for (const item of [recordsItem, privateRecordsItem]) {
    const records = await item.read()
    if (records.every((record) => change(record) === record)) continue
    await item.update((now) => now.map(change).filter((record) => record !== null))
  }
}

/** What has ended goes first: a share that waits can only be revoked with its record. */
function trim(records: ShareRecord[]): ShareRecord[] {
  if (records.length <= MOST_RECORDS) return records
  const ended = records.findLastIndex(({ state }) => state !== 'waiting')
  return trim(records.toSpliced(ended < 0 ? records.length - 1 : ended, 1))
}
