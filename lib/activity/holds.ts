/** Keeping records of holds. Those of private windows never reach the disk. */
import { holdsItem, privateHoldsItem } from '#lib/storage/items.ts'
import { type Hold, recent, withHold } from './hold.ts'

export function addHold(hold: Hold, isPrivate: boolean): Promise<void> {
  return (isPrivate ? privateHoldsItem : holdsItem).update((holds) => withHold(holds, hold))
}

/** Newest first, of windows of one kind: what was done in private ones shows in them alone. */
export function holdsOf(isPrivate: boolean): Promise<Hold[]> {
  return (isPrivate ? privateHoldsItem : holdsItem).read()
}

export async function clearHolds(): Promise<void> {
  await holdsItem.write([])
  await privateHoldsItem.write([])
}

/** What has become too old goes from the disk too, where nothing new comes. */
export async function forgetOldHolds(now: number): Promise<void> {
  const holds = await holdsItem.read()
  if (recent(holds, now).length < holds.length) await holdsItem.update((all) => recent(all, now))
}

/** Calls back when something was added or cleared. */
export function watchHolds(onChange: () => void): void {
  holdsItem.watch(onChange)
  privateHoldsItem.watch(onChange)
}
