import * as v from 'valibot'
import browser from 'webextension-polyfill'

/** `session` is memory only and is never opened to content scripts. */
export type StorageAreaName = 'local' | 'session'

/** One typed value in the browser's storage. What does not parse is not used. */
export interface StorageItem<Value> {
  key: string
  /** The stored value, or the fallback when nothing valid is there. */
  read(): Promise<Value>
  write(value: Value): Promise<void>
  /** Read, change, write; changes of one context wait for each other, so that none is lost. */
  update(change: (value: Value) => Value): Promise<void>
  /** Calls back with each new value. @returns a function that ends it. */
  watch(onChange: (value: Value) => void): () => void
}

export function defineItem<Schema extends v.GenericSchema>({
  area,
  key,
  schema,
  fallback,
}: {
  area: StorageAreaName
  key: string
  schema: Schema
  fallback: v.InferOutput<Schema>
}): StorageItem<v.InferOutput<Schema>> {
  type Value = v.InferOutput<Schema>
  let last: Promise<unknown> = Promise.resolve()
  const parse = (stored: unknown): Value => {
    const parsed = v.safeParse(schema, stored)
    return parsed.success ? parsed.output : fallback
  }
  const read = async (): Promise<Value> => parse((await browser.storage[area].get(key))[key])
  const write = (value: Value) => browser.storage[area].set({ [key]: value })
  return {
    key,
    read,
    write,
    update(change) {
      const next = last.then(async () => write(change(await read())))
      // A failed change is its caller's to tell; the next one starts from what is stored.
      last = next.catch(() => undefined)
      return next
    },
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
