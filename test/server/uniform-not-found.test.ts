/**
 * Whoever proves nothing learns nothing: not whether an id exists, nor what became of it. Compared
 * are the bytes on the wire, the statements the database runs, and the files it leaves.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { StatementSync } from 'node:sqlite'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createEndpoint } from './support/endpoint.ts'
import { exchange, type RawRequest, writeRequest } from './support/raw-http.ts'
import { runServer } from './support/running-server.ts'
import { makeSecret, random, type TestSecret } from './support/secret.ts'
import { temporaryFolder } from './support/temporary.ts'

/** The calls that a stranger can try: every key is a guess. */
const CALLS: Record<string, (secret: TestSecret) => RawRequest> = {
  open: ({ id }) => ({
    method: 'POST',
    path: `/v1/secrets/${id}/open`,
    body: { linkKey: random(32), openKey: random(32), claim: random(16), exposed: true },
  }),
  acknowledge: ({ id }) => ({
    method: 'POST',
    path: `/v1/secrets/${id}/ack`,
    body: { linkKey: random(32), claim: random(16) },
  }),
  receipt: ({ id }) => ({
    method: 'GET',
    path: `/v1/secrets/${id}`,
    headers: { Authorization: `Bearer ${random(32)}` },
  }),
  revoke: ({ id }) => ({
    method: 'DELETE',
    path: `/v1/secrets/${id}`,
    headers: { Authorization: `Bearer ${random(32)}` },
  }),
}

type Calls = Pick<ReturnType<typeof createEndpoint>, 'create' | 'open' | 'acknowledge' | 'revoke'>

/** One secret in every state there is, and one that never was. */
async function everyState({ create, open, acknowledge, revoke }: Calls) {
  const states = {
    unknown: makeSecret(),
    waiting: makeSecret(),
    'waiting with attempts': makeSecret({ maxAttempts: 3 }),
    claimed: makeSecret(),
    opened: makeSecret(),
    revoked: makeSecret(),
    locked: makeSecret({ maxAttempts: 1 }),
    expired: makeSecret({ expiresIn: 1 }),
  }
  const { unknown: _, ...existing } = states
  for (const secret of Object.values(existing)) await create(secret)
  const claim = random(16)
  await open(states.claimed, claim)
  await open(states.opened, claim)
  await acknowledge(states.opened, claim)
  await revoke(states.revoked)
  await open(states.locked, claim, { openKey: random(32) })
  return Object.entries(states)
}

describe.each(Object.entries(CALLS))('a stranger who calls %s', (_, request) => {
  test('gets the same bytes for every state', async () => {
    const server = await runServer()
    const states = await everyState(server)
    await new Promise((resolve) => setTimeout(resolve, 1100))
    const answers = new Set<string>()
    for (const [, secret] of states) {
      const raw = await exchange(server.port, writeRequest(request(secret)))
      answers.add(raw.replace(/^Date: .*\r\n/m, ''))
    }
    expect(answers.size).toBe(1)
    expect([...answers][0]).toMatch(/^HTTP\/1\.1 404 /)
  })

  test('causes the same statements, and no write', async () => {
    const endpoint = createEndpoint()
    const states = await everyState(endpoint)
    endpoint.clock.pass(1)
    const files = () => ['', '-wal'].map((suffix) => readFileSync(endpoint.path + suffix))
    const statements = recordStatements()
    const before = files()
    const seen = new Set<string>()
    for (const [, secret] of states) {
      const { method, path, headers, body } = request(secret)
      statements.length = 0
      const response = await endpoint.fetch(path, {
        method,
        headers: { 'Content-Type': 'application/json', ...headers },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      expect(response.status).toBe(404)
      seen.add(statements.join('\n'))
    }
    expect([...seen]).toEqual(['get SELECT * FROM secrets WHERE id = ?'])
    expect(files()).toEqual(before)
  })
})

test('a link without its passphrase, where none is counted, looks like no link', async () => {
  const server = await runServer()
  const secret = makeSecret()
  await server.create(secret)
  const guess = (linkKey: string) =>
    exchange(
      server.port,
      writeRequest({
        method: 'POST',
        path: `/v1/secrets/${secret.id}/open`,
        body: { linkKey, openKey: random(32), claim: random(16) },
      }),
    )
  const [proven, unproven] = [await guess(secret.linkKey), await guess(random(32))]
  expect(proven.replace(/^Date: .*$/m, '')).toBe(unproven.replace(/^Date: .*$/m, ''))
})

test('the statement recorder sees what a proven opening does', async () => {
  const { create, open } = createEndpoint({ data: join(temporaryFolder(), 'unused') })
  const secret = makeSecret()
  await create(secret)
  const statements = recordStatements()
  await open(secret, random(16))
  expect(statements).toHaveLength(3)
})

/** Every prepared statement that runs from here on. */
function recordStatements(): string[] {
  const statements: string[] = []
  for (const method of ['get', 'all', 'run'] as const) {
    const original = StatementSync.prototype[method]
    const recording = function (this: StatementSync, ...values: unknown[]) {
      statements.push(`${method} ${this.sourceSQL}`)
      return Reflect.apply(original, this, values)
    }
    Object.assign(StatementSync.prototype, { [method]: recording })
    onTestFinished(() => {
      Object.assign(StatementSync.prototype, { [method]: original })
    })
  }
  return statements
}
