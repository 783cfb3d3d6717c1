import * as v from 'valibot'
import { beforeEach, describe, expect, test, vi } from 'vitest'

const local = vi.hoisted(() => ({ stored: {} as Record<string, unknown> }))
vi.mock('webextension-polyfill', () => {
  const area = {
    get: async (key: string) => structuredClone({ [key]: local.stored[key] }),
    set: async (values: object) => void Object.assign(local.stored, structuredClone(values)),
  }
  return { default: { storage: { session: area, local: area } } }
})

const { defineItem, defineReadItem, listOf, mapOf } = await import('#lib/storage/item.ts')

beforeEach(() => {
  local.stored = {}
})

const counters = defineItem({
  area: 'local',
  key: 'counters',
  schema: v.record(v.string(), v.number()),
  fallback: {},
})

describe('an item', () => {
  test('what is not of its shape is not used', async () => {
    local.stored = { counters: { a: 'many' } }
    expect(await counters.read()).toEqual({})
  })

  test('changes made at the same time are all kept', async () => {
    const names = ['a', 'b', 'c']
    await Promise.all(names.map((name) => counters.update((now) => ({ ...now, [name]: 1 }))))
    expect(await counters.read()).toEqual({ a: 1, b: 1, c: 1 })
  })

  test('a change that fails does not hold up the next', async () => {
    const failing = counters.update(() => {
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    await counters.update(() => ({ a: 2 }))
    expect(await counters.read()).toEqual({ a: 2 })
  })
})

describe('two contexts', () => {
  const other = defineItem({
    area: 'local',
    key: 'counters',
    schema: v.record(v.string(), v.number()),
    fallback: {},
  })

  test('change the same item one after the other, and nothing is lost', async () => {
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        (index % 2 ? other : counters).update(({ count = 0 }) => ({ count: count + 1 })),
      ),
    )
    expect(await counters.read()).toEqual({ count: 20 })
  })
})

describe('what a newer version wrote', () => {
  const item = defineReadItem<string>({
    area: 'local',
    key: 'versioned',
    readStored: (stored) => ({ value: 'ours', problem: stored === undefined ? null : 'newer' }),
  })

  test('is never written over', async () => {
    local.stored = { versioned: { version: 9 } }
    await expect(item.write('mine')).rejects.toMatchObject({ code: 'app/storage-newer' })
    await expect(item.update(() => 'mine')).rejects.toMatchObject({ code: 'app/storage-newer' })
    expect(local.stored).toEqual({ versioned: { version: 9 } })
    expect(await item.inspect()).toEqual({ value: 'ours', problem: 'newer' })
  })
})

describe('what is damaged', () => {
  const map = { key: 'map', schema: mapOf(v.string()), fallback: {} }
  const item = defineItem({ area: 'local', ...map })

  test('is used as far as it is whole, and kept aside before the first write', async () => {
    local.stored = { map: { a: 'one', b: 2 } }
    expect(await item.inspect()).toEqual({ value: { a: 'one' }, problem: 'damaged' })
    expect(local.stored).toEqual({ map: { a: 'one', b: 2 } })
    await item.update((now) => ({ ...now, c: 'three' }))
    expect(local.stored).toEqual({
      map: { a: 'one', c: 'three' },
      'map:damaged': { a: 'one', b: 2 },
    })
    await item.write({})
    expect(local.stored['map:damaged']).toEqual({ a: 'one', b: 2 })
  })

  test('reading alone changes nothing, and a whole one is not kept aside', async () => {
    local.stored = { map: { a: 'one' } }
    await item.update((now) => now)
    expect(local.stored).toEqual({ map: { a: 'one' } })
  })

  test('in memory goes, since memory does anyway', async () => {
    local.stored = { map: 7 }
    await defineItem({ area: 'session', ...map }).write({ a: 'one' })
    expect(local.stored).toEqual({ map: { a: 'one' } })
  })
})

test('one bad entry of a list does not cost the others', async () => {
  const list = defineItem({
    area: 'local',
    key: 'list',
    schema: listOf(v.object({ id: v.string() })),
    fallback: [],
  })
  local.stored = { list: [{ id: 'a' }, { id: 7 }, null, { id: 'b' }] }
  await list.update((entries) => [...entries, { id: 'c' }])
  expect(await list.read()).toEqual([{ id: 'a' }, { id: 'b' }, { id: 'c' }])
})
