import { describe, expect, test } from 'vitest'
import { createEndpoint } from '../support/endpoint.ts'
import { expectProblem } from '../support/problems.ts'
import { makeSecret, random } from '../support/secret.ts'

const LIMITS = { rateLimit: 'on', rateCreates: 3, rateOpens: 4, rateMisses: 2 } as const

async function expectLimited(response: Response) {
  const retryAfter = Number(response.headers.get('retry-after'))
  const { retryAfterSeconds } = await expectProblem(response, 'rate-limited')
  expect(retryAfter).toBe(retryAfterSeconds)
  expect(retryAfter).toBeGreaterThan(0)
  expect(retryAfter).toBeLessThanOrEqual(60)
}

describe('rate limits', () => {
  test('end creates of one client without touching another or its openings', async () => {
    const { create, open, fetch } = createEndpoint(LIMITS)
    const secrets = [makeSecret(), makeSecret(), makeSecret()]
    for (const secret of secrets) expect((await create(secret)).status).toBe(201)
    await expectLimited(await create(makeSecret()))
    const other = makeSecret()
    const init = {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(other.body),
    }
    expect((await fetch(`/v1/secrets/${other.id}`, init, '192.0.2.2')).status).toBe(201)
    for (const secret of secrets) expect((await open(secret, random(16))).status).toBe(200)
  })

  test('end opens', async () => {
    const { create, open } = createEndpoint(LIMITS)
    const secret = makeSecret()
    await create(secret)
    for (let i = 0; i < 4; i++) await open(secret, random(16))
    await expectLimited(await open(secret, random(16)))
  })

  test('charge creates that are not of the protocol as well', async () => {
    const { fetch } = createEndpoint(LIMITS)
    const put = () => fetch(`/v1/secrets/${random(16)}`, { method: 'PUT' })
    for (let i = 0; i < 3; i++) expect((await put()).status).toBe(415)
    await expectLimited(await put())
  })

  test('end guessing, by whichever call, and say the same of live and unknown secrets', async () => {
    const { create, open, acknowledge, receipt, revoke } = createEndpoint(LIMITS)
    const secret = makeSecret({ maxAttempts: 5 })
    await create(secret)
    await expectProblem(await receipt(secret, random(32)), 'not-found')
    await expectProblem(await open(secret, random(16), { openKey: random(32) }), 'wrong-passphrase')
    await expectLimited(await open(secret, random(16)))
    await expectLimited(await open(makeSecret(), random(16)))
    await expectLimited(await acknowledge(secret, random(16)))
    await expectLimited(await receipt(secret))
    await expectLimited(await revoke(secret))
  })

  test('charge no misses for answers that are hits', async () => {
    const { create, receipt } = createEndpoint(LIMITS)
    const secret = makeSecret()
    await create(secret)
    for (let i = 0; i < 10; i++) expect((await receipt(secret)).status).toBe(200)
  })

  test('charge wrong creation tokens as misses', async () => {
    const { send } = createEndpoint({ ...LIMITS, rateCreates: 100, tokens: ['right'] })
    const put = (token: string) =>
      send('PUT', `/v1/secrets/${random(16)}`, {}, { Authorization: `Bearer ${token}` })
    await expectProblem(await put('wrong'), 'token-refused')
    await expectProblem(await put('wrong'), 'token-refused')
    await expectLimited(await put('right'))
  })

  test('count by the address that a trusted proxy names', async () => {
    const { fetch } = createEndpoint({ ...LIMITS, trustedProxies: 1 })
    const put = (client: string) =>
      fetch(`/v1/secrets/${random(16)}`, {
        method: 'PUT',
        headers: { 'X-Forwarded-For': `6.6.6.6, ${client}` },
      })
    for (let i = 0; i < 3; i++) expect((await put('198.51.100.1')).status).toBe(415)
    await expectLimited(await put('198.51.100.1'))
    expect((await put('198.51.100.2')).status).toBe(415)
  })

  test('can be switched off', async () => {
    const { create } = createEndpoint({ ...LIMITS, rateLimit: 'off' })
    for (let i = 0; i < 20; i++) expect((await create(makeSecret())).status).toBe(201)
  })
})
