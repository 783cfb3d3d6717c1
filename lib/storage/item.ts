import * as v from 'valibot'
import browser from 'webextension-polyfill'

/** `session` is memory only and is never opened to content scripts. */
export type StorageAreaName = 'local' | 'session'

/** One typed value in the browser's storage; what does not parse is reported, never used. */
export interface StorageItem<Value> {
  key: string
  /** The stored value, or the fallback when nothing valid is there. */
  read(): Promise<Value>
  write(value: Value): Promise<void>
  remove(): Promise<void>
  /** Calls back with each new value. @returns a function that ends it. */
  watch(onChange: (value: Value) => void): () => void
}

/**
 * @param migrate - turns what an older version stored into today's shape, or returns it as it is.
 */
export function defineItem<Schema extends v.GenericSchema>({
  area,
  key,
  schema,
  fallback,
  migrate = (stored) => stored,
}: {
  area: StorageAreaName
  key: string
  schema: Schema
  fallback: v.InferOutput<Schema>
  migrate?: (stored: unknown) => unknown
}): StorageItem<v.InferOutput<Schema>> {
  const parse = (stored: unknown): v.InferOutput<Schema> => {
    if (stored === undefined) return fallback
    const parsed = v.safeParse(schema, migrate(stored))
    return parsed.success ? parsed.output : fallback
  }
  return {
    key,
    read: async () => parse((await browser.storage[area].get(key))[key]),
    write: (value) => browser.storage[area].set({ [key]: value }),
    remove: () => browser.storage[area].remove(key),
    watch(onChange) {
      const listener = (changes: Record<string, browser.Storage.StorageChange>) => {
        const change = changes[key]
        if (change) onChange(parse(change.newValue))
      }
      browser.storage[area].onChanged.addListener(listener)
      return () => browser.storage[area].onChanged.removeListener(listener)
    },
  }
}
