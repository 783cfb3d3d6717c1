/** What every store must do, whichever database it is built on. */
import { randomBytes } from 'node:crypto'
import { describe, expect, onTestFinished, test } from 'vitest'
import { CLAIM_SECONDS, TOMBSTONE_SECONDS } from '#lib/endpoints/wire.ts'
import type { OpenOutcome, Store } from '#server/stores/store.ts'
import { createClock, START, type TestClock } from '#test/server/support/clock.ts'
import {
  bytes,
  forStore,
  makeSecret,
  sha256,
  type TestSecret,
} from '#test/server/support/secret.ts'

export interface StoreUnderTest {
  store: Store
  /** Another handle on the same data, as a second server process would have. */
  another: () => Promise<Store>
}

type CreateStore = (clock: TestClock, quotaBytes?: number) => Promise<StoreUnderTest>

/** @param create - an empty store that uses this clock. */
export function storeContract(name: string, create: CreateStore): void {
  async function setUp(settings: Parameters<typeof makeSecret>[0] = {}, quotaBytes?: number) {
    const clock = createClock()
    const { store, another } = await create(clock, quotaBytes)
    onTestFinished(() => store.close())
    const secret = makeSecret(settings)
    const calls = callsOn(store, secret)
    await calls.create()
    return { clock, store, another, secret, ...calls }
  }

  describe(`${name} as a store`, () => {
    describe('create', () => {
      test('answers when the secret expires', async () => {
        const { store } = await setUp()
        const other = callsOn(store, makeSecret({ expiresIn: 60 }))
        expect(await other.create()).toEqual({ outcome: 'created', expiresAt: START + 60_000 })
      })

      test('repeats its answer to the same body, and changes nothing', async () => {
        const { clock, create, receipt } = await setUp({ expiresIn: 60 })
        clock.pass(10)
        expect(await create()).toEqual({ outcome: 'repeated', expiresAt: START + 60_000 })
        expect(await receipt()).toMatchObject({ createdAt: new Date(START).toISOString() })
      })

      test('refuses another body under the same id', async () => {
        const { store, secret, open } = await setUp()
        const intruder = callsOn(store, { ...makeSecret(), id: secret.id })
        expect(await intruder.create()).toEqual({ outcome: 'conflict' })
        expect(await open()).toMatchObject({ outcome: 'opened' })
      })

      test('tells the state to the same body on a tombstone, conflict to another', async () => {
        const { store, secret, create, revoke } = await setUp()
        await revoke()
        expect(await create()).toEqual({ outcome: 'gone', state: 'revoked', at: START })
        const intruder = callsOn(store, { ...makeSecret(), id: secret.id })
        expect(await intruder.create()).toEqual({ outcome: 'conflict' })
      })

      test('is full beyond the quota, and has room again after burning', async () => {
        const quotaBytes = 1024 * 1024
        const { store } = await setUp({}, quotaBytes)
        const big = () => callsOn(store, makeSecret({ envelope: zeros(300_000) }))
        const stored = [big(), big(), big()]
        for (const one of stored) expect(await one.create()).toMatchObject({ outcome: 'created' })
        expect(await big().create()).toEqual({ outcome: 'full' })
        await stored[0]?.revoke()
        expect(await big().create()).toMatchObject({ outcome: 'created' })
      })
    })

    describe('open', () => {
      test('gives the envelope once, and tells later claims that it is gone', async () => {
        const { clock, secret, open } = await setUp()
        expect(await open()).toEqual(opened(secret, 0))
        clock.pass(1)
        expect(await open()).toEqual({ outcome: 'gone', state: 'opened', at: START })
      })

      test('gives as many openings as were allowed', async () => {
        const { secret, open } = await setUp({ maxOpens: 3 })
        expect(await open()).toEqual(opened(secret, 2))
        expect(await open()).toEqual(opened(secret, 1))
        expect(await open()).toEqual(opened(secret, 0))
        expect(await open()).toMatchObject({ outcome: 'gone', state: 'opened' })
      })

      test('repeats its answer to the same claim for a minute and spends nothing', async () => {
        const { clock, secret, open, receipt } = await setUp({ maxOpens: 2 })
        const claim = newClaim()
        expect(await open({ claim })).toEqual(opened(secret, 1))
        clock.pass(20)
        expect(await open({ claim })).toEqual({ ...opened(secret, 1), claimSeconds: 40 })
        expect(await receipt()).toMatchObject({ opensLeft: 1, state: 'waiting' })
        clock.pass(40)
        expect(await open({ claim })).toEqual({ outcome: 'claim-ended' })
        expect(await receipt()).toMatchObject({ opensLeft: 1 })
      })

      test('repeats its answer to a live claim of a secret that others used up', async () => {
        const { secret, open } = await setUp({ maxOpens: 2 })
        const claim = newClaim()
        await open({ claim })
        await open()
        expect(await open({ claim })).toEqual(opened(secret, 1))
      })

      test('is unknown without the link key, whatever the state', async () => {
        const { open, revoke } = await setUp()
        const linkHash = randomHash()
        expect(await open({ linkHash })).toEqual({ outcome: 'unknown' })
        await revoke()
        expect(await open({ linkHash })).toEqual({ outcome: 'unknown' })
      })

      test('is unknown for an id that never was', async () => {
        const { store } = await setUp()
        expect(await callsOn(store, makeSecret()).open()).toEqual({ outcome: 'unknown' })
      })

      test('is unknown with a wrong open key where no attempts are counted', async () => {
        const { open, receipt } = await setUp()
        expect(await open({ openHash: randomHash() })).toEqual({ outcome: 'unknown' })
        expect(await receipt()).toMatchObject({ failedAttempts: 0 })
      })

      test('counts wrong passphrases and locks after the last', async () => {
        const { clock, open, receipt } = await setUp({ maxAttempts: 2 })
        const openHash = randomHash()
        expect(await open({ openHash })).toEqual({ outcome: 'wrong-passphrase', attemptsLeft: 1 })
        clock.pass(1)
        expect(await open({ openHash })).toEqual({ outcome: 'wrong-passphrase', attemptsLeft: 0 })
        const gone = { outcome: 'gone', state: 'locked', at: START + 1000 }
        expect(await open()).toEqual(gone)
        expect(await open({ openHash })).toEqual(gone)
        expect(await receipt()).toMatchObject({ failedAttempts: 2, attemptsLeft: 0 })
      })

      test('keeps a live claim when others lock the secret', async () => {
        const { secret, open } = await setUp({ maxOpens: 2, maxAttempts: 1 })
        const claim = newClaim()
        await open({ claim })
        await open({ openHash: randomHash() })
        expect(await open({ claim })).toEqual(opened(secret, 1))
      })

      test('refuses a live claim with a wrong passphrase', async () => {
        const { open } = await setUp({ maxAttempts: 3 })
        const claim = newClaim()
        await open({ claim })
        const repeated = await open({ claim, openHash: randomHash() })
        expect(repeated).toMatchObject({ outcome: 'gone', state: 'opened' })
      })

      test('ends at expiry, except for a live claim', async () => {
        const { clock, secret, open } = await setUp({ expiresIn: 60, maxOpens: 2 })
        clock.pass(50)
        const claim = newClaim()
        await open({ claim })
        clock.pass(10)
        expect(await open()).toEqual({ outcome: 'gone', state: 'expired', at: START + 60_000 })
        expect(await open({ claim })).toEqual({ ...opened(secret, 1), claimSeconds: 50 })
        clock.pass(50)
        expect(await open({ claim })).toEqual({ outcome: 'claim-ended' })
      })

      test('records the first exposure, in whatever state', async () => {
        const { clock, open, revoke, receipt } = await setUp()
        await open({ exposed: true, linkHash: randomHash() })
        expect(await receipt()).toMatchObject({ exposedAt: null })
        await revoke()
        clock.pass(5)
        await open({ exposed: true })
        clock.pass(5)
        await open({ exposed: true })
        expect(await receipt()).toMatchObject({ exposedAt: new Date(START + 5000).toISOString() })
      })
    })

    describe('acknowledge', () => {
      test('ends its claim alone, and may be repeated', async () => {
        const { secret, open, acknowledge } = await setUp({ maxOpens: 2 })
        const [mine, theirs] = [newClaim(), newClaim()]
        await open({ claim: mine })
        await open({ claim: theirs })
        expect(await acknowledge(mine)).toBe(true)
        expect(await acknowledge(mine)).toBe(true)
        expect(await open({ claim: mine })).toEqual({ outcome: 'claim-ended' })
        expect(await open({ claim: theirs })).toEqual(opened(secret, 0))
      })

      test('knows a claim that has timed out, and one of a tombstone', async () => {
        const { clock, open, acknowledge, revoke } = await setUp()
        const claim = newClaim()
        await open({ claim })
        clock.pass(CLAIM_SECONDS)
        expect(await acknowledge(claim)).toBe(true)
        await revoke()
        expect(await acknowledge(claim)).toBe(true)
      })

      test('knows no stranger', async () => {
        const { store, open, acknowledge } = await setUp()
        const claim = newClaim()
        await open({ claim })
        expect(await acknowledge(newClaim())).toBe(false)
        expect(await acknowledge(claim, randomHash())).toBe(false)
        expect(await callsOn(store, makeSecret()).acknowledge(claim)).toBe(false)
      })
    })

    describe('receipt', () => {
      test('tells what happened', async () => {
        const { clock, open, receipt } = await setUp({ maxOpens: 2, maxAttempts: 5 })
        clock.pass(1)
        await open({ openHash: randomHash() })
        clock.pass(1)
        await open()
        expect(await receipt()).toEqual({
          state: 'waiting',
          createdAt: new Date(START).toISOString(),
          expiresAt: new Date(START + 3_600_000).toISOString(),
          endedAt: null,
          opensLeft: 1,
          openings: [new Date(START + 2000).toISOString()],
          failedAttempts: 1,
          lastFailedAt: new Date(START + 1000).toISOString(),
          attemptsLeft: 4,
          exposedAt: null,
        })
      })

      test('says expired from the second it is, without a sweep', async () => {
        const { clock, receipt } = await setUp({ expiresIn: 60 })
        clock.pass(59.999)
        expect(await receipt()).toMatchObject({ state: 'waiting' })
        clock.pass(0.001)
        const endedAt = new Date(START + 60_000).toISOString()
        expect(await receipt()).toMatchObject({ state: 'expired', endedAt, opensLeft: 0 })
      })

      test('is for the owner only', async () => {
        const { store, receipt } = await setUp()
        expect(await receipt(randomHash())).toBeNull()
        expect(await callsOn(store, makeSecret()).receipt()).toBeNull()
      })
    })

    describe('revoke', () => {
      test('burns a waiting secret and ends its live claims; repeats succeed', async () => {
        const { clock, open, acknowledge, revoke } = await setUp({ maxOpens: 2 })
        const claim = newClaim()
        await open({ claim })
        expect(await revoke()).toMatchObject({ state: 'revoked', opensLeft: 0 })
        const gone = { outcome: 'gone', state: 'revoked', at: START }
        expect(await open({ claim })).toEqual(gone)
        expect(await open()).toEqual(gone)
        expect(await acknowledge(claim)).toBe(true)
        clock.pass(1)
        expect(await revoke()).toMatchObject({ endedAt: new Date(START).toISOString() })
      })

      test('keeps an earlier state, and ends the claim that was live', async () => {
        const { open, revoke } = await setUp()
        const claim = newClaim()
        await open({ claim })
        expect(await revoke()).toMatchObject({ state: 'opened' })
        expect(await open({ claim })).toEqual({ outcome: 'claim-ended' })
      })

      test('is for the owner only', async () => {
        const { store, open, revoke } = await setUp()
        expect(await revoke(randomHash())).toBeNull()
        expect(await callsOn(store, makeSecret()).revoke()).toBeNull()
        expect(await open()).toMatchObject({ outcome: 'opened' })
      })
    })

    describe('purge', () => {
      test('expires, then forgets after the tombstone has stood', async () => {
        const { clock, store, open, receipt, create } = await setUp({ expiresIn: 60 })
        expect(await store.purge()).toBe(0)
        clock.pass(60)
        expect(await store.purge()).toBe(1)
        expect(await store.purge()).toBe(0)
        clock.pass(TOMBSTONE_SECONDS - 1)
        await store.purge()
        expect(await receipt()).toMatchObject({ state: 'expired' })
        clock.pass(1)
        expect(await receipt()).toBeNull()
        expect(await open()).toEqual({ outcome: 'unknown' })
        expect(await store.purge()).toBe(1)
        expect(await create()).toMatchObject({ outcome: 'created' })
      })

      test('forgets at once what ended long before it ran', async () => {
        const { clock, store, receipt, create, open } = await setUp({ expiresIn: 60 })
        clock.pass(60 + TOMBSTONE_SECONDS)
        expect(await receipt()).toBeNull()
        expect(await create()).toMatchObject({ outcome: 'created' })
        expect(await open()).toMatchObject({ outcome: 'opened' })
        await store.purge()
        expect(await receipt()).toMatchObject({ state: 'opened' })
      })

      test('gets through many', async () => {
        const { clock, store } = await setUp({ expiresIn: 60 })
        const many = Array.from({ length: 700 }, () => makeSecret({ expiresIn: 60 }))
        await Promise.all(many.map((secret) => callsOn(store, secret).create()))
        clock.pass(60)
        expect(await store.purge()).toBe(701)
      })

      test('gives room back', async () => {
        const { clock, store } = await setUp()
        const before = (await store.usage()).bytes
        await callsOn(store, makeSecret({ envelope: zeros(100_000), expiresIn: 60 })).create()
        expect((await store.usage()).bytes).toBeGreaterThanOrEqual(before + 100_000)
        clock.pass(60)
        await store.purge()
        expect((await store.usage()).bytes).toBeLessThan(before + 50_000)
      })
    })

    describe('many at once', () => {
      test('one of two hundred openers wins, over two handles', async () => {
        const { store, another, secret } = await setUp()
        const second = await another()
        onTestFinished(() => second.close())
        const openers = Array.from({ length: 200 }, (_, i) =>
          callsOn(i % 2 === 0 ? store : second, secret).open(),
        )
        const outcomes = await Promise.all(openers)
        expect(outcomes.filter(({ outcome }) => outcome === 'opened')).toHaveLength(1)
        expect(outcomes.filter(({ outcome }) => outcome === 'gone')).toHaveLength(199)
      })

      test('as many win as openings were allowed', async () => {
        const { open } = await setUp({ maxOpens: 7 })
        const outcomes = await Promise.all(Array.from({ length: 50 }, () => open()))
        expect(outcomes.filter(({ outcome }) => outcome === 'opened')).toHaveLength(7)
      })

      test('no more wrong passphrases are answered than were allowed', async () => {
        const { open } = await setUp({ maxAttempts: 5 })
        const attempts = Array.from({ length: 50 }, () => open({ openHash: randomHash() }))
        const outcomes = await Promise.all(attempts)
        expect(outcomes.filter(({ outcome }) => outcome === 'wrong-passphrase')).toHaveLength(5)
        expect(outcomes.filter(({ outcome }) => outcome === 'gone')).toHaveLength(45)
      })

      test('creating the same secret at once creates it once', async () => {
        const { store } = await setUp()
        const { create } = callsOn(store, makeSecret())
        const outcomes = await Promise.all(Array.from({ length: 20 }, () => create()))
        expect(outcomes.filter(({ outcome }) => outcome === 'created')).toHaveLength(1)
        expect(outcomes.filter(({ outcome }) => outcome === 'repeated')).toHaveLength(19)
      })
    })

    describe('close', () => {
      test('finishes what was asked, then refuses', async () => {
        const { store, open } = await setUp()
        const pending = open()
        await Promise.all([store.close(), store.close()])
        expect(await pending).toMatchObject({ outcome: 'opened' })
        await expect(open()).rejects.toMatchObject({ code: 'store/closed' })
      })

      test('loses nothing that another handle can see', async () => {
        const { store, another, secret } = await setUp()
        await store.close()
        const second = await another()
        onTestFinished(() => second.close())
        await second.health()
        expect(await callsOn(second, secret).open()).toEqual(opened(secret, 0))
      })
    })
  })
}

