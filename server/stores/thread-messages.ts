/** What the store's thread and its proxy say to each other; all of it survives a structured clone. */
import type { SqliteStoreOptions } from './sqlite.ts'
import type { Store, StoreErrorCode } from './store.ts'

export type Method = keyof Store

export interface Call {
  readonly n: number
  readonly method: Method
  /** As `packArguments` left them. */
  readonly args: readonly unknown[]
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

/**
 * Arguments of a store's call with all bytes as latin1 text; none of them holds any other text.
 * A short string is cloned far faster than an array, and a Buffer would take its whole pool along.
 */
export function packArguments(args: readonly unknown[]): unknown[] {
  return args.map((arg) => mapMembers(arg, bytesToText))
}

/** The arguments as they were before `packArguments`. */
export function unpackArguments(args: readonly unknown[]): unknown[] {
  return args.map((arg) => mapMembers(arg, textToBytes))
}

function mapMembers(value: unknown, map: (member: unknown) => unknown): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return map(value)
  const mapped: Record<string, unknown> = {}
  for (const [name, member] of Object.entries(value)) mapped[name] = map(member)
  return mapped
}

function bytesToText(value: unknown): unknown {
  if (!(value instanceof Uint8Array)) return value
  return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('latin1')
}

function textToBytes(value: unknown): unknown {
  return typeof value === 'string' ? Buffer.from(value, 'latin1') : value
}
