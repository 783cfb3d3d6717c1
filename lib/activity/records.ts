/** Keeping records of shares. Those of private windows never reach the disk. */
import { privateRecordsItem, recordsItem } from '#lib/storage/items.ts'
import type { ShareRecord } from './record.ts'

/** Beyond this the oldest go; a record is of use as long as its endpoint remembers the secret. */
const MOST_RECORDS = 500

export function addRecord(record: ShareRecord, isPrivate: boolean): Promise<void> {
  const item = isPrivate ? privateRecordsItem : recordsItem
  return item.update((records) => [record, ...records].slice(0, MOST_RECORDS))
}

export async function findRecord(id: string): Promise<ShareRecord | null> {
  const all = [...(await recordsItem.read()), ...(await privateRecordsItem.read())]
  return all.find((record) => record.id === id) ?? null
}

export async function updateRecord(
  id: string,
  change: Partial<Pick<ShareRecord, 'state'>>,
): Promise<void> {
  for (const item of [recordsItem, privateRecordsItem]) {
    if (!(await item.read()).some((record) => record.id === id)) continue
    await item.update((records) =>
      records.map((record) => (record.id === id ? { ...record, ...change } : record)),
    )
  }
}
