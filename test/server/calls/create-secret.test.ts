import { describe, expect, test } from 'vitest'
import { createEndpoint } from '../support/endpoint.ts'
import { expectProblem } from '../support/problems.ts'
import { makeSecret } from '../support/secret.ts'

const HOUR_LATER = { expiresAt: '2026-11-20T13:00:00.000Z' }

describe('PUT /v1/secrets/{id}', () => {
  test('stores, and answers the same body again with the same time', async () => {
    const { create, clock } = createEndpoint()
    const secret = makeSecret()
    const first = await create(secret)
    expect([first.status, await first.json()]).toEqual([201, HOUR_LATER])
    clock.pass(60)
    const again = await create(secret)
    expect([again.status, await again.json()]).toEqual([200, HOUR_LATER])
  })

  test('takes a body for the same when only its form differs', async () => {
    const { create, fetch } = createEndpoint()
    const secret = makeSecret()
    await create(secret)
    const { maxOpens: _, maxAttempts: __, ...required } = secret.body
    const reversed = Object.fromEntries(Object.entries(required).reverse())
    const again = await fetch(`/v1/secrets/${secret.id}`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json; charset=utf-8' },
      body: JSON.stringify(reversed, null, 2),
    })
    expect([again.status, await again.json()]).toEqual([200, HOUR_LATER])
  })

  test('refuses another body under the same id', async () => {
    const { create } = createEndpoint()
    const secret = makeSecret()
    await create(secret)
    const { body } = makeSecret()
    await expectProblem(await create({ ...secret, body }), 'conflict')
    const longer = { ...secret.body, expiresIn: 7200 }
    await expectProblem(await create({ ...secret, body: longer }), 'conflict')
  })

  test('tells on a tombstone when and how the secret ended', async () => {
    const { create, revoke, clock } = createEndpoint()
    const secret = makeSecret()
    await create(secret)
    clock.pass(5)
    await revoke(secret)
    const problem = await expectProblem(await create(secret), 'gone')
    expect(problem).toMatchObject({ state: 'revoked', at: '2026-11-20T12:00:05.000Z' })
    await expectProblem(await create({ ...makeSecret(), id: secret.id }), 'conflict')
  })

  test.each([
    ['expiresIn', { expiresIn: 31 * 86_400 }, '1 to 2592000'],
    ['maxOpens', { maxOpens: 101 }, '1 to 100'],
    ['maxAttempts', { maxAttempts: 21 }, '1 to 20'],
  ])('names %s and its bound when it is out of limits', async (field, settings, bound) => {
    const { create } = createEndpoint()
    const problem = await expectProblem(await create(makeSecret(settings)), 'out-of-limits')
    expect(problem).toMatchObject({ field, detail: `expected a whole number from ${bound}` })
  })

  test('takes an envelope of exactly the limit, and none of a byte more', async () => {
    const { create } = createEndpoint({ maxEnvelopeBytes: 2000 })
    const ofLength = (length: number) =>
      makeSecret({ envelope: Buffer.alloc(length, 7).toString('base64url') })
    expect((await create(ofLength(2000))).status).toBe(201)
    const problem = await expectProblem(await create(ofLength(2001)), 'too-large')
    expect(problem.field).toBe('envelope')
  })

  test('stops reading a body at the limit and names the limit', async () => {
    const { create, fetch } = createEndpoint({ maxEnvelopeBytes: 2000 })
    const envelope = Buffer.alloc(100_000).toString('base64url')
    const problem = await expectProblem(await create(makeSecret({ envelope })), 'too-large')
    expect(problem.limitBytes).toBe(Math.ceil((2000 * 4) / 3) + 1024)

    let sent = 0
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1000
        controller.enqueue(new Uint8Array(1000).fill(0x20))
      },
    })
    const response = await fetch(`/v1/secrets/${makeSecret().id}`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: endless,
      // Node's fetch types know it, the browser's do not.
      ...{ duplex: 'half' },
    })
    await expectProblem(response, 'too-large')
    expect(sent).toBeLessThan(20_000)
  })

  test('answers quota-full when the database is', async () => {
    const { create } = createEndpoint({ quotaBytes: 200_000 })
    const envelope = Buffer.alloc(150_000).toString('base64url')
    expect((await create(makeSecret({ envelope }))).status).toBe(201)
    await expectProblem(await create(makeSecret({ envelope })), 'quota-full')
  })

  describe('with creation tokens', () => {
    test('takes only who has one', async () => {
      const { send, fetch } = createEndpoint({ tokens: ['first', 'second'] })
      const secret = makeSecret()
      const put = (headers: HeadersInit) =>
        send('PUT', `/v1/secrets/${secret.id}`, secret.body, headers)
      const without = await put({})
      expect(without.headers.get('www-authenticate')).toBe('Bearer')
      await expectProblem(without, 'token-required')
      await expectProblem(await put({ Authorization: 'Basic c2Vjb25k' }), 'token-required')
      await expectProblem(await put({ Authorization: 'Bearer third' }), 'token-refused')
      expect((await put({ Authorization: 'Bearer second' })).status).toBe(201)
      const info = await (await fetch('/v1/info')).json()
      expect(info).toMatchObject({ needsToken: true })
    })

    test('asks for none to open', async () => {
      const { send, open } = createEndpoint({ tokens: ['first'] })
      const secret = makeSecret()
      const authorization = { Authorization: 'Bearer first' }
      await send('PUT', `/v1/secrets/${secret.id}`, secret.body, authorization)
      expect((await open(secret, 'A'.repeat(22))).status).toBe(200)
    })
  })
})
