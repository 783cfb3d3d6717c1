/** Keeping records of shares. Those of private windows never reach the disk. */
import { privateRecordsItem, recordsItem } from '#lib/storage/items.ts'
import type { ShareRecord } from './record.ts'

/** Beyond this the oldest go; a record is of use as long as its endpoint remembers the secret. */
const MOST_RECORDS = 500

/** Changes wait for each other: two shares at once must not overwrite each other's list. */
let last: Promise<unknown> = Promise.resolve()

export function addRecord(record: ShareRecord, isPrivate: boolean): Promise<void> {
  const item = isPrivate ? privateRecordsItem : recordsItem
  return inTurn(async () => item.write([record, ...(await item.read())].slice(0, MOST_RECORDS)))
}

export async function findRecord(id: string): Promise<ShareRecord | null> {
  const all = [...(await recordsItem.read()), ...(await privateRecordsItem.read())]
  return all.find((record) => record.id === id) ?? null
}

export function updateRecord(
  id: string,
  change: Partial<Pick<ShareRecord, 'state'>>,
): Promise<void> {
  return inTurn(async () => {
    for (const item of [recordsItem, privateRecordsItem]) {
      const records = await item.read()
      if (!records.some((record) => record.id === id)) continue
      await item.write(
        records.map((record) => (record.id === id ? { ...record, ...change } : record)),
      )
    }
  })
}

function inTurn<Value>(task: () => Promise<Value>): Promise<Value> {
  const next = last.then(task)
  // A failed change is its caller's to tell; the next one starts from what is stored.
  last = next.catch(() => undefined)
  return next
}