interface OpenWith {
  claim?: Uint8Array
  linkHash?: Uint8Array
  openHash?: Uint8Array
  exposed?: boolean
}

/** The calls on one secret with its own keys, each of which a test may replace. */
function callsOn(store: Store, testSecret: TestSecret) {
  const { id, secret } = forStore(testSecret)
  const { linkHash, openHash, ownerHash } = secret
  return {
    create: () => store.create(id, secret),
    open: ({ claim = newClaim(), ...others }: OpenWith = {}) =>
      store.open(id, { linkHash, openHash, claimHash: sha256(claim), exposed: false, ...others }),
    acknowledge: (claim: Uint8Array, link = linkHash) =>
      store.acknowledge(id, { linkHash: link, claimHash: sha256(claim) }),
    receipt: (owner = ownerHash) => store.receipt(id, owner),
    revoke: (owner = ownerHash) => store.revoke(id, owner),
  }
}

/** What a store answers to a claim's first opening. */
function opened(secret: TestSecret, opensLeft: number): OpenOutcome {
  return {
    outcome: 'opened',
    envelope: bytes(secret.body.envelope),
    opensLeft,
    claimSeconds: CLAIM_SECONDS,
  }
}

function newClaim(): Uint8Array {
  return randomBytes(16)
}

function randomHash(): Uint8Array {
  return randomBytes(32)
}

function zeros(length: number): string {
  return Buffer.alloc(length).toString('base64url')
}
