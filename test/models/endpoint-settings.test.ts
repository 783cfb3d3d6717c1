import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { EndpointError } from '#lib/endpoints/endpoint.ts'
import { settingsFileSchema } from '#lib/policy/settings.ts'
import { PROBED } from '../components/gallery/probed.ts'
import { createSettingsWorld } from './settings-world.ts'

async function setUp(...addresses: string[]) {
  const made = createSettingsWorld()
  await made.model.load()
  for (const address of addresses) {
    made.model.adding.setAddress(address)
    await made.model.adding.add()
  }
  return made
}

const endpointOf = ({ world }: Awaited<ReturnType<typeof setUp>>, index = 0) => {
  const endpoint = world.settings.endpoints[index]
  if (!endpoint) throw new TypeError('expected an endpoint')
  return endpoint
}

describe('adding an endpoint', () => {
  test('asks for its host in the click, probes it and makes the first one the default', async () => {
    const { world, ports, model } = await setUp()
    model.adding.setAddress('secrets.example.com')
    const adding = model.adding.add()
    expect(ports.requestHosts).toHaveBeenCalledWith(['https://secrets.example.com/*'])
    await adding
    expect(world.settings.endpoints).toEqual([
      {
        id: 'id-1',
        kind: 'matchstick',
        baseUrl: 'https://secrets.example.com/',
        name: 'Team secrets',
        needsToken: false,
        limits: PROBED.limits,
        ttlSeconds: 86400,
      },
    ])
    expect(world.settings.defaultEndpointId).toBe('id-1')
    expect(model.settings.value).toEqual(world.settings)
    expect(model.adding.state.value).toEqual({ step: 'added', name: 'Team secrets' })
    expect(model.adding.address.value).toBe('')
  })

  test.each(['', 'http://example.com', 'ftp://example.com', 'https://user:pass@example.com'])(
    'refuses %j before asking anybody',
    async (address) => {
      const { ports, model } = await setUp(address)
      expect(model.adding.state.value.step).toBe('bad-address')
      expect(ports.requestHosts).not.toHaveBeenCalled()
    },
  )

  test('keeps the address when permission is refused', async () => {
    const made = createSettingsWorld()
    made.world.allows = false
    made.model.adding.setAddress('secrets.example.com')
    await made.model.adding.add()
    expect(made.model.adding.state.value.step).toBe('permission-refused')
    expect(made.model.adding.address.value).toBe('secrets.example.com')
    expect(made.ports.probe).not.toHaveBeenCalled()
  })

  test('gives the permission back when nothing is recognised there', async () => {
    const made = createSettingsWorld()
    made.ports.probe.mockRejectedValueOnce(new EndpointError('endpoint/not-an-endpoint'))
    made.model.adding.setAddress('example.com')
    await made.model.adding.add()
    expect(made.model.adding.state.value).toMatchObject({
      step: 'failed',
      failure: { code: 'endpoint/not-an-endpoint' },
    })
    expect(made.world.granted.size).toBe(0)
    expect(made.world.settings.endpoints).toEqual([])
  })

  test('keeps the permission that another endpoint on the host needs', async () => {
    const made = await setUp('https://example.com/one')
    made.ports.probe.mockRejectedValueOnce(new EndpointError('endpoint/not-an-endpoint'))
    made.model.adding.setAddress('https://example.com/two')
    await made.model.adding.add()
    expect([...made.world.granted]).toEqual(['https://example.com/*'])
  })

  test('knows the one that is there already', async () => {
    const { world, model } = await setUp('example.com', 'https://example.com/?x#y')
    expect(model.adding.state.value.step).toBe('already-there')
    expect(world.settings.endpoints).toHaveLength(1)
  })
})

describe('an endpoint that is there', () => {
  test('can be renamed, but not to nothing', async () => {
    const made = await setUp('example.com')
    await made.model.rename('id-1', '  Vault\u202E ')
    expect(endpointOf(made).name).toBe('Vault')
    await made.model.rename('id-1', '  ')
    expect(endpointOf(made).name).toBe('Vault')
  })

  test('takes over new limits when it is tested', async () => {
    const made = await setUp('example.com')
    const limits = { ...PROBED.limits, maxTtlSeconds: 3600 }
    made.ports.probe.mockResolvedValueOnce({ ...PROBED, limits, needsToken: true })
    await made.model.test(endpointOf(made))
    expect(endpointOf(made)).toMatchObject({ limits, needsToken: true, ttlSeconds: 3600 })
    expect(made.model.tests.value['id-1']).toMatchObject({ step: 'works', version: '1.2.3' })
  })

  test('says why it does not answer', async () => {
    const made = await setUp('example.com')
    made.ports.probe.mockRejectedValueOnce(new EndpointError('endpoint/unreachable'))
    await made.model.test(endpointOf(made))
    expect(made.model.tests.value['id-1']).toMatchObject({
      step: 'failed',
      failure: { code: 'endpoint/unreachable' },
    })
  })

  test('goes with its token and its permission, and the next one is the default', async () => {
    const made = await setUp('one.example', 'two.example')
    made.model.typeToken('id-1', ' hush ')
    await made.model.saveToken('id-1')
    expect(made.world.tokens).toEqual({ 'id-1': 'hush' })
    expect(made.model.withToken.value).toEqual(['id-1'])
    await made.model.remove(endpointOf(made))
    expect(made.world.tokens).toEqual({})
    expect([...made.world.granted]).toEqual(['https://two.example/*'])
    expect(made.world.settings.defaultEndpointId).toBe('id-2')
  })

  test('whose permission was taken back can be allowed again', async () => {
    const made = await setUp('example.com')
    made.world.granted.clear()
    await made.model.load()
    expect(made.model.withoutHost.value).toEqual(['id-1'])
    await made.model.allow(endpointOf(made))
    expect(made.model.withoutHost.value).toEqual([])
  })
})

test('what is exported can be imported, and holds no token', async () => {
  const made = await setUp('one.example', 'two.example')
  made.model.typeToken('id-1', 'hush')
  await made.model.saveToken('id-1')
  await made.model.makeDefault('id-2')
  await made.model.setRightClick('copy')
  made.model.exportFile('settings.json')
  const { text, name } = made.world.saved[0] ?? { text: '', name: '' }
  expect(name).toBe('settings.json')
  expect(text).not.toContain('hush')
  expect(v.parse(settingsFileSchema, JSON.parse(text))).toMatchObject({
    defaultEndpoint: 'https://two.example/',
    rightClick: 'copy',
  })

  const other = createSettingsWorld()
  await other.model.load()
  await other.model.importing.choose({ size: text.length, text: async () => text })
  await other.model.importing.add()
  expect(other.world.settings).toEqual(made.world.settings)
})

test('choices made one right after the other are all kept', async () => {
  const made = await setUp('secrets.example.com')
  const { id } = endpointOf(made)
  await Promise.all([
    made.model.rename(id, 'Our box'),
    made.model.setTtl(id, 3600),
    made.model.setRightClick('copy'),
  ])
  expect(made.world.settings).toMatchObject({
    endpoints: [{ name: 'Our box', ttlSeconds: 3600 }],
    rightClick: 'copy',
  })
})
