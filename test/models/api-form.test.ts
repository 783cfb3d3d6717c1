import { describe, expect, test } from 'vitest'
import { FailureError } from '#lib/messaging/failure.ts'
import { JSON_API } from '../endpoints/servers/custom.ts'
import { createSettingsWorld } from './settings-world.ts'

const BASE = 'https://drops.example/api/'
/** Put together here, so that nothing in this file looks like one. */
const KEY = ['a1b2', 'c3d4'].join('')

async function setUp() {
  const made = createSettingsWorld()
  await made.model.load()
  const form = made.model.apiForm
  const fill = () => {
    form.open(null)
    form.set('address', 'drops.example/api')
    form.set('headers', `X-Team-Key: ${KEY}`)
    form.set('createPath', '/v3/drops')
    form.set('createBody', JSON_API.create.body)
    form.set('idAt', JSON_API.idAt)
    form.set('openPath', `${BASE}v3/drops/{{id}}`)
    form.set('textAt', 'content')
  }
  return { ...made, form, fill }
}

describe('describing a server', () => {
  test('keeps it with the settings, and its headers with the tokens', async () => {
    const { world, ports, form, fill } = await setUp()
    fill()
    const saving = form.save()
    expect(ports.requestHosts).toHaveBeenCalledWith(['https://drops.example/*'])
    await saving
    const [endpoint] = world.settings.endpoints
    expect(endpoint).toMatchObject({
      kind: 'custom',
      baseUrl: BASE,
      name: 'drops.example',
      needsToken: true,
      api: {
        create: { method: 'POST', path: 'v3/drops' },
        open: { method: 'GET', path: 'v3/drops/{{id}}', body: '' },
        revoke: null,
        headerNames: ['X-Team-Key'],
      },
    })
    expect(world.tokens).toEqual({ 'id-1': JSON.stringify({ 'X-Team-Key': KEY }) })
    expect(JSON.stringify(world.settings)).not.toContain(KEY)
    expect(form.draft.value).toBeNull()
  })

  test('says what is wrong at its field, before anybody is asked', async () => {
    const { world, ports, form, fill } = await setUp()
    fill()
    form.set('createBody', '{"a": "{{txt}}"}')
    form.set('openPath', 'v3/drops')
    form.set('idAt', 'a b')
    form.set('headers', 'X-Team-Key')
    form.set('mostCharacters', '10')
    form.set('openBody', 'x'.repeat(5000))
    await form.save()
    await form.tryIt()
    expect(form.problems.value).toEqual({
      createBody: { what: 'unknown-placeholder', name: 'txt' },
      openPath: { what: 'lacks', name: 'id' },
      idAt: { what: 'not-a-place' },
      headers: { what: 'not-a-header', name: 'X-Team-Key' },
      mostCharacters: { what: 'not-a-number' },
      openBody: { what: 'too-long' },
    })
    form.set('createBody', JSON_API.create.body)
    expect(form.problems.value.createBody).toBeUndefined()
    expect(ports.requestHosts).not.toHaveBeenCalled()
    expect(world.settings.endpoints).toEqual([])
  })

  test.each(['10', '', 'many', '99999999', '1e4'])('%j characters are no number', async (typed) => {
    const { form, fill } = await setUp()
    fill()
    form.set('mostCharacters', typed)
    await form.save()
    expect(form.problems.value).toEqual({ mostCharacters: { what: 'not-a-number' } })
  })

  test('is for another address than those that are there', async () => {
    const { world, form, fill } = await setUp()
    fill()
    await form.save()
    fill()
    await form.save()
    expect(form.problems.value).toEqual({ address: { what: 'already-there' } })
    expect(world.settings.endpoints).toHaveLength(1)
  })

  test('that is called off gives the permission back', async () => {
    const { world, form, fill } = await setUp()
    fill()
    await form.tryIt()
    expect([...world.granted]).toEqual(['https://drops.example/*'])
    await form.close()
    expect([...world.granted]).toEqual([])
  })

  test('without permission says so, and keeps what was typed', async () => {
    const { world, form, fill } = await setUp()
    world.allows = false
    fill()
    await form.save()
    expect(form.state.value).toEqual({ step: 'permission-refused' })
    expect(form.draft.value?.createPath).toBe('/v3/drops')
    expect(world.tokens).toEqual({})
  })
})

describe('trying a described server', () => {
  test('tells of each step, and nothing of an older trial', async () => {
    const { ports, form, fill } = await setUp()
    fill()
    ports.tryApi.mockImplementation(async (at, onResult) => {
      expect(at).toMatchObject({ baseUrl: BASE, token: JSON.stringify({ 'X-Team-Key': KEY }) })
      onResult({ step: 'create', outcome: 'created', expiresAt: null })
      onResult({ step: 'open', outcome: 'opened' })
    })
    await form.tryIt()
    expect(form.results.value.map(({ step }) => step)).toEqual(['create', 'open'])
    expect(form.state.value).toEqual({ step: 'writing' })
    form.set('name', 'Drops')
    expect(form.results.value).toEqual([])
  })

  test.each([
    ['opened', true],
    ['again', false],
    ['unchecked', false],
    [null, false],
  ] as const)('whose text came back %s: that it burns is %s', async (outcome, burns) => {
    const { world, ports, form, fill } = await setUp()
    fill()
    ports.tryApi.mockImplementation(async (_, onResult) => {
      if (outcome) onResult({ step: 'open', outcome })
    })
    await form.tryIt()
    await form.save()
    const [endpoint] = world.settings.endpoints
    expect(endpoint).toMatchObject({ api: { burns } })
    expect(endpoint?.capabilities.reopens).toBe(burns ? undefined : true)
    // What was seen of these calls holds as long as they are the same.
    form.open(endpoint ?? null)
    form.set('name', 'Drops')
    await form.save()
    expect(world.settings.endpoints).toMatchObject([{ name: 'Drops', api: { burns } }])
    form.open(world.settings.endpoints[0] ?? null)
    form.set('openPath', 'v4/drops/{{id}}')
    await form.save()
    expect(world.settings.endpoints).toMatchObject([{ api: { burns: false } }])
  })

  test('that cannot even begin says why', async () => {
    const { ports, form, fill } = await setUp()
    fill()
    ports.tryApi.mockRejectedValueOnce(new FailureError({ code: 'app/host-withheld' }))
    await form.tryIt()
    expect(form.state.value).toEqual({ step: 'failed', failure: { code: 'app/host-withheld' } })
  })
})

