import { describe, expect, test } from 'vitest'
import type { CreateRequest } from '#lib/endpoints/wire.ts'
import { createEndpoint } from '../support/endpoint.ts'
import { expectProblem } from '../support/problems.ts'
import { makeSecret, random } from '../support/secret.ts'

async function shared(settings: Partial<CreateRequest> = {}) {
  const endpoint = createEndpoint()
  const secret = makeSecret(settings)
  await endpoint.create(secret)
  return { ...endpoint, secret }
}

describe('POST /v1/secrets/{id}/open', () => {
  test('gives the envelope to the first, and tells the second when that was', async () => {
    const { open, secret, clock } = await shared()
    clock.pass(300)
    const first = await open(secret, random(16))
    expect([first.status, await first.json()]).toEqual([
      200,
      { envelope: secret.body.envelope, opensLeft: 0, claimSeconds: 60 },
    ])
    clock.pass(5)
    const problem = await expectProblem(await open(secret, random(16)), 'gone')
    expect(problem).toMatchObject({ state: 'opened', at: '2026-11-20T12:05:00.000Z' })
  })

  test('answers the same claim alike for a minute, then that it has ended', async () => {
    const { open, secret, clock } = await shared()
    const claim = random(16)
    await open(secret, claim)
    clock.pass(59)
    const again = await open(secret, claim)
    expect(await again.json()).toMatchObject({ opensLeft: 0, claimSeconds: 1 })
    clock.pass(1)
    await expectProblem(await open(secret, claim), 'claim-ended')
  })

  test('ends a claim with its acknowledgement, which may be repeated', async () => {
    const { open, acknowledge, secret } = await shared()
    const claim = random(16)
    await open(secret, claim)
    const statuses = [await acknowledge(secret, claim), await acknowledge(secret, claim)]
    expect(statuses.map(({ status }) => status)).toEqual([204, 204])
    await expectProblem(await open(secret, claim), 'claim-ended')
  })

  test('counts wrong passphrases down to a locked secret', async () => {
    const { open, secret } = await shared({ maxAttempts: 2 })
    const guess = () => open(secret, random(16), { openKey: random(32) })
    expect((await expectProblem(await guess(), 'wrong-passphrase')).attemptsLeft).toBe(1)
    expect((await expectProblem(await guess(), 'wrong-passphrase')).attemptsLeft).toBe(0)
    expect((await expectProblem(await guess(), 'gone')).state).toBe('locked')
    expect((await expectProblem(await open(secret, random(16)), 'gone')).state).toBe('locked')
  })

  test('says nothing about a wrong open key where attempts are not counted', async () => {
    const { open, secret } = await shared()
    await expectProblem(await open(secret, random(16), { openKey: random(32) }), 'not-found')
  })

  test('tells who holds the link how a secret ended', async () => {
    const { open, revoke, secret } = await shared()
    await revoke(secret)
    expect((await expectProblem(await open(secret, random(16)), 'gone')).state).toBe('revoked')
    const late = await shared({ expiresIn: 60 })
    late.clock.pass(60)
    const problem = await expectProblem(await late.open(late.secret, random(16)), 'gone')
    expect(problem).toMatchObject({ state: 'expired', at: '2026-11-20T12:01:00.000Z' })
  })

  test('keeps for the sender that the key was exposed', async () => {
    const { open, receipt, secret } = await shared()
    await open(secret, random(16), { exposed: true })
    const body = await (await receipt(secret)).json()
    expect(body).toMatchObject({ exposedAt: '2026-11-20T12:00:00.000Z' })
  })

  test.each(['GET', 'HEAD'])('spends nothing on %s', async (method) => {
    const { fetch, receipt, secret } = await shared()
    for (const path of ['', '/open', '/ack']) {
      await fetch(`/v1/secrets/${secret.id}${path}`, {
        method,
        headers: { Authorization: `Bearer ${secret.ownerKey}` },
      })
    }
    expect(await (await receipt(secret)).json()).toMatchObject({ state: 'waiting', openings: [] })
  })
})

describe('POST /v1/secrets/{id}/ack', () => {
  test('knows no stranger', async () => {
    const { open, acknowledge, secret } = await shared()
    const claim = random(16)
    await open(secret, claim)
    await expectProblem(await acknowledge(secret, claim, random(32)), 'not-found')
    await expectProblem(await acknowledge(secret, random(16)), 'not-found')
    await expectProblem(await acknowledge(makeSecret(), claim), 'not-found')
  })
})
