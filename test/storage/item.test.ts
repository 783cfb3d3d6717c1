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

const { defineItem, listOf } = await import('#lib/storage/item.ts')

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
