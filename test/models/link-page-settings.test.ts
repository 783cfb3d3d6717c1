import { expect, test } from 'vitest'
import type { ConfiguredEndpoint } from '#lib/policy/settings.ts'
import { DEFAULT_SETTINGS } from '#lib/policy/settings.ts'
import { ONE_ENDPOINT } from '../components/gallery/fixtures.ts'
import { PROBED } from '../components/gallery/probed.ts'
import { createSettingsWorld } from './settings-world.ts'

const API = 'https://api.drop.example/'
const PAGE = 'https://drop.example/'
const HOSTS = ['https://api.drop.example/*', 'https://drop.example/*']

async function setUp(changes: Partial<ConfiguredEndpoint> = {}) {
  const [fixture] = ONE_ENDPOINT.endpoints
  if (!fixture) throw new Error('The fixture has no endpoint')
  const endpoint = { ...fixture, kind: 'yopass', baseUrl: API, ...changes }
  const made = createSettingsWorld({ ...DEFAULT_SETTINGS, endpoints: [endpoint] })
  for (const host of endpoint.linkPage ? HOSTS : HOSTS.slice(0, 1)) made.world.granted.add(host)
  await made.model.load()
  const kept = () => made.world.settings.endpoints[0]?.linkPage ?? null
  return { ...made, endpoint, kept, linkPages: made.model.linkPages }
}

test('an address is agreed to in the click that asks for its permission', async () => {
  const { ports, linkPages, endpoint, kept, model } = await setUp()
  linkPages.type(endpoint.id, 'drop.example')
  const agreeing = linkPages.agree(endpoint, 'drop.example')
  expect(ports.requestHosts).toHaveBeenCalledWith(['https://drop.example/*'])
  await agreeing
  expect(kept()).toBe(PAGE)
  expect(linkPages.drafts.value).toEqual({})
  expect(model.withoutHost.value).toEqual([])
})

test('without the permission nothing is kept, and what was typed stays', async () => {
  const { world, linkPages, endpoint, kept } = await setUp()
  world.allows = false
  linkPages.type(endpoint.id, PAGE)
  await linkPages.agree(endpoint, PAGE)
  expect(kept()).toBeNull()
  expect(linkPages.problem.value).toEqual({ id: endpoint.id, what: 'permission-refused' })
  expect(linkPages.drafts.value).toEqual({ [endpoint.id]: PAGE })
  linkPages.type(endpoint.id, '')
  expect(linkPages.problem.value).toBeNull()
})

/** Three times as long once it is escaped. */
const TOO_LONG = `drop.example/${'ü'.repeat(400)}`

test.each(['http://drop.example', 'javascript:alert(1)', 'two words', TOO_LONG])(
  'what can be no address is refused before anybody is asked: %s',
  async (address) => {
    const { ports, linkPages, endpoint, kept } = await setUp()
    await linkPages.agree(endpoint, address)
    expect(linkPages.problem.value).toEqual({ id: endpoint.id, what: 'bad-address' })
    expect(ports.requestHosts).not.toHaveBeenCalled()
    expect(kept()).toBeNull()
  },
)

test('a permission goes again where the address could not be kept', async () => {
  const { world, ports, linkPages, endpoint, kept } = await setUp()
  ports.updateSettings = async () => {
    throw new Error('the disk is full')
  }
  await linkPages.agree(endpoint, PAGE)
  expect(kept()).toBeNull()
  expect([...world.granted]).toEqual(HOSTS.slice(0, 1))
})

test.each(['', API])(
  'links lead to the server again, and the permission goes: %j',
  async (typed) => {
    const { world, linkPages, endpoint, kept } = await setUp({ linkPage: PAGE })
    await linkPages.agree(endpoint, typed)
    expect(kept()).toBeNull()
    expect([...world.granted]).toEqual(HOSTS.slice(0, 1))
  },
)

test('an endpoint that goes takes both permissions with it', async () => {
  const { world, model, endpoint } = await setUp({ linkPage: PAGE })
  await model.remove(endpoint)
  expect([...world.granted]).toEqual([])
})

test('a permission that was taken back is missed, and asked for again with the other', async () => {
  const { world, ports, model, endpoint } = await setUp({ linkPage: PAGE })
  world.granted.delete(HOSTS[1] ?? '')
  await model.permissionsChanged()
  expect(model.withoutHost.value).toEqual([endpoint.id])
  await model.allow(endpoint)
  expect(ports.requestHosts).toHaveBeenCalledWith(HOSTS)
  expect(model.withoutHost.value).toEqual([])
})

test('the agreement ends where a server of another kind answers, and stays with the same one', async () => {
  const { world, ports, model, endpoint, kept } = await setUp({ linkPage: PAGE })
  ports.probe.mockResolvedValue({ ...PROBED, kind: 'yopass' })
  await model.tests.ask(endpoint)
  expect(kept()).toBe(PAGE)
  expect([...world.granted]).toEqual(HOSTS)
  ports.probe.mockResolvedValue({ ...PROBED, kind: 'hemmelig' })
  await model.tests.ask(endpoint)
  expect(kept()).toBeNull()
  expect([...world.granted]).toEqual(HOSTS.slice(0, 1))
})

test.each(['baseUrl', 'linkPage'])(
  'what is the %s of another endpoint is neither offered nor agreed to',
  async (where) => {
    const { world, ports, model, linkPages, endpoint, kept } = await setUp()
    const offering = { ...endpoint, capabilities: { ...endpoint.capabilities, linksAt: PAGE } }
    expect(linkPages.offered(offering)).toBe(PAGE)
    const tooLong = { ...offering.capabilities, linksAt: TOO_LONG }
    expect(linkPages.offered({ ...offering, capabilities: tooLong })).toBeNull()
    const other = { ...endpoint, id: 'other', baseUrl: 'https://other.example/', [where]: PAGE }
    world.settings = { ...world.settings, endpoints: [endpoint, other] }
    await model.load()
    expect(linkPages.offered(offering)).toBeNull()
    await linkPages.agree(endpoint, PAGE)
    expect(linkPages.problem.value).toEqual({ id: endpoint.id, what: 'anothers' })
    expect(ports.requestHosts).not.toHaveBeenCalled()
    expect(kept()).toBeNull()
  },
)
