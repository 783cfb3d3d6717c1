import { expect, test } from 'vitest'
import type { Hold } from '#lib/activity/hold.ts'
import { detailsOf } from '#lib/models/warning-history.ts'
import { DEFAULT_SETTINGS } from '#lib/policy/settings.ts'
import { createSettingsWorld, NOW } from './settings-world.ts'

const DAY_MS = 24 * 3600_000
const hold = (some: Partial<Hold> = {}): Hold => ({
  time: NOW,
  site: 'slack',
  event: 'sent-anyway',
  detectors: ['jwt', 'jwt', 'generic-password'],
  reason: 'A sandbox',
  where: '',
  version: '0.1.0',
  ...some,
})

async function load(holds: Hold[]) {
  const all = createSettingsWorld(DEFAULT_SETTINGS)
  all.world.holds = holds
  await all.model.load()
  return { ...all, history: all.model.history }
}

test('says what was found where, each kind once', async () => {
  const { history } = await load([hold(), hold({ site: 'https://chat.example.com' })])
  expect(history.shown.value).toMatchObject([
    { kinds: ['JSON Web Token', 'Generic password'], siteName: 'Slack', reason: 'A sandbox' },
    // It is watched no more.
    { siteName: 'chat.example.com' },
  ])
})

test('shows some, more when asked, and nothing that is too old', async () => {
  const holds = Array.from({ length: 25 }, (_, i) => hold({ time: NOW - i }))
  const { history } = await load([...holds, hold({ time: NOW - 91 * DAY_MS })])
  expect([history.shown.value.length, history.moreCount.value]).toEqual([10, 15])
  history.showMore()
  history.showMore()
  expect([history.shown.value.length, history.moreCount.value]).toEqual([25, 0])
})

test('is cleared after a second press', async () => {
  const { world, history } = await load([hold()])
  history.askToClear(true)
  expect(world.holds).toHaveLength(1)
  await history.clear()
  expect(world.holds).toEqual([])
  expect(history.shown.value).toEqual([])
  expect(history.isClearing.value).toBe(false)
})

test('details of a failure name what failed where in our code, and not which site was added', async () => {
  const failed = hold({
    event: 'failed',
    detectors: [],
    reason: null,
    where: 'TypeError composer.js:1:2345',
  })
  const { world, history } = await load([failed])
  await history.copyDetails(failed)
  expect(world.copied).toBe(
    'Matchstick 0.1.0\nA browser\n2026-11-22T14:05:00.000Z slack\nfailed TypeError composer.js:1:2345',
  )
  expect(history.copied.value).toBe(NOW)
  expect(detailsOf({ ...failed, site: 'https://chat.internal.example' }, '')).not.toContain(
    'internal',
  )
})
