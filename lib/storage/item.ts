import * as v from 'valibot'
import browser from 'webextension-polyfill'
import { FailureError } from '#lib/messaging/failure.ts'
import { exclusively } from '#lib/platform/lock.ts'

/** `session` is memory only and is never opened to content scripts. */
export type StorageAreaName = 'local' | 'session'

/**
 * What stored data says. `damaged`: some of it or all could not be used, and `value` is the rest.
 * `newer`: another version of the product wrote it, and only that one may change it.
 */
export interface Reading<Value> {
  value: Value
  problem: 'damaged' | 'newer' | null
}

/** One typed value in the browser's storage. What does not parse is not used. */
export interface StorageItem<Value> {
  key: string
  /** The stored value, or the fallback when nothing valid is there. */
  read(): Promise<Value>
  /** The same, with what is wrong with what is stored. */
  inspect(): Promise<Reading<Value>>
  /** @throws FailureError `app/storage-newer`, as `update` does. */
  write(value: Value): Promise<void>
  /**
   * Read, change, write. Changes of all contexts wait for each other, so that none is lost; what
   * was damaged on disk is kept aside before it is written over.
   * @throws FailureError `app/storage-newer`
   */
  update(change: (value: Value) => Value): Promise<void>
  /** Calls back with each new value. @returns a function that ends it. */
  watch(onChange: (value: Value) => void): () => void
}

/** Where what was found damaged under a key is kept. */
export function asideKey(key: string): string {
  return `${key}:damaged`
}

export function defineItem<Schema extends v.GenericSchema>({
  schema,
  fallback,
  ...place
}: {
  area: StorageAreaName
  key: string
  schema: Schema
  fallback: v.InferOutput<Schema>
}): StorageItem<v.InferOutput<Schema>> {
  return defineReadItem<v.InferOutput<Schema>>({
    ...place,
    readStored(stored) {
      if (stored === undefined) return { value: fallback, problem: null }
      const parsed = v.safeParse(schema, stored)
      if (!parsed.success) return { value: fallback, problem: 'damaged' }
      const isWhole = countEntries(parsed.output) >= countEntries(stored)
      return { value: parsed.output, problem: isWhole ? null : 'damaged' }
    },
  })
}

/** An item that has its own way to read what is stored: old versions, and what is left of damage. */
export function defineReadItem<Value>({
  area,
  key,
  readStored,
}: {
  area: StorageAreaName
  key: string
  readStored: (stored: unknown) => Reading<Value>
}): StorageItem<Value> {
  const get = async (): Promise<unknown> => (await browser.storage[area].get(key))[key]
  const inspect = async () => readStored(await get())
  const update = (change: (value: Value) => Value) =>
    exclusively(`${area}:${key}`, async () => {
      const stored = await get()
      const { value, problem } = readStored(stored)
      if (problem === 'newer') throw new FailureError({ code: 'app/storage-newer' })
      // Memory is gone by itself: only what was on disk is worth keeping.
      const isKept = problem === 'damaged' && area === 'local'
      const next = change(value)
      await browser.storage[area].set({ [key]: next, ...(isKept && { [asideKey(key)]: stored }) })
    })
  return {
    key,
    read: async () => (await inspect()).value,
    inspect,
    write: (value) => update(() => value),
    update,
    watch(onChange) {
      const listener = (changes: Record<string, browser.Storage.StorageChange>) => {
        const change = changes[key]
        if (change) onChange(readStored(change.newValue).value)
      }
      browser.storage[area].onChanged.addListener(listener)
      return () => browser.storage[area].onChanged.removeListener(listener)
    },
  }
}

/** A list of which one bad entry does not cost the others. */
export function listOf<Entry extends v.GenericSchema>(entry: Entry) {
  return v.pipe(
    v.array(v.unknown()),
    v.transform((entries) =>
      entries.flatMap((each): v.InferOutput<Entry>[] => {
        const parsed = v.safeParse(entry, each)
        return parsed.success ? [parsed.output] : []
      }),
    ),
  )
}

/** The same for entries by name. */
export function mapOf<Entry extends v.GenericSchema>(entry: Entry) {
  return v.pipe(
    v.record(v.string(), v.unknown()),
    v.transform((entries) =>
      Object.fromEntries(
        Object.entries(entries).flatMap(([name, each]): [string, v.InferOutput<Entry>][] => {
          const parsed = v.safeParse(entry, each)
          return parsed.success ? [[name, parsed.output]] : []
        }),
      ),
    ),
  )
}

function countEntries(value: unknown): number {
  return typeof value === 'object' && value !== null ? Object.keys(value).length : 0
}
