import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { EndpointError } from '#lib/endpoints/endpoint.ts'
import { FailureError } from '#lib/messaging/failure.ts'
import { formatInvitation, parseAddress } from '#lib/policy/invitation.ts'
import { settingsFileSchema } from '#lib/policy/settings.ts'
import { CARRIER, PASTEBIN, PROBED } from '../components/gallery/probed.ts'
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

describe('a server whose text people paste on a page of ours', () => {
  test('has that of our own endpoint, where there is one', async () => {
    const made = await setUp('secrets.example.com')
    made.ports.probe.mockResolvedValueOnce(CARRIER)
    made.model.adding.setAddress('notes.example.com')
    await made.model.adding.add()
    expect(endpointOf(made, 1).revealPage).toBe('https://secrets.example.com/')
    expect(endpointOf(made, 0).revealPage).toBeUndefined()
  })

  test('has the one that is typed, or none', async () => {
    const made = await setUp()
    made.ports.probe.mockResolvedValueOnce(CARRIER)
    made.model.adding.setAddress('notes.example.com')
    await made.model.adding.add()
    const { id, revealPage } = endpointOf(made)
    expect(revealPage).toBeUndefined()
    // Nobody can open such a link without the extension, and that is what is said of it at once.
    expect(made.model.adding.state.value).toMatchObject({
      probed: { capabilities: { without: 'nothing' } },
    })
    await made.model.setRevealPage(id, ' secrets.example.com ')
    expect(endpointOf(made).revealPage).toBe('https://secrets.example.com/')
    await made.model.setRevealPage(id, 'http://secrets.example.com')
    expect(made.model.badRevealPage.value).toEqual({ id, text: 'http://secrets.example.com' })
    expect(endpointOf(made).revealPage).toBe('https://secrets.example.com/')
    await made.model.setRevealPage(id, '')
    expect(made.model.badRevealPage.value).toBeNull()
    expect(endpointOf(made).revealPage).toBeNull()
  })
})

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
        capabilities: PROBED.capabilities,
        ttlSeconds: 86400,
        opensHere: true,
      },
    ])
    expect(world.settings.defaultEndpointId).toBe('id-1')
    expect(model.settings.value).toEqual(world.settings)
    expect(model.adding.state.value).toEqual({
      step: 'added',
      name: 'Team secrets',
      probed: PROBED,
    })
    expect(model.adding.address.value).toBe('')
  })

  test.each(['', 'http://example.com', 'ftp://example.com', `https://${'user:pass'}@example.com`])(
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

  test('takes an invitation, and keeps its token apart from the settings', async () => {
    const made = await setUp()
    const baseUrl = 'https://secrets.example.com/'
    made.model.adding.setAddress(` “${formatInvitation({ baseUrl, name: 'Ops', token: 'hush' })}”.`)
    const adding = made.model.adding.add()
    expect(made.ports.requestHosts).toHaveBeenCalledWith(['https://secrets.example.com/*'])
    await adding
    expect(endpointOf(made)).toMatchObject({ baseUrl, name: 'Ops' })
    expect(made.world.tokens).toEqual({ 'id-1': 'hush' })
    expect(JSON.stringify(made.world.settings)).not.toContain('hush')
    expect(made.model.tokens.saved.value).toEqual(['id-1'])
    expect(made.model.adding.address.value).toBe('')
  })

  test('says that an invitation was cut, before asking anybody', async () => {
    const invitation = formatInvitation({
      baseUrl: 'https://secrets.example.com/',
      name: null,
      token: 'hush',
    })
    const { ports, model } = await setUp(invitation.slice(0, -1))
    expect(model.adding.state.value.step).toBe('bad-invitation')
    expect(ports.requestHosts).not.toHaveBeenCalled()
  })

  test('an invitation to an endpoint that is there brings its token', async () => {
    const made = await setUp('example.com')
    const baseUrl = 'https://example.com/'
    made.model.adding.setAddress(formatInvitation({ baseUrl, name: 'Other', token: 'new' }))
    await made.model.adding.add()
    expect(made.world.settings.endpoints).toHaveLength(1)
    expect(made.world.tokens).toEqual({ 'id-1': 'new' })
    expect(made.model.adding.state.value).toEqual({
      step: 'added',
      name: 'Team secrets',
      probed: PROBED,
    })
  })

  test.each([
    ['anything at all', new TypeError('no')],
    ['an answer of an endpoint', new EndpointError('endpoint/failed')],
  ])('ends when the browser keeps the permission after %s', async (_, thrown) => {
    const made = createSettingsWorld()
    made.ports.probe.mockRejectedValueOnce(thrown)
    made.ports.dropHost.mockRejectedValueOnce(new Error('no'))
    made.model.adding.setAddress('example.com')
    await made.model.adding.add()
    expect(made.model.adding.state.value.step).toBe('failed')
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

  test('the address of a page leads to the server whose page it is', async () => {
    const made = createSettingsWorld()
    made.ports.probe.mockRejectedValueOnce(new EndpointError('endpoint/not-an-endpoint'))
    made.model.adding.setAddress('https://example.com/ui/vault/auth?with=token')
    await made.model.adding.add()
    expect(made.model.adding.state.value.step).toBe('added')
    expect(made.world.settings.endpoints.map(({ baseUrl }) => baseUrl)).toEqual([
      'https://example.com/',
    ])
  })

  test('a server that cannot be reached is asked once', async () => {
    const made = createSettingsWorld()
    made.ports.probe.mockRejectedValueOnce(new EndpointError('endpoint/unreachable'))
    made.model.adding.setAddress('https://example.com/ui/')
    await made.model.adding.add()
    expect(made.ports.probe).toHaveBeenCalledTimes(1)
    expect(made.model.adding.state.value).toMatchObject({ baseUrl: 'https://example.com/ui/' })
  })

  test('keeps the permission that another endpoint on the host needs', async () => {
    const made = await setUp('https://example.com/one')
    made.ports.probe.mockRejectedValue(new EndpointError('endpoint/not-an-endpoint'))
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

  test('takes over what it can do now when it is tested', async () => {
    const made = await setUp('example.com')
    const lifetimes = { as: 'range', minSeconds: 60, maxSeconds: 3600 } as const
    const capabilities = { ...PROBED.capabilities, lifetimes }
    made.ports.probe.mockResolvedValueOnce({ ...PROBED, capabilities, needsToken: true })
    await made.model.tests.test(endpointOf(made))
    expect(endpointOf(made)).toMatchObject({ capabilities, needsToken: true, ttlSeconds: 3600 })
    expect(made.model.tests.states.value['id-1']).toMatchObject({
      step: 'answers',
      version: '1.2.3',
    })
  })

  test('is tested all the way, with what it can do now', async () => {
    const made = await setUp('example.com')
    const capabilities = { ...PROBED.capabilities, maxOpens: 3 }
    made.ports.probe.mockResolvedValueOnce({ ...PROBED, capabilities })
    const trip = { outcome: 'failed', at: 'open', failure: null, isLeft: true } as const
    made.ports.roundTrip.mockResolvedValueOnce(trip)
    await made.model.tests.test(endpointOf(made))
    expect(made.ports.roundTrip).toHaveBeenCalledWith(expect.objectContaining({ capabilities }))
    expect(made.model.tests.states.value['id-1']).toMatchObject({ step: 'answers', trip })
  })

  test('that was replaced by a server of another kind is one of that kind', async () => {
    const made = await setUp('example.com')
    made.ports.probe.mockResolvedValueOnce(PASTEBIN)
    await made.model.tests.test(endpointOf(made))
    const { kind, capabilities } = PASTEBIN
    expect(endpointOf(made)).toMatchObject({ kind, capabilities })
    expect(made.ports.roundTrip).toHaveBeenCalledWith(expect.objectContaining({ kind }))
  })

  test('that only has to answer is given nothing', async () => {
    const made = await setUp('example.com')
    await made.model.allow(endpointOf(made))
    expect(made.model.tests.states.value['id-1']).toMatchObject({ step: 'answers', trip: null })
    expect(made.ports.roundTrip).not.toHaveBeenCalled()
  })

  test('is asked for nothing where the permission was taken back', async () => {
    const made = await setUp('example.com')
    made.ports.probe.mockClear()
    made.world.granted.clear()
    await made.model.tests.test(endpointOf(made))
    expect(made.model.tests.states.value['id-1']).toEqual({
      step: 'failed',
      failure: { code: 'app/host-withheld' },
    })
    expect(made.ports.probe).not.toHaveBeenCalled()
  })

  test('says why it does not answer', async () => {
    const made = await setUp('example.com')
    made.ports.probe.mockRejectedValueOnce(new EndpointError('endpoint/unreachable'))
    await made.model.tests.test(endpointOf(made))
    expect(made.model.tests.states.value['id-1']).toMatchObject({
      step: 'failed',
      failure: { code: 'endpoint/unreachable' },
    })
  })

  test('goes with its token and its permission, and the next one is the default', async () => {
    const made = await setUp('one.example', 'two.example')
    made.model.tokens.type('id-1', ' hush ')
    await made.model.tokens.save('id-1')
    expect(made.world.tokens).toEqual({ 'id-1': 'hush' })
    expect(made.model.tokens.saved.value).toEqual(['id-1'])
    await made.model.remove(endpointOf(made))
    expect(made.world.tokens).toEqual({})
    expect([...made.world.granted]).toEqual(['https://two.example/*'])
    expect(made.world.settings.defaultEndpointId).toBe('id-2')
  })

  test('opens its links here unless the person says otherwise', async () => {
    const made = await setUp('example.com')
    await made.model.setOpensHere('id-1', false)
    expect(endpointOf(made).opensHere).toBe(false)
  })

  test('lets go of its token, takes another, and refuses what can be none', async () => {
    const made = await setUp('example.com')
    for (const token of ['old', 'new']) {
      made.model.tokens.type('id-1', token)
      await made.model.tokens.save('id-1')
    }
    expect(made.world.tokens).toEqual({ 'id-1': 'new' })
    made.model.tokens.type('id-1', 'a token with spaces')
    await made.model.tokens.save('id-1')
    expect(made.model.tokens.bad.value).toBe('id-1')
    expect(made.world.tokens).toEqual({ 'id-1': 'new' })
    await made.model.tokens.remove('id-1')
    expect(made.world.tokens).toEqual({})
    expect(made.model.tokens.saved.value).toEqual([])
  })

  test('is passed on by an invitation, with its token', async () => {
    const made = await setUp('example.com')
    await made.model.copyInvitation(endpointOf(made))
    const expected = { is: 'endpoint', baseUrl: 'https://example.com/', name: 'Team secrets' }
    expect(parseAddress(made.world.copied)).toEqual({ ...expected, token: null })
    made.model.tokens.type('id-1', 'hush')
    await made.model.tokens.save('id-1')
    await made.model.copyInvitation(endpointOf(made))
    expect(parseAddress(made.world.copied)).toEqual({ ...expected, token: 'hush' })
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
  made.model.tokens.type('id-1', 'hush')
  await made.model.tokens.save('id-1')
  await made.model.makeDefault('id-2')
  await made.model.setRightClick('copy')
  await made.model.setNotifications(false)
  await made.model.setOpensHere('id-2', false)
  await made.model.clearing.toggle(true)
  await made.model.clearing.setSeconds(30)
  made.model.exportFile('settings.json')
  const { text, name } = made.world.saved[0] ?? { text: '', name: '' }
  expect(name).toBe('settings.json')
  expect(text).not.toContain('hush')
  expect(v.parse(settingsFileSchema, JSON.parse(text))).toMatchObject({
    defaultEndpoint: 'https://two.example/',
    rightClick: 'copy',
    clearClipboardSeconds: 30,
    notifications: false,
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

describe('clearing the clipboard', () => {
  test('asks in the click, begins with a minute, and gives the permission back', async () => {
    const { world, ports, model } = await setUp()
    const turning = model.clearing.toggle(true)
    expect(ports.requestClipboard).toHaveBeenCalled()
    await turning
    expect(model.clearing.seconds.value).toBe(60)
    await model.clearing.setSeconds(300)
    expect(world.settings.clearClipboardSeconds).toBe(300)
    await model.clearing.toggle(false)
    expect(world.settings.clearClipboardSeconds).toBeNull()
    expect(ports.dropClipboard).toHaveBeenCalled()
  })

  test('stays off when the permission is refused, and says so', async () => {
    const { world, model } = await setUp()
    world.allows = false
    await model.clearing.toggle(true)
    expect(model.clearing.seconds.value).toBeNull()
    expect(model.clearing.isRefused.value).toBe(true)
    expect(world.settings.clearClipboardSeconds).toBeNull()
  })

  test('is off once the permission was taken back', async () => {
    const { world, model } = await setUp()
    await model.clearing.toggle(true)
    world.mayReadClipboard = false
    await model.permissionsChanged()
    expect(model.clearing.seconds.value).toBeNull()
  })
})

describe('the first run', () => {
  test('goes from an endpoint over its token to a try', async () => {
    const { ports, model } = await setUp()
    ports.probe.mockResolvedValue({ ...PROBED, needsToken: true })
    expect(model.firstRun.step.value).toBe('endpoint')
    model.adding.setAddress('example.com')
    await model.adding.add()
    expect(model.firstRun.step.value).toBe('token')
    model.tokens.type('id-1', 'hush')
    await model.tokens.save('id-1')
    expect(model.firstRun.step.value).toBe('ready')
    model.firstRun.shared()
    expect(model.firstRun.hasTried.value).toBe(true)
    model.firstRun.finish()
    expect(model.firstRun.step.value).toBeNull()
  })

  test('is over where an endpoint is set up, until the last one goes', async () => {
    const made = await setUp('example.com')
    const again = createSettingsWorld(made.world.settings)
    await again.model.load()
    expect(again.model.firstRun.step.value).toBeNull()
    await again.model.remove(endpointOf(made))
    expect(again.model.firstRun.step.value).toBe('endpoint')
  })
})

describe('stored settings', () => {
  test('of a newer version are told', async () => {
    const { world, model } = createSettingsWorld()
    world.problem = 'newer'
    await model.load()
    expect(model.health.isNewer.value).toBe(true)
  })

  test('that were damaged are told, can be saved, and let go of', async () => {
    const { world, ports, model } = createSettingsWorld()
    world.problem = 'damaged'
    ports.updateSettings = async () => {
      world.aside = { version: 2, endpoints: 'gone' }
    }
    await model.load()
    expect(model.health.isDamaged.value).toBe(true)
    await model.health.saveAside('damaged.json')
    expect(world.saved[0]?.text).toContain('"gone"')
    await model.health.dismiss()
    expect(model.health.isDamaged.value).toBe(false)
    expect(world.aside).toBeUndefined()
  })

  test('a choice that cannot be kept is told, and not shown as if it were', async () => {
    const { ports, model } = await setUp()
    ports.updateSettings = async () => {
      throw new FailureError({ code: 'app/storage-newer' })
    }
    await model.setRightClick('copy')
    expect(model.failure.value).toEqual({ code: 'app/storage-newer' })
    expect(model.settings.value.rightClick).toBe('replace')
  })
})