describe('describing a server anew', () => {
  test('keeps its headers where none are typed, and shows none', async () => {
    const { world, form, fill, ports } = await setUp()
    fill()
    await form.save()
    const [endpoint] = world.settings.endpoints
    if (!endpoint) throw new TypeError('expected an endpoint')
    form.open(endpoint)
    expect(form.draft.value).toMatchObject({ address: BASE, headers: '', idAt: JSON_API.idAt })
    form.set('name', 'Drops')
    form.set('revokePath', 'v3/drops/{{id}}')
    await form.tryIt()
    expect(ports.tryApi.mock.lastCall?.[0].token).toBe(JSON.stringify({ 'X-Team-Key': KEY }))
    await form.save()
    expect(world.settings.endpoints).toMatchObject([
      { id: endpoint.id, name: 'Drops', capabilities: { revoke: true } },
    ])
    expect(world.settings.endpoints[0]?.api?.headerNames).toEqual(['X-Team-Key'])
    expect(world.tokens).toEqual({ 'id-1': JSON.stringify({ 'X-Team-Key': KEY }) })
  })

  test('takes other headers in the place of those', async () => {
    const { world, form, fill } = await setUp()
    fill()
    await form.save()
    form.open(world.settings.endpoints[0] ?? null)
    form.set('headers', 'Accept: text/plain')
    await form.save()
    expect(world.tokens).toEqual({ 'id-1': JSON.stringify({ Accept: 'text/plain' }) })
    expect(world.settings.endpoints[0]?.api?.headerNames).toEqual(['Accept'])
  })
})

describe('headers', () => {
  test('that are kept go when the form is saved, and not before', async () => {
    const { world, form, fill, ports } = await setUp()
    fill()
    await form.save()
    const kept = world.tokens
    form.open(world.settings.endpoints[0] ?? null)
    expect(form.keptHeaders.value).toEqual(['X-Team-Key'])
    form.dropHeaders()
    expect(form.keptHeaders.value).toEqual([])
    await form.tryIt()
    expect(ports.tryApi.mock.lastCall?.[0]).toMatchObject({ token: null, api: { headerNames: [] } })
    expect(world.tokens).toEqual(kept)
    await form.save()
    expect(world.tokens).toEqual({})
    expect(world.settings.endpoints).toMatchObject([
      { needsToken: false, api: { headerNames: [] } },
    ])
  })

  test('that were to go stay where the description cannot be written', async () => {
    const { world, ports, form, fill } = await setUp()
    fill()
    await form.save()
    form.open(world.settings.endpoints[0] ?? null)
    form.dropHeaders()
    ports.updateSettings = async () => {
      throw new Error('the disk is full')
    }
    await form.save()
    expect(form.state.value.step).toBe('failed')
    expect(world.tokens).toHaveProperty('id-1')
  })

  test('that were to go stay where the form is called off', async () => {
    const { world, form, fill } = await setUp()
    fill()
    await form.save()
    const [endpoint = null] = world.settings.endpoints
    form.open(endpoint)
    form.dropHeaders()
    await form.close()
    expect(world.tokens).toHaveProperty('id-1')
    form.open(endpoint)
    expect(form.keptHeaders.value).toEqual(['X-Team-Key'])
  })

  test('of one call are a part of its description, and shown again', async () => {
    const { world, form, fill } = await setUp()
    fill()
    form.set('createHeaders', 'X-Days: {{days}}')
    form.set('openHeaders', 'X-Days: {{days}}')
    form.set('headersOfSender', true)
    await form.save()
    expect(form.problems.value).toEqual({ openHeaders: { what: 'misplaced', name: 'days' } })
    form.set('openHeaders', '')
    await form.save()
    const [endpoint = null] = world.settings.endpoints
    expect(endpoint?.api).toMatchObject({ create: { headers: 'X-Days: {{days}}' } })
    form.open(endpoint)
    expect(form.draft.value).toMatchObject({
      createHeaders: 'X-Days: {{days}}',
      openHeaders: '',
      headersOfSender: true,
    })
  })
})

describe('a described server from a file of settings', () => {
  test('is added as it is described, asks for no token, and for its headers in the form', async () => {
    const { world, model, ports } = await setUp()
    const endpoints = [{ kind: 'custom', baseUrl: BASE, name: 'Drops', api: JSON_API }]
    const text = JSON.stringify({ matchstickSettings: 1, endpoints })
    await model.importing.choose({ size: text.length, text: async () => text })
    await model.importing.add()
    expect(world.settings.endpoints).toMatchObject([{ name: 'Drops', api: JSON_API }])
    expect(ports.probe).not.toHaveBeenCalled()
    expect(model.firstRun.step.value).toBe('ready')
    expect(world.tokens).toEqual({})
    model.exportFile('settings.json')
    expect(JSON.parse(world.saved[0]?.text ?? '{}').endpoints[0].api).toEqual(JSON_API)
  })
})
