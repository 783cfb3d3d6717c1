/** The state machine against random lives; single transitions are the store contract's. */
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CLAIM_SECONDS, TOMBSTONE_SECONDS } from '#lib/endpoints/wire.ts'
import {
  acknowledge,
  dueAt,
  isForgotten,
  open,
  opensLeft,
  revoke,
  type Secret,
  settle,
} from '#server/secret.ts'

const CLAIM_MS = CLAIM_SECONDS * 1000
const named = (name: string) => createHash('sha256').update(name).digest()
const [link, right, wrong] = [named('link'), named('right'), named('wrong')]

function waiting(settings: Partial<Secret> = {}): Secret {
  return {
    linkHash: link,
    ownerHash: named('owner'),
    bodyHash: named('body'),
    createdAt: 0,
    expiresAt: 200_000,
    maxOpens: 1,
    maxAttempts: null,
    state: 'waiting',
    endedAt: null,
    openings: [],
    failedAttempts: 0,
    lastFailedAt: null,
    exposedAt: null,
    erased: false,
    ...settings,
  }
}

const claimIndex = fc.integer({ min: 0, max: 4 })
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      act: fc.constant('open' as const),
      claim: claimIndex,
      fits: fc.boolean(),
      exposed: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ act: fc.constant('acknowledge' as const), claim: claimIndex }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant('wait' as const),
      ms: fc.integer({ min: 0, max: 90_000 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('revoke' as const) }) },
)
const life = fc.record({
  maxOpens: fc.integer({ min: 1, max: 3 }),
  maxAttempts: fc.option(fc.integer({ min: 1, max: 3 }), { nil: null }),
  steps: fc.array(step, { maxLength: 40 }),
})

