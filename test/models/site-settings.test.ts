import { describe, expect, test, vi } from 'vitest'
import { DEFAULT_SETTINGS } from '#lib/policy/settings.ts'
import { siteNamed, withSite } from '#lib/policy/sites.ts'
import { ONE_ENDPOINT, TWO_ENDPOINTS } from '../components/gallery/fixtures.ts'
import { createSettingsWorld } from './settings-world.ts'

vi.mock('#lib/editors/sites/index.ts', async () => {
  const { KNOWN_SITES } = await import('#test/support/known-sites.ts')
  return { SITES: KNOWN_SITES }
})

const ADDED = 'https://chat.example.com'
const PATTERN = `${ADDED}/*`

async function load(...from: Parameters<typeof createSettingsWorld>) {
  const all = createSettingsWorld(...from)
  await all.model.load()
  return { ...all, sites: all.model.sites }
}
const withAdded = withSite(DEFAULT_SETTINGS, ADDED, { off: ['one', 'two'] })

test('lists the first sites and what was added, and apart from them by name what is offered', async () => {
  const { sites } = await load(withAdded)
  expect(sites.first.value.map(({ name }) => name)).toEqual(['Gmail', 'Slack', 'chat.example.com'])
  expect(sites.offered.value.map(({ name, isOn }) => [name, isOn])).toEqual([
    ['Desk', false],
    ['Forge', false],
    ['Guessed', false],
    ['Prompts', false],
  ])
})

test('a site is switched off', async () => {
  const { world, sites } = await load(withAdded)
  await sites.setOn(siteNamed('gmail', world.settings), false)
  expect(world.settings.sites).toEqual({
    gmail: { isOn: false, off: [], product: null },
    [ADDED]: { isOn: true, off: ['one', 'two'], product: null },
  })
})

describe('a site that is offered', () => {
  const PROMPTS = ['https://prompts.example/*', 'https://prompts.example.org/*']

  test('is watched once the browser has let us in, on all of its hosts', async () => {
    const { world, sites } = await load()
    await sites.setOn(siteNamed('prompts', world.settings), true)
    expect(world.granted).toEqual(new Set(PROMPTS))
    expect(world.settings.sites).toEqual({ prompts: { isOn: true, off: [], product: null } })
    await sites.setOn(siteNamed('prompts', world.settings), false)
    expect(world.settings.sites).toEqual({ prompts: { isOn: false, off: [], product: null } })
  })

  test('is not where the person refuses', async () => {
    const { world, sites } = await load()
    world.allows = false
    await sites.setOn(siteNamed('prompts', world.settings), true)
    expect(world.settings.sites).toEqual({})
  })

  test('keeps its hosts when it is switched on again, though what is off gives them back', async () => {
    const off = withSite(DEFAULT_SETTINGS, 'prompts', { isOn: false, off: ['one'] })
    const { world, sites, ports } = await load(off)
    ports.requestHosts.mockImplementation(async (patterns) => {
      await Promise.resolve()
      // What the background does once a host is granted.
      if (world.settings.sites.prompts?.isOn) for (const one of patterns) world.granted.add(one)
      return true
    })
    await sites.setOn(siteNamed('prompts', world.settings), true)
    expect(world.granted).toEqual(new Set(PROMPTS))
    expect(world.settings.sites.prompts).toMatchObject({ isOn: true, off: ['one'] })
    expect(sites.withoutHost.value).not.toContain('prompts')
  })

  test('is off as before where the person refuses the second time', async () => {
    const { world, sites } = await load(
      withSite(DEFAULT_SETTINGS, 'prompts', { isOn: false, off: ['one'] }),
    )
    world.allows = false
    await sites.setOn(siteNamed('prompts', world.settings), true)
    expect(world.settings.sites.prompts).toEqual({ isOn: false, off: ['one'], product: null })
    expect(sites.withoutHost.value).not.toContain('prompts')
  })
})

test('a site gets an endpoint of its own, and goes back to the default', async () => {
  const { world, sites } = await load(TWO_ENDPOINTS)
  const [, other] = TWO_ENDPOINTS.endpoints
  if (!other) throw new TypeError('expected two endpoints')
  await sites.setEndpoint('slack', other.baseUrl)
  expect(world.settings.siteEndpoints).toEqual({ slack: other.baseUrl })
  expect(sites.namesOf(other)).toEqual(['Slack'])
  await sites.setEndpoint('slack', null)
  expect(world.settings).toEqual(TWO_ENDPOINTS)
  expect(sites.namesOf(other)).toEqual([])
})

describe('a site that was added', () => {
  test('goes with its permission', async () => {
    const { world, sites, ports } = await load(withAdded)
    world.granted.add(PATTERN)
    const [added] = sites.first.value.filter(({ key }) => key === ADDED)
    if (added) await sites.remove(added)
    expect(world.settings.sites).toEqual({})
    expect(ports.dropHost).toHaveBeenCalledWith(PATTERN)
  })

  test('leaves the permission to an endpoint on the same host', async () => {
    const host = new URL(ONE_ENDPOINT.endpoints[0]?.baseUrl ?? '').origin
    const { sites, ports } = await load(withSite(ONE_ENDPOINT, host))
    const [added] = sites.first.value.filter(({ key }) => key === host)
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
  expect(sites.withoutHost.value).toEqual(['gmail', ADDED])
  const [added] = sites.first.value.filter(({ key }) => key === ADDED)
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
