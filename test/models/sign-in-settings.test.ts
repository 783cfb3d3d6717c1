import { describe, expect, test } from 'vitest'
import { parseEmailSignIn, parseSignIn } from '#lib/endpoints/sign-in.ts'
import { FailureError } from '#lib/messaging/failure.ts'
import { formatInvitation, parseAddress } from '#lib/policy/invitation.ts'
import type { RoundTrip, TripStep } from '#lib/share/round-trip.ts'
import { WRAPPING } from '../components/gallery/probed.ts'
import { createSettingsWorld } from './settings-world.ts'

const BASE = 'https://bao.example.com/'
const ID = 'id-1'

const failedAt = (at: TripStep, code: string): RoundTrip => ({
  outcome: 'failed',
  at,
  failure: { code },
  isLeft: false,
})

async function setUp(address = BASE, probed = WRAPPING) {
  const made = createSettingsWorld()
  made.ports.probe.mockResolvedValue(probed)
  await made.model.load()
  made.model.adding.setAddress(address)
  await made.model.adding.add()
  const [endpoint] = made.world.settings.endpoints
  if (!endpoint) throw new TypeError('expected an endpoint')
  const { signIns, tokens } = made.model
  return { ...made, signIns, tokens, signIn: () => signIns.signIn(endpoint) }
}

describe('signing in', () => {
  test('is tried, and kept until the browser closes', async () => {
    const { world, ports, signIns, tokens, signIn } = await setUp()
    signIns.change(ID, { token: ' a-token\n', namespace: '/team/eu/' })
    await signIn()
    const expected = { by: 'token', token: 'a-token', namespace: 'team/eu' }
    expect(parseSignIn(world.sessionTokens[ID] ?? null)).toEqual(expected)
    expect(
      ports.roundTrip.mock.calls.map(([{ id }, token]) => [id, parseSignIn(token ?? null)]),
    ).toEqual([[ID, expected]])
    expect(world.tokens).toEqual({})
    expect([tokens.saved.value, tokens.forSession.value]).toEqual([[ID], [ID]])
    expect(signIns.states.value).toEqual({})
    expect(signIns.draftOf(ID).token).toBe('')
  })

  test('stays on disk where that is asked for, and there alone', async () => {
    const { world, signIns, tokens, signIn } = await setUp()
    const role = { by: 'approle', roleId: 'a role', secretId: '', isKept: true } as const
    for (const isKept of [false, true]) {
      signIns.change(ID, { ...role, isKept })
      await signIn()
    }
    expect(world.sessionTokens).toEqual({})
    expect(parseSignIn(world.tokens[ID] ?? null)).toEqual({
      by: 'approle',
      roleId: 'a role',
      secretId: '',
      namespace: '',
    })
    expect([tokens.saved.value, tokens.forSession.value]).toEqual([[ID], []])
    signIns.change(ID, { ...role, isKept: false })
    await signIn()
    expect(world.tokens).toEqual({})
    expect(tokens.forSession.value).toEqual([ID])
  })

  test.each([
    [{ token: 'a token' }, 'token'],
    [{ token: '' }, 'token'],
    [{ token: 'a-token', namespace: 'a b' }, 'namespace'],
    [{ by: 'approle', roleId: ' ' }, 'roleId'],
    [{ by: 'approle', roleId: 'a', secretId: 'x'.repeat(5000) }, 'secretId'],
  ] as const)('with %j asks nobody, and says which field is wrong', async (draft, field) => {
    const { world, ports, signIns, signIn } = await setUp()
    signIns.change(ID, draft)
    await signIn()
    expect(signIns.states.value[ID]).toEqual({ step: 'bad-field', field })
    expect(ports.roundTrip).not.toHaveBeenCalled()
    expect(world.sessionTokens).toEqual({})
    signIns.change(ID, { token: 'better' })
    expect(signIns.states.value[ID]).toEqual({ step: 'open' })
  })

  describe('by e-mail address', () => {
    const { capabilities } = WRAPPING
    const byEmail = { ...WRAPPING, capabilities: { ...capabilities, signIn: 'email' as const } }

    test('is kept as it was typed, but for spaces around the address', async () => {
      const { world, signIns, signIn } = await setUp(BASE, byEmail)
      signIns.change(ID, { email: ' me@team.example\n', password: ' of mine ' })
      await signIn()
      expect(parseEmailSignIn(world.sessionTokens[ID] ?? null)).toEqual({
        by: 'email',
        email: 'me@team.example',
        password: ' of mine ',
      })
      expect(parseSignIn(world.sessionTokens[ID] ?? null)).toBeNull()
      expect(signIns.draftOf(ID).password).toBe('')
    })

    test.each([
      [{ password: 'of mine', token: 'a-token' }, 'email'],
      [{ email: 'me@team.example' }, 'password'],
    ] as const)('with %j asks nobody, and says which field is wrong', async (draft, field) => {
      const { ports, signIns, signIn } = await setUp(BASE, byEmail)
      signIns.change(ID, draft)
      await signIn()
      expect(signIns.states.value[ID]).toEqual({ step: 'bad-field', field })
      expect(ports.roundTrip).not.toHaveBeenCalled()
    })
  })

  test('that is refused keeps what was typed, and what was there before', async () => {
    const { world, ports, signIns, signIn } = await setUp()
    signIns.change(ID, { token: 'first' })
    await signIn()
    ports.roundTrip.mockResolvedValueOnce(failedAt('share', 'endpoint/sign-in-refused'))
    signIns.open(ID)
    signIns.change(ID, { token: 'second' })
    await signIn()
    expect(signIns.states.value[ID]).toMatchObject({
      step: 'failed',
      failure: { code: 'endpoint/sign-in-refused' },
    })
    expect(signIns.draftOf(ID).token).toBe('second')
    expect(world.sessionTokens[ID]).toContain('first')
    signIns.cancel(ID)
    expect(signIns.draftOf(ID).token).toBe('')
    expect(signIns.states.value).toEqual({})
  })

  test('is good where the server fails at something else, or takes no secret for so short', async () => {
    for (const trip of [
      failedAt('open', 'endpoint/refused'),
      failedAt('share', 'endpoint/out-of-limits'),
    ]) {
      const { world, ports, signIns, signIn } = await setUp()
      ports.roundTrip.mockResolvedValueOnce(trip)
      signIns.change(ID, { token: 'a-token' })
      await signIn()
      expect(world.sessionTokens[ID]).toContain('a-token')
    }
  })

  test('that could not be tried says why', async () => {
    const { world, ports, signIns, signIn } = await setUp()
    ports.roundTrip.mockRejectedValueOnce(new FailureError({ code: 'app/host-withheld' }))
    signIns.change(ID, { token: 'a-token' })
    await signIn()
    expect(signIns.states.value[ID]).toMatchObject({ failure: { code: 'app/host-withheld' } })
    expect(world.sessionTokens).toEqual({})
  })

  test('twice at the same time asks once', async () => {
    const { ports, signIns, signIn } = await setUp()
    signIns.change(ID, { token: 'a-token' })
    await Promise.all([signIn(), signIn()])
    expect(ports.roundTrip).toHaveBeenCalledOnce()
  })

  test('is the last step before the first share', async () => {
    const { model, signIns, signIn } = await setUp()
    expect(model.firstRun.step.value).toBe('token')
    signIns.change(ID, { token: 'a-token' })
    await signIn()
    expect(model.firstRun.step.value).toBe('ready')
  })
})

