import { describe, expect, test } from 'vitest'
import { EndpointError } from '#lib/endpoints/endpoint.ts'
import { DROPS_API } from '../components/gallery/fixtures.ts'
import { createSettingsWorld } from './settings-world.ts'

const ONE = 'https://one.example/'
const TWO = 'https://two.example:8443/'

const fileOf = (contents: unknown) => {
  const text = JSON.stringify(contents)
  return { size: text.length, text: async () => text }
}

async function setUp(contents: unknown) {
  const made = createSettingsWorld()
  await made.model.load()
  const { importing } = made.model
  const choose = (next: unknown) => importing.choose(fileOf(next))
  await choose(contents)
  const statuses = () => {
    const state = importing.state.value
    return state.step === 'idle' ? state.problem : state.entries.map(({ status }) => status.is)
  }
  return { ...made, importing, choose, statuses }
}

describe('choosing a file', () => {
  test('shows what it would add, and adds nothing yet', async () => {
    const { importing, world, ports } = await setUp({
      matchstickSettings: 1,
      endpoints: [{ baseUrl: ONE, name: 'One' }, { baseUrl: TWO }],
    })
    expect(importing.state.value).toMatchObject({
      step: 'chosen',
      entries: [
        { name: 'One', baseUrl: ONE, status: { is: 'new' } },
        { name: 'two.example:8443', baseUrl: TWO, status: { is: 'new' } },
      ],
    })
    expect(world.settings.endpoints).toEqual([])
    expect(ports.requestHosts).not.toHaveBeenCalled()
  })

  test('shows where links would lead, and what is described there', async () => {
    const { importing } = await setUp({
      matchstickSettings: 1,
      endpoints: [
        { baseUrl: ONE, kind: 'onetimesecret', revealPage: TWO },
        { baseUrl: TWO, kind: 'custom', api: DROPS_API },
      ],
    })
    expect(importing.state.value).toMatchObject({
      entries: [
        { linkHosts: ['two.example:8443'], isDescribed: false },
        { linkHosts: [], isDescribed: true },
      ],
    })
  })

  test('shows all that a file names for links: which of them counts is known when it is added', async () => {
    const { importing } = await setUp({
      matchstickSettings: 1,
      endpoints: [{ baseUrl: ONE, kind: 'yopass', linkPage: TWO, revealPage: ONE }],
    })
    expect(importing.state.value).toMatchObject({
      entries: [{ linkHosts: ['two.example:8443', 'one.example'] }],
    })
  })

  test('of two entries at one address it shows, asks for and adds the same one', async () => {
    const { importing, world, ports } = await setUp({
      matchstickSettings: 1,
      endpoints: [
        { baseUrl: ONE, name: 'Shown', kind: 'yopass', linkPage: 'https://first.example/' },
        { baseUrl: ONE, name: 'Hidden', kind: 'yopass', linkPage: 'https://second.example/' },
      ],
    })
    const answer = await ports.probe(ONE)
    ports.probe.mockResolvedValue({ ...answer, kind: 'yopass' })
    expect(importing.state.value).toMatchObject({
      entries: [{ name: 'Shown', linkHosts: ['first.example'] }],
    })
    await importing.add()
    expect(ports.requestHosts.mock.calls).toEqual([
      [['https://one.example/*', 'https://first.example/*']],
    ])
    expect(world.settings.endpoints).toMatchObject([
      { name: 'Shown', linkPage: 'https://first.example/' },
    ])
  })

  test.each([
    ['no object', 7],
    ['another program', { version: 3 }],
    [
      'an address without TLS',
      { matchstickSettings: 1, endpoints: [{ baseUrl: 'http://a.example/' }] },
    ],
    ['a member nobody knows', { matchstickSettings: 1, endpoints: [], token: 'x' }],
  ])('refuses %s', async (_, contents) => {
    const { importing } = await setUp(contents)
    expect(importing.state.value).toEqual({ step: 'idle', problem: 'bad-file' })
  })

  test('refuses text that is no JSON, and files that are too big unread', async () => {
    const { importing } = await setUp({})
    await importing.choose({ size: 3, text: async () => '{no' })
    expect(importing.state.value).toEqual({ step: 'idle', problem: 'bad-file' })
    await importing.choose({
      size: 1e9,
      text: () => {
        throw new TypeError('expected not to be read')
      },
    })
    expect(importing.state.value).toEqual({ step: 'idle', problem: 'too-big' })
  })
})

