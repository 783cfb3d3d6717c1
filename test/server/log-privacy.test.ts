/** A whole run, with everything a client can send, and then every byte that was logged. */
import { describe, expect, test } from 'vitest'
import { StoreError } from '#server/stores/store.ts'
import { createEndpoint } from './support/endpoint.ts'
import { exchange, writeRequest } from './support/raw-http.ts'
import { runServer } from './support/running-server.ts'
import { makeSecret, random } from './support/secret.ts'

const FIELDS = ['time', 'method', 'route', 'status', 'durationMs', 'bytes']
const ROUTES = [
  '/v1/secrets/:id',
  '/v1/secrets/:id/open',
  '/v1/secrets/:id/ack',
  '/v1/info',
  '/healthz',
  '/v1/openapi.json',
  '/',
  '/reveal.js',
  '/%23*',
  '*',
]

describe('the log', () => {
  test('has one line for each request, with a pattern and numbers', async () => {
    const { lines, log, ...endpoint } = createEndpoint()
    const secret = makeSecret({ maxAttempts: 3 })
    const claim = random(16)
    await endpoint.create(secret)
    await endpoint.open(secret, claim, { openKey: random(32), exposed: true })
    await endpoint.open(secret, claim)
    await endpoint.acknowledge(secret, claim)
    await endpoint.receipt(secret)
    await endpoint.revoke(secret)
    for (const path of ['/v1/info', '/healthz', '/v1/openapi.json', '/', '/reveal.js']) {
      await endpoint.fetch(path)
    }
    await endpoint.fetch(`/%231n${secret.linkKey}`)
    await endpoint.fetch(`/share/${secret.id}?key=${secret.linkKey}`)
    log.flush()

    const entries = lines
      .join('')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(entries).toHaveLength(13)
    for (const entry of entries) expect(Object.keys(entry)).toEqual(FIELDS)
    expect(new Set(entries.map(({ route }) => route))).toEqual(new Set(ROUTES))
    expect(entries[0]).toMatchObject({ method: 'PUT', status: 201 })
  })

  test('holds nothing of ids, keys, bodies, paths, addresses or headers', async () => {
    const server = await runServer()
    const secret = makeSecret({ maxAttempts: 3 })
    const [claim, wrongKey] = [random(16), random(32)]
    const agent = 'agent-name-of-the-client'
    await server.create(secret)
    await server.create(makeSecret({ maxOpens: 1000 }))
    await server.open(secret, claim, { openKey: wrongKey })
    await server.open(secret, claim)
    await server.acknowledge(secret, claim)
    await server.receipt(secret)
    await server.receipt(secret, wrongKey)
    await server.send('PUT', `/v1/secrets/${secret.id}`, { plaintext: 'hunter2' })
    await server.fetch(`/%231n${secret.linkKey}`, { headers: { 'User-Agent': agent } })
    await server.fetch(`/%25231n${secret.linkKey}?utm=campaign`)
    await server.fetch(`/favicon-${secret.id}.ico`)
    await exchange(
      server.port,
      writeRequest({
        method: 'GET',
        path: `/v1/secrets/${secret.id}`,
        headers: { Origin: 'https://origin.example', 'X-Forwarded-For': '198.51.100.77' },
      }),
    )
    await exchange(server.port, `GET \\${secret.id} HTTP/1.1\r\nHost: x\r\n\r\n`)
    await exchange(server.port, `BREW /${secret.id} HTTP/1.1\r\nHost: x\r\n\r\n`)
    await server.revoke(secret)
    await server.close()

    const logged = server.lines.join('')
    expect(logged).toContain('"route":"/v1/secrets/:id/open"')
    const private_ = [
      secret.id,
      secret.linkKey,
      secret.openKey,
      secret.ownerKey,
      secret.body.envelope.slice(0, 40),
      secret.body.linkHash,
      claim,
      wrongKey,
      'hunter2',
      agent,
      'utm',
      'favicon',
      'origin.example',
      '198.51.100.77',
    ]
    for (const text of private_) expect(logged).not.toContain(text)
    // The one address is that of the server itself, in the line that says where it listens.
    expect(logged.match(/127\.0\.0\.1/g)).toHaveLength(1)
  })

  test('leaves the words of an error out, and keeps where it came from', async () => {
    const secret = makeSecret()
    const { fetch, lines, log } = createEndpoint({
      wrapStore: (store) => ({
        ...store,
        health: () => {
          const cause = new TypeError(`failed at ${secret.linkKey}`)
          return Promise.reject(new StoreError('store/failed', { cause }))
        },
      }),
    })
    expect((await fetch('/healthz')).status).toBe(500)
    log.flush()
    const logged = lines.join('')
    expect(logged).not.toContain(secret.linkKey)
    const [error] = logged.split('\n').map((line) => JSON.parse(line || 'null'))
    expect(error).toMatchObject({
      event: 'error',
      error: 'StoreError',
      code: 'store/failed',
      cause: { error: 'TypeError' },
    })
    expect(error.cause.at.length).toBeGreaterThan(0)
  })

  test('can leave the requests out', async () => {
    const server = await runServer({ log: 'events' })
    await server.fetch('/v1/info')
    await server.close()
    const events = server.lines
      .join('')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).event)
    expect(events).toEqual(['listening', 'stopped'])
  })
})
