import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { receiptSchema } from '#lib/endpoints/wire.ts'
import { createEndpoint } from '../support/endpoint.ts'
import { expectProblem } from '../support/problems.ts'
import { makeSecret, random } from '../support/secret.ts'

async function shared() {
  const endpoint = createEndpoint()
  const secret = makeSecret({ maxOpens: 2, maxAttempts: 5 })
  await endpoint.create(secret)
  return { ...endpoint, secret }
}

describe('GET /v1/secrets/{id}', () => {
  test('tells the owner what happened', async () => {
    const { open, receipt, secret, clock } = await shared()
    clock.pass(1)
    await open(secret, random(16), { openKey: random(32) })
    clock.pass(1)
    await open(secret, random(16))
    const response = await receipt(secret)
    expect(response.status).toBe(200)
    expect(v.parse(receiptSchema, await response.json())).toEqual({
      state: 'waiting',
      createdAt: '2026-11-20T12:00:00.000Z',
      expiresAt: '2026-11-20T13:00:00.000Z',
      endedAt: null,
      opensLeft: 1,
      openings: ['2026-11-20T12:00:02.000Z'],
      failedAttempts: 1,
      lastFailedAt: '2026-11-20T12:00:01.000Z',
      attemptsLeft: 4,
      exposedAt: null,
    })
  })
})

describe('DELETE /v1/secrets/{id}', () => {
  test('burns, ends live claims, answers with the receipt, and repeats', async () => {
    const { open, revoke, secret, clock } = await shared()
    const claim = random(16)
    await open(secret, claim)
    clock.pass(1)
    const revoked = { state: 'revoked', endedAt: '2026-11-20T12:00:01.000Z', opensLeft: 0 }
    const first = await revoke(secret)
    expect([first.status, await first.json()]).toEqual([200, expect.objectContaining(revoked)])
    clock.pass(1)
    expect(await (await revoke(secret)).json()).toMatchObject(revoked)
    expect((await expectProblem(await open(secret, claim), 'gone')).state).toBe('revoked')
  })
})

describe.each(['GET', 'DELETE'])('%s /v1/secrets/{id}', (method) => {
  test.each([
    ['no header', undefined],
    ['another scheme', `Basic ${random(32)}`],
    ['no key', 'Bearer '],
    ['a short key', `Bearer ${random(31)}`],
    ['a key of the wrong alphabet', `Bearer ${'+'.repeat(43)}`],
    ['a key that is not canonical', `Bearer ${'A'.repeat(42)}B`],
  ])('asks for the owner key when it gets %s', async (_, authorization) => {
    const { fetch, secret } = await shared()
    const headers = new Headers(authorization === undefined ? {} : { authorization })
    const response = await fetch(`/v1/secrets/${secret.id}`, { method, headers })
    expect(response.headers.get('www-authenticate')).toBe('Bearer')
    await expectProblem(response, 'owner-key-required')
  })

  test('knows neither a wrong key nor an unknown id', async () => {
    const { fetch, receipt, secret } = await shared()
    const call = (id: string, key: string) =>
      fetch(`/v1/secrets/${id}`, { method, headers: { Authorization: `Bearer ${key}` } })
    await expectProblem(await call(secret.id, random(32)), 'not-found')
    await expectProblem(await call(random(16), secret.ownerKey), 'not-found')
    expect(await (await receipt(secret)).json()).toMatchObject({ state: 'waiting' })
  })
})
