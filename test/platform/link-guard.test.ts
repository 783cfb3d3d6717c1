import { afterEach, beforeEach, expect, test, vi } from 'vitest'

type SessionRules = { removeRuleIds: number[]; addRules?: { id: number }[] }
const world = vi.hoisted(() => ({ rules: new Set<number>() }))
vi.mock('webextension-polyfill', () => ({
  default: {
    declarativeNetRequest: {
      async updateSessionRules({ removeRuleIds, addRules = [] }: SessionRules) {
        for (const id of removeRuleIds) world.rules.delete(id)
        for (const { id } of addRules) world.rules.add(id)
      },
    },
  },
}))
vi.mock('#lib/storage/items.ts', () => ({ passesItem: {} }))

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubEnv('CHROME', 'true')
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
})

test('a pass that no request ends, as on a host that is not granted, ends by itself', async () => {
  const { letPass } = await import('#lib/platform/link-guard.ts')
  await letPass(7)
  await vi.advanceTimersByTimeAsync(6000)
  await letPass(7)
  expect([...world.rules]).toEqual([7])
  await vi.advanceTimersByTimeAsync(9999)
  expect([...world.rules]).toEqual([7])
  await vi.advanceTimersByTimeAsync(1)
  expect([...world.rules]).toEqual([])
})
