import { describe, expect, test, vi } from 'vitest'
import { EndpointError, type EndpointKind, type Opened } from '#lib/endpoints/endpoint.ts'
import { type Claims, createClaimStore } from '#lib/share/claims.ts'
import { openSecret } from '#lib/share/open-secret.ts'

function setUp(...answers: (Opened | Error)[]) {
  const stored: { claims: Claims } = { claims: {} }
  const claims = createClaimStore({
    read: async () => stored.claims,
    update: async (change) => {
      stored.claims = change(stored.claims)
    },
  })
  const asked: string[] = []
  const open = vi.fn<EndpointKind['open']>(async (_at, { claim }) => {
    expect(Object.values(stored.claims).map((kept) => kept.claim)).toContain(claim)
    asked.push(claim)
    const answer = answers.shift() ?? { outcome: 'unknown' }
    if (answer instanceof Error) throw answer
    return answer
  })
  const run = () =>
    openSecret(
      {
        link: 'the-link',
        claimId: 'the-secret',
        passphrase: null,
        exposed: false,
      },
      {
        kind: { open },
        at: { baseUrl: 'https://secrets.example/', token: null },
        claims,
        ports: { fetch, now: Date.now, stretch: async (bytes) => bytes },
      },
    )
  return { run, asked, stored }
}

const opened = (acknowledge = async () => {}): Opened => ({
  outcome: 'opened',
  secret: { kind: 'text', content: new Uint8Array([1]) },
  promised: {
    createdAt: '2026-11-22T12:00:00.000Z',
    expiresAt: '2026-11-23T12:00:00.000Z',
    maxOpens: 1,
  },
  opensLeft: 0,
  acknowledge,
})

describe('openSecret', () => {
  test('the claim is kept before the request leaves', async () => {
    const { run, asked } = setUp(opened())
    expect((await run()).outcome).toBe('opened')
    expect(asked).toHaveLength(1)
  })

  test('a lost answer is asked for again with the same claim', async () => {
    const { run, asked } = setUp(new EndpointError('endpoint/unreachable'), opened())
    await expect(run()).rejects.toThrow('endpoint/unreachable')
    await run()
    expect(asked[1]).toBe(asked[0])
  })

  test('so is a secret that was opened and not acknowledged: a reload loses nothing', async () => {
    const { run, asked } = setUp(opened(), opened())
    await run()
    await run()
    expect(asked[1]).toBe(asked[0])
  })

  test('acknowledging forgets the claim', async () => {
    const { run, stored } = setUp(opened())
    const result = await run()
    if (result.outcome === 'opened') await result.acknowledge()
    expect(stored.claims).toEqual({})
  })

  test('a claim that could not be acknowledged is kept', async () => {
    const failing = async () => {
      throw new EndpointError('endpoint/unreachable')
    }
    const { run, stored } = setUp(opened(failing))
    const result = await run()
    if (result.outcome !== 'opened') throw new TypeError('expected to be opened')
    await expect(result.acknowledge()).rejects.toThrow()
    expect(Object.keys(stored.claims)).toHaveLength(1)
  })

  test('an ended claim is followed by a new one', async () => {
    const { run, asked } = setUp({ outcome: 'claim-ended' }, opened())
    expect((await run()).outcome).toBe('opened')
    expect(asked[1]).not.toBe(asked[0])
  })

  test.each<Opened>([
    { outcome: 'unknown' },
    { outcome: 'gone', state: 'opened', at: '2026-11-22T12:00:00.000Z' },
    { outcome: 'wrong-passphrase', attemptsLeft: 2, tryAgain: null },
  ])('$outcome leaves no claim behind', async (answer) => {
    const { run, stored } = setUp(answer)
    expect(await run()).toEqual(answer)
    expect(stored.claims).toEqual({})
  })
})
