import { describe, expect, test } from 'vitest'
import { DEFAULT_SETTINGS } from '#lib/policy/settings.ts'
import { withSite } from '#lib/policy/sites.ts'
import { ONE_ENDPOINT } from '../components/gallery/fixtures.ts'
import { createSettingsWorld } from './settings-world.ts'

const ADDED = 'https://chat.example.com'
const PATTERN = `${ADDED}/*`

async function load(...from: Parameters<typeof createSettingsWorld>) {
  const all = createSettingsWorld(...from)
  await all.model.load()
  return { ...all, sites: all.model.sites }
}
const withAdded = withSite(DEFAULT_SETTINGS, ADDED, { off: ['one', 'two'] })

test('lists the known sites and what was added', async () => {
  const { sites } = await load(withAdded)
  expect(sites.all.value.map(({ name }) => name)).toEqual([
    'Slack',
    'Gmail',
    'Outlook',
    'Microsoft Teams',
    'Discord',
    'chat.example.com',
  ])
})

test('a site is switched off, and finds all again', async () => {
  const { world, sites } = await load(withAdded)
  await sites.setOn('gmail', false)
  await sites.findAll(ADDED)
  expect(world.settings.sites).toEqual({
    gmail: { isOn: false, off: [] },
    [ADDED]: { isOn: true, off: [] },
  })
})

describe('a site that was added', () => {
  test('goes with its permission', async () => {
    const { world, sites, ports } = await load(withAdded)
    world.granted.add(PATTERN)
    const [added] = sites.all.value.filter(({ key }) => key === ADDED)
    if (added) await sites.remove(added)
    expect(world.settings.sites).toEqual({})
    expect(ports.dropHost).toHaveBeenCalledWith(PATTERN)
  })

  test('leaves the permission to an endpoint on the same host', async () => {
    const host = new URL(ONE_ENDPOINT.endpoints[0]?.baseUrl ?? '').origin
    const { sites, ports } = await load(withSite(ONE_ENDPOINT, host))
    const [added] = sites.all.value.filter(({ key }) => key === host)
    if (added) await sites.remove(added)
    expect(ports.dropHost).not.toHaveBeenCalled()
  })

  test('keeps the permission when an endpoint on the same host goes', async () => {
    const [endpoint] = ONE_ENDPOINT.endpoints
    if (!endpoint) throw new Error('No endpoint')
    const { model, ports } = await load(withSite(ONE_ENDPOINT, new URL(endpoint.baseUrl).origin))
    await model.remove(endpoint)
    expect(ports.dropHost).not.toHaveBeenCalled()
  })
})

test('says which sites the browser does not let us reach, and asks again', async () => {
  const { world, sites } = await load(withSite(withAdded, 'slack', { isOn: false }))
  // What is switched off is not missed.
  expect(sites.withoutHost.value).toEqual(['gmail', 'outlook', 'teams', 'discord', ADDED])
  const [added] = sites.all.value.filter(({ key }) => key === ADDED)
  if (added) await sites.allow(added)
  expect(world.granted).toEqual(new Set([PATTERN]))
  expect(sites.withoutHost.value).not.toContain(ADDED)
})

test('what happens at a finding is chosen by how bad it would be', async () => {
  const { world, sites } = await load()
  await sites.setLevel('low', 'off')
  await sites.setAsksReason(true)
  expect(world.settings).toMatchObject({
    levels: { critical: 'hold', high: 'hold', medium: 'hold', low: 'off' },
    asksReason: true,
  })
})

test('tokens that were called no secrets are found again', async () => {
  const { world, model, sites } = createIgnoring()
  await model.load()
  expect(sites.ignoredCount.value).toBe(3)
  await sites.forgetIgnored()
  expect(world.ignored).toBe(0)
  expect(sites.ignoredCount.value).toBe(0)
})

function createIgnoring() {
  const all = createSettingsWorld()
  all.world.ignored = 3
  return { ...all, sites: all.model.sites }
}
