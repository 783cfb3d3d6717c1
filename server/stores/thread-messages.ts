/** What the store's thread and its proxy say to each other; all of it survives a structured clone. */
import type { SqliteStoreOptions } from './sqlite.ts'
import type { Store, StoreErrorCode } from './store.ts'

export type Method = keyof Store

export interface Call<M extends Method = Method> {
  readonly n: number
  readonly method: M
  readonly args: Parameters<Store[M]>
}

/** `cause` is an error as the clone left it: without its own fields, with name and stack. */
export type Answer =
  | { readonly n: number; readonly value: unknown }
  | { readonly n: number; readonly error: StoreErrorCode; readonly cause: unknown }

/** The thread's first message, and after it batches of answers. */
export type FromThread =
  | { readonly ready: true }
  | { readonly failed: string }
  | { readonly answers: readonly Answer[] }

/** A clock is a function and cannot go along. */
export type ThreadOptions = Omit<SqliteStoreOptions, 'now'>
