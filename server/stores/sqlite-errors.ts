import { StoreError } from './store.ts'

// Primary result codes, https://www.sqlite.org/rescode.html
const SQLITE_BUSY = 5
const SQLITE_LOCKED = 6
const SQLITE_FULL = 13

/** Another connection holds the lock; trying again will do. */
export function isBusy(error: unknown): boolean {
  const code = primaryCode(error)
  return code === SQLITE_BUSY || code === SQLITE_LOCKED
}

/** The store's own error for whatever SQLite threw. */
export function toStoreError(error: unknown): StoreError {
  if (error instanceof StoreError) return error
  if (isBusy(error)) return new StoreError('store/busy', { cause: error })
  if (primaryCode(error) === SQLITE_FULL) return new StoreError('store/full', { cause: error })
  return new StoreError('store/failed', { cause: error })
}

function primaryCode(error: unknown): number | null {
  if (!(error instanceof Error) || !('errcode' in error)) return null
  // The extended code carries its primary one in the low byte.
  return typeof error.errcode === 'number' ? error.errcode & 0xff : null
}
