import { beforeEach, expect, test, vi } from 'vitest'
import type { Hold } from '#lib/activity/hold.ts'

const memory = await vi.hoisted(async () => {
  const { createMemoryStorage } = await import('#test/support/memory-storage.ts')
  return createMemoryStorage()
})
vi.mock('webextension-polyfill', () => ({ default: { storage: memory.storage } }))

const { addHold, clearHolds, forgetOldHolds, holdsOf } = await import('#lib/activity/holds.ts')

const hold = (time: number): Hold => ({
  time,
  site: 'slack',
  event: 'sent-anyway',
  detectors: ['jwt'],
  reason: null,
  where: '',
  version: '0.1.0',
})

beforeEach(memory.clear)

test('those of private windows never reach the disk, and show in such windows alone', async () => {
  await addHold(hold(1), false)
  await addHold(hold(2), true)
  expect(memory.areas.local.holds).toEqual([hold(1)])
  expect(await holdsOf(false)).toEqual([hold(1)])
  expect(await holdsOf(true)).toEqual([hold(2)])
})

test('all are cleared', async () => {
  await addHold(hold(1), false)
  await addHold(hold(2), true)
  await clearHolds()
  expect(await holdsOf(false)).toEqual([])
  expect(await holdsOf(true)).toEqual([])
})

test('what is too old goes from the disk where nothing new comes', async () => {
  const now = 100 * 24 * 3600_000
  await addHold(hold(1), false)
  await forgetOldHolds(now)
  expect(memory.areas.local.holds).toEqual([])
})

test('one damaged record costs the others nothing', async () => {
  memory.areas.local.holds = [hold(2), { ...hold(1), event: 'shouted' }, 7]
  expect(await holdsOf(false)).toEqual([hold(2)])
})