describe('adding what was chosen', () => {
  const both = { matchstickSettings: 1, endpoints: [{ baseUrl: ONE }, { baseUrl: TWO }] }

  test('asks once for all hosts, in the click', async () => {
    const { importing, ports } = await setUp(both)
    const adding = importing.add()
    expect(ports.requestHosts.mock.calls).toEqual([
      [['https://one.example/*', 'https://two.example/*']],
    ])
    await adding
  })

  test('keeps order, names and lifetimes within limits, and the chosen default', async () => {
    const { importing, world, statuses } = await setUp({
      matchstickSettings: 1,
      endpoints: [
        { baseUrl: ONE, name: 'One', ttlSeconds: 3600 },
        { baseUrl: TWO, ttlSeconds: 90 * 86400 },
        { baseUrl: ONE, name: 'One' },
      ],
      defaultEndpoint: TWO,
      rightClick: 'copy',
      // As files were before it was known what runs on a host.
      sites: { slack: { isOn: false, off: [] } },
    })
    await importing.add()
    expect(statuses()).toEqual(['added', 'added'])
    expect(world.settings).toMatchObject({
      endpoints: [
        { baseUrl: ONE, name: 'One' },
        { baseUrl: TWO, name: 'Team secrets', ttlSeconds: 7 * 86400 },
      ],
      rightClick: 'copy',
      sites: { slack: { isOn: false, off: [], product: null } },
    })
    expect(world.settings.defaultEndpointId).toBe(world.settings.endpoints[1]?.id)
  })

  test('says that one is added when it is written, not before', async () => {
    const { importing, ports, statuses } = await setUp(both)
    const update = ports.updateSettings
    const shown: unknown[] = []
    ports.updateSettings = async (change) => {
      shown.push(statuses())
      await update(change)
    }
    await importing.add()
    expect(shown).toEqual([['asking', 'asking']])
    expect(statuses()).toEqual(['added', 'added'])
  })

  test('one that fails does not keep the others out, and can be tried again', async () => {
    const { importing, world, ports, statuses } = await setUp(both)
    ports.probe.mockRejectedValueOnce(new EndpointError('endpoint/unreachable'))
    await importing.add()
    expect(statuses()).toEqual(['failed', 'added'])
    expect([...world.granted]).toEqual(['https://two.example/*'])
    await importing.add()
    expect(statuses()).toEqual(['added', 'added'])
    expect(world.settings.endpoints.map(({ baseUrl }) => baseUrl)).toEqual([TWO, ONE])
  })

  test('a site is led to no endpoint that could not be added', async () => {
    const siteEndpoints = { slack: ONE, discord: TWO }
    const { importing, world, ports } = await setUp({ ...both, siteEndpoints })
    ports.probe.mockRejectedValueOnce(new EndpointError('endpoint/unreachable'))
    await importing.add()
    expect(world.settings.siteEndpoints).toEqual({ discord: TWO })
  })

  test('what cannot be written is not said to be added, and can be tried again', async () => {
    const { importing, world, ports, statuses } = await setUp(both)
    const update = ports.updateSettings
    ports.updateSettings = async () => {
      throw new Error('the disk is full')
    }
    await importing.add()
    expect(statuses()).toEqual(['failed', 'failed'])
    expect(world.granted.size).toBe(0)
    ports.updateSettings = update
    await importing.add()
    expect(statuses()).toEqual(['added', 'added'])
  })

  test('a refused permission can be given after all', async () => {
    const { importing, world, ports } = await setUp(both)
    world.allows = false
    await importing.add()
    expect(importing.state.value).toMatchObject({ step: 'chosen', isRefused: true })
    expect(ports.probe).not.toHaveBeenCalled()
    world.allows = true
    await importing.add()
    expect(world.settings.endpoints).toHaveLength(2)
  })

  test('what was set up before stays as it is', async () => {
    const { importing, world, choose, statuses } = await setUp({
      matchstickSettings: 1,
      endpoints: [{ baseUrl: ONE, name: 'Mine' }],
    })
    await importing.add()
    const before = world.settings
    await choose({
      matchstickSettings: 1,
      endpoints: [{ baseUrl: ONE, name: 'Theirs' }, { baseUrl: TWO }],
      defaultEndpoint: TWO,
      rightClick: 'copy',
    })
    expect(statuses()).toEqual(['there', 'new'])
    await importing.add()
    expect(world.settings).toMatchObject({
      ...before,
      endpoints: [{ name: 'Mine' }, { baseUrl: TWO }],
    })
  })
})