describe('a sign-in', () => {
  test('goes when a person signs out, and with its endpoint', async () => {
    for (const isKept of [false, true]) {
      const { world, model, signIns, tokens, signIn } = await setUp()
      signIns.change(ID, { token: 'a-token', isKept })
      await signIn()
      await signIns.signOut(ID)
      expect([world.tokens, world.sessionTokens, tokens.saved.value]).toEqual([{}, {}, []])
      signIns.change(ID, { token: 'a-token', isKept })
      await signIn()
      const [endpoint] = model.settings.value.endpoints
      if (endpoint) await model.remove(endpoint)
      expect([world.tokens, world.sessionTokens]).toEqual([{}, {}])
    }
  })

  test('is never passed on, nor taken from an invitation', async () => {
    const invitation = formatInvitation({ baseUrl: BASE, name: null, token: 'hush' })
    const { world, model, signIns, signIn } = await setUp(invitation)
    expect(world.tokens).toEqual({})
    signIns.change(ID, { token: 'a-token', isKept: true })
    await signIn()
    const [endpoint] = model.settings.value.endpoints
    if (endpoint) await model.copyInvitation(endpoint)
    expect(parseAddress(world.copied)).toMatchObject({ baseUrl: BASE, token: null })
    expect(world.copied).not.toContain('hush')
  })
})