describe('the life of a secret', () => {
  test('never serves more claims than openings, and none after its end', () => {
    fc.assert(
      fc.property(life, ({ maxOpens, maxAttempts, steps }) => {
        let secret = waiting({ maxOpens, maxAttempts })
        let now = 0
        const served = new Map<number, { at: number; ended: boolean }>()
        for (const next of steps) {
          if (next.act === 'wait') now += next.ms
          if (next.act === 'revoke') {
            secret = revoke(secret, now)
            for (const opening of served.values()) opening.ended = true
          }
          if (next.act === 'acknowledge') {
            const claimHash = named(`claim ${next.claim}`)
            const { decision, ...after } = acknowledge(secret, { linkHash: link, claimHash }, now)
            secret = after.secret
            const opening = served.get(next.claim)
            expect(decision.known).toBe(opening !== undefined)
            if (opening) opening.ended = true
          }
          if (next.act === 'open') {
            const isErased = settle(secret, now).erased
            const result = open(
              secret,
              () => right,
              {
                linkHash: link,
                openHash: next.fits ? right : wrong,
                claimHash: named(`claim ${next.claim}`),
                exposed: next.exposed,
              },
              now,
            )
            secret = result.secret
            const before = served.get(next.claim)
            if (result.decision.outcome === 'opened') {
              expect(next.fits).toBe(true)
              expect(isErased).toBe(false)
              if (before) {
                expect(before.ended).toBe(false)
                expect(now - before.at).toBeLessThan(CLAIM_MS)
              } else {
                served.set(next.claim, { at: now, ended: false })
              }
            } else if (before && next.fits) {
              expect(before.ended || now - before.at >= CLAIM_MS).toBe(true)
            }
          }
          expect(served.size).toBeLessThanOrEqual(maxOpens)
          expect(secret.openings).toHaveLength(served.size)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('stays ended, and stays erased', () => {
    fc.assert(
      fc.property(life, ({ maxOpens, maxAttempts, steps }) => {
        let secret = waiting({ maxOpens, maxAttempts })
        let now = 0
        for (const next of steps) {
          const before = settle(secret, now)
          secret = settle(apply(secret, next, now), now)
          if (next.act === 'wait') now += next.ms
          if (before.state !== 'waiting') {
            expect([secret.state, secret.endedAt]).toEqual([before.state, before.endedAt])
            expect(opensLeft(secret)).toBe(0)
          }
          if (before.erased) expect(secret.erased).toBe(true)
        }
      }),
    )
  })

  test('changes by time alone at its due moment, and not before', () => {
    fc.assert(
      fc.property(life, ({ maxOpens, maxAttempts, steps }) => {
        let secret = waiting({ maxOpens, maxAttempts })
        let now = 0
        for (const next of steps) {
          secret = settle(apply(secret, next, now), now)
          if (next.act === 'wait') now += next.ms
          const due = dueAt(secret)
          const later = settle(secret, now)
          if (now < due) expect(later).toBe(secret)
          else expect(later !== secret || isForgotten(secret, now)).toBe(true)
          const atDue = settle(secret, due)
          expect(atDue !== secret || isForgotten(secret, due)).toBe(true)
        }
      }),
    )
  })

  test('keeps the envelope exactly while an opening is left or a claim lives', () => {
    fc.assert(
      fc.property(life, ({ maxOpens, maxAttempts, steps }) => {
        let secret = waiting({ maxOpens, maxAttempts })
        let now = 0
        let isRevoked = false
        for (const next of steps) {
          secret = apply(secret, next, now)
          if (next.act === 'wait') now += next.ms
          isRevoked ||= next.act === 'revoke'
          secret = settle(secret, now)
          const isLive = secret.openings.some(({ at, ended }) => !ended && now < at + CLAIM_MS)
          expect(secret.erased).toBe(!(secret.state === 'waiting' || isLive) || isRevoked)
        }
      }),
    )
  })
})

describe('settle', () => {
  test('returns the very same object when time changes nothing', () => {
    const secret = waiting()
    expect(settle(secret, 199_999)).toBe(secret)
    expect(settle(secret, 200_000)).toMatchObject({ state: 'expired', endedAt: 200_000 })
  })
})

describe('open', () => {
  test('asks for the sealed part only of somebody who proved the link', () => {
    const readOpenHash = () => expect.unreachable('the envelope was read')
    const stranger = { linkHash: wrong, openHash: right, claimHash: wrong, exposed: true }
    const secret = waiting()
    expect(open(secret, readOpenHash, stranger, 0)).toEqual({
      secret,
      decision: { outcome: 'unknown' },
    })
  })

  test('does not promise more than a minute after the clock was set back', () => {
    const opening = { claimHash: named('claim'), at: 100_000, ended: false }
    const secret = waiting({ openings: [opening], state: 'opened', endedAt: 100_000 })
    const proof = { linkHash: link, openHash: right, claimHash: named('claim'), exposed: false }
    const { decision } = open(secret, () => right, proof, 40_000)
    expect(decision).toMatchObject({ outcome: 'opened', claimSeconds: CLAIM_SECONDS })
  })
})

describe('isForgotten', () => {
  test('counts a week from the end, not from the erasing', () => {
    const secret = revoke(waiting(), 1000)
    const end = 1000 + TOMBSTONE_SECONDS * 1000
    expect(isForgotten(secret, end - 1)).toBe(false)
    expect(isForgotten(secret, end)).toBe(true)
  })
})

function apply(
  secret: Secret,
  next: typeof step extends fc.Arbitrary<infer T> ? T : never,
  now: number,
): Secret {
  switch (next.act) {
    case 'wait':
      return secret
    case 'revoke':
      return revoke(secret, now)
    case 'acknowledge': {
      const claimHash = named(`claim ${next.claim}`)
      return acknowledge(secret, { linkHash: link, claimHash }, now).secret
    }
    case 'open': {
      const openHash = next.fits ? right : wrong
      const claimHash = named(`claim ${next.claim}`)
      const proof = { linkHash: link, openHash, claimHash, exposed: next.exposed }
      return open(secret, () => right, proof, now).secret
    }
  }
}
