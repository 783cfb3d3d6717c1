import { describe, expect, test, vi } from 'vitest'
import {
  EndpointError,
  type EndpointKind,
  type Opened,
  type Told,
} from '#lib/endpoints/endpoint.ts'
import { matchstickLinks } from '#lib/endpoints/matchstick/link.ts'
import { configureEndpoint } from '#lib/policy/endpoints.ts'
import { roundTrip } from '#lib/share/round-trip.ts'
import { PROBED } from '../components/gallery/probed.ts'

const LINK = 'https://one.example/#link'
const TOLD: Told = {
  state: 'waiting',
  expiresAt: null,
  endedAt: null,
  openings: [],
  failedAttempts: 0,
  exposedAt: null,
}

/** A server that gives out what it was given, or what a test wants. */
function setUp(
  changes: Partial<EndpointKind> = {},
  can: Partial<typeof PROBED.capabilities> = {},
  given: (opened: Extract<Opened, { outcome: 'opened' }>) => Opened = (opened) => opened,
) {
  const capabilities = { ...PROBED.capabilities, ...can }
  const at = { id: 'one', baseUrl: 'https://one.example/' }
  const endpoint = configureEndpoint({ ...PROBED, capabilities }, at)
  const log: string[] = []
  const share = vi.fn<EndpointKind['share']>(async () => ({
    link: LINK,
    id: 'id',
    ownerKey: 'key',
    createdAt: '2026-11-23T12:00:00.000Z',
    expiresAt: null,
  }))
  const kind: EndpointKind = {
    kind: 'matchstick',
    probe: async () => null,
    share,
    async open(_, { link, passphrase }) {
      log.push(`open ${link} with ${passphrase}`)
      const [, request] = share.mock.lastCall ?? []
      if (!request) return { outcome: 'unknown' }
      const acknowledge = async () => void log.push('acknowledge')
      const { secret } = request
      return given({ outcome: 'opened', secret, promised: null, opensLeft: 0, acknowledge })
    },
    status: async () => TOLD,
    revoke: async (_, { id }) => {
      log.push(`revoke ${id}`)
      return { ...TOLD, state: 'revoked' }
    },
    ...changes,
  }
  const format = {
    ...matchstickLinks,
    matches: () => ({ link: 'link', exposed: false }),
    read: async () => ({ outcome: 'link', passphrase: 'none', claimId: null }) as const,
  }
  const run = () =>
    roundTrip(endpoint, {
      kind,
      format,
      token: 'a-token',
      fetch: globalThis.fetch,
      stretch: () => Promise.reject(new Error('there is no passphrase')),
      now: () => 0,
    })
  return { run, share, log }
}

const unreachable = (): Promise<never> => Promise.reject(new EndpointError('endpoint/unreachable'))

describe('a round trip that works', () => {
  test('shares a random text for a short while and opens its link', async () => {
    const { run, share, log } = setUp()
    expect(await run()).toEqual({ outcome: 'works', isAsked: true })
    const [at, request] = share.mock.lastCall ?? []
    expect(at).toEqual({ baseUrl: 'https://one.example/', token: 'a-token' })
    expect(request).toMatchObject({ passphrase: null, ttlSeconds: 600, maxOpens: 1 })
    expect(log).toEqual(['open link with null', 'acknowledge'])
    await run()
    const texts = share.mock.calls.map(([, each]) => each.secret.content.join())
    expect(new Set(texts).size).toBe(2)
  })

  test('asks nobody where there is nobody to ask', async () => {
    const status = vi.fn<EndpointKind['status']>(unreachable)
    const { run } = setUp({ status }, { receipts: 'none' })
    expect(await run()).toEqual({ outcome: 'works', isAsked: false })
    expect(status).not.toHaveBeenCalled()
  })

  test('an acknowledgement that is lost spoils nothing', async () => {
    const { run } = setUp({}, {}, (opened) => ({ ...opened, acknowledge: unreachable }))
    expect(await run()).toMatchObject({ outcome: 'works' })
  })
})

describe('a round trip that fails says where, and takes back what it left', () => {
  const failure = { code: 'endpoint/unreachable' }

  test('sharing: nothing is there', async () => {
    const { run, log } = setUp({ share: unreachable })
    expect(await run()).toMatchObject({ outcome: 'failed', at: 'share', failure, isLeft: false })
    expect(log).toEqual([])
  })

  test.for<[string, EndpointKind['status'], { code: string } | null]>([
    ['no answer', unreachable, failure],
    ['no such secret', async () => null, null],
    ['not waiting', async () => ({ ...TOLD, state: 'opened' }), null],
  ])('asking: %s', async ([, status, expected]) => {
    const { run, log } = setUp({ status })
    const trip = await run()
    expect(trip).toMatchObject({ outcome: 'failed', at: 'status', isLeft: false })
    if (trip.outcome === 'failed') expect(trip.failure?.code).toBe(expected?.code)
    expect(log).toEqual(['revoke id'])
  })

  test('opening', async () => {
    const { run, log } = setUp({}, {}, () => ({ outcome: 'unknown' }))
    expect(await run()).toEqual({ outcome: 'failed', at: 'open', failure: null, isLeft: false })
    expect(log).toContain('revoke id')
  })

  test('another text than was shared: there is nothing left of it', async () => {
    const secret = { kind: 'text', content: new Uint8Array([1]) } as const
    const { run, log } = setUp({}, {}, (opened) => ({ ...opened, secret }))
    expect(await run()).toEqual({ outcome: 'failed', at: 'compare', failure: null, isLeft: false })
    expect(log).not.toContain('revoke id')
  })

  test('what cannot be taken back is said', async () => {
    const never = setUp({ open: unreachable }, { revoke: false })
    expect(await never.run()).toMatchObject({ at: 'open', failure, isLeft: true })
    expect(never.log).not.toContain('revoke id')
    const now = setUp({ open: unreachable, revoke: unreachable })
    expect(await now.run()).toMatchObject({ at: 'open', isLeft: true })
  })
})
