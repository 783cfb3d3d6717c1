/** What the thread adds to the store; what the store does is the contract's, run without it. */
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createThreadedStore } from '#server/stores/threaded.ts'
import { forStore, makeSecret, sha256 } from '../support/secret.ts'
import { temporaryFolder } from '../support/temporary.ts'

async function openStore(quotaBytes?: number) {
  const path = join(temporaryFolder(), 'threaded.db')
  const store = await createThreadedStore({ path, ...(quotaBytes && { quotaBytes }) })
  onTestFinished(() => store.close())
  return { store, path }
}

function makeOne(settings = {}) {
  const { id, secret } = forStore(makeSecret(settings))
  const { linkHash, openHash } = secret
  const proof = { linkHash, openHash, claimHash: sha256('claim'), exposed: false }
  return { id, secret, proof }
}

describe('the store on its thread', () => {
  test('answers every call with the type of its own', async () => {
    const { store } = await openStore()
    const { id, secret, proof } = makeOne({ maxOpens: 2 })
    await store.health()
    expect(await store.create(id, secret)).toMatchObject({ outcome: 'created' })
    const opened = await store.open(id, proof)
    expect(opened).toMatchObject({ outcome: 'opened', opensLeft: 1 })
    if (opened.outcome === 'opened') expect(opened.envelope).toEqual(secret.envelope)
    expect(await store.acknowledge(id, proof)).toBe(true)
    expect(await store.receipt(id, secret.ownerHash)).toMatchObject({ state: 'waiting' })
    expect(await store.revoke(id, secret.ownerHash)).toMatchObject({ state: 'revoked' })
    expect(await store.purge()).toBe(0)
    expect((await store.usage()).bytes).toBeGreaterThan(0)
  })

  test('gives each of many concurrent callers its own answer', async () => {
    const { store } = await openStore()
    const many = Array.from({ length: 300 }, () => makeOne())
    await Promise.all(many.map(({ id, secret }) => store.create(id, secret)))
    const answers = await Promise.all(many.map(({ id, proof }) => store.open(id, proof)))
    answers.forEach((answer, index) => {
      expect(answer).toMatchObject({ envelope: many[index]?.secret.envelope })
    })
  })

  test('keeps to the quota it was given', async () => {
    const { store } = await openStore(100_000)
    const { id, secret } = makeOne()
    const big = { ...secret, envelope: new Uint8Array(200_000) }
    expect(await store.create(id, big)).toEqual({ outcome: 'full' })
  })

  test('brings an error over with its code and its cause', async () => {
    const { store } = await openStore()
    const { id, secret } = makeOne()
    await expect(store.create(id, { ...secret, maxOpens: 0.5 })).rejects.toMatchObject({
      name: 'StoreError',
      code: 'store/failed',
      cause: expect.any(Error),
    })
  })

  test('says why it cannot start', async () => {
    const path = join(temporaryFolder(), 'no', 'such', 'folder.db')
    await expect(createThreadedStore({ path })).rejects.toThrow(/unable to open database file/)
  })

  test('finishes what was asked when it is closed, then refuses', async () => {
    const { store } = await openStore()
    const { id, secret } = makeOne()
    const created = store.create(id, secret)
    await Promise.all([store.close(), store.close()])
    expect(await created).toMatchObject({ outcome: 'created' })
    await expect(store.health()).rejects.toMatchObject({ code: 'store/closed' })
  })
})
