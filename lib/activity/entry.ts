import type { ShareRecord } from './record.ts'

/** A record as its sender's list shows it. The owner key stays out: no view has a use for it. */
export type ShareEntry = Omit<ShareRecord, 'ownerKey'>

export function toEntry({ ownerKey: _, ...entry }: ShareRecord): ShareEntry {
  return entry
}

/** The last time that the endpoint was asked it did not answer: what is shown may be old. */
export function isStale({ state, askedAt, checkedAt }: ShareEntry): boolean {
  return state === 'waiting' && askedAt !== null && askedAt !== checkedAt
}
