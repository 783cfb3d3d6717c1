import type { ShareRecord } from './record.ts'

/** A record as its sender's list shows it. What its endpoint knows it by stays out: no view has a use for it. */
export type ShareEntry = Omit<ShareRecord, 'serverId' | 'ownerKey'>

export function toEntry({ serverId: _, ownerKey: _key, ...entry }: ShareRecord): ShareEntry {
  return entry
}

/** The last time that the endpoint was asked it did not answer: what is shown may be old. */
export function isStale({ state, askedAt, checkedAt }: ShareEntry): boolean {
  return state === 'waiting' && askedAt !== null && askedAt !== checkedAt
}
