import { beforeEach, expect, test, vi } from 'vitest'

const stored = vi.hoisted(() => ({ local: {}, session: {} }) as Record<string, object>)
vi.mock('webextension-polyfill', () => {
  const area = (name: string) => ({
    get: async () => structuredClone(stored[name]),
    set: async (values: object) => void Object.assign(stored[name] ?? {}, structuredClone(values)),
  })
  return { default: { storage: { session: area('session'), local: area('local') } } }
})

const { tokenOf } = await import('#lib/storage/tokens.ts')
const { sessionTokensItem, tokensItem } = await import('#lib/storage/items.ts')

beforeEach(() => {
  for (const area of ['local', 'session']) stored[area] = {}
})

test('what was given for this session comes before what is kept', async () => {
  expect(await tokenOf('one')).toBeNull()
  await tokensItem.write({ one: 'kept' })
  expect(await tokenOf('one')).toBe('kept')
  await sessionTokensItem.write({ one: 'of the session' })
  expect(await tokenOf('one')).toBe('of the session')
  expect(JSON.stringify(stored.local)).not.toContain('session')
})
