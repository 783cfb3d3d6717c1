import { describe, expect, test } from 'vitest'
import { originRule } from '#server/http/origin.ts'
import { createEndpoint } from '../support/endpoint.ts'
import { expectProblem } from '../support/problems.ts'
import { makeSecret, random } from '../support/secret.ts'

const EXTENSIONS = [
  'chrome-extension://abcdefghijklmnopabcdefghijklmnop',
  'moz-extension://2f3c8f6e-4c7b-4b0e-9a51-0123456789ab',
  'safari-web-extension://2F3C8F6E-4C7B-4B0E-9A51-0123456789AB',
]

describe('originRule', () => {
  test('takes all names of loopback for the endpoint itself, at its port and scheme only', () => {
    const callerOf = originRule('http://localhost:8787', [])
    for (const origin of [
      undefined,
      'http://localhost:8787',
      'http://127.0.0.1:8787',
      'http://[::1]:8787',
    ]) {
      expect(callerOf(origin)).toBe('own')
    }
    for (const origin of [
      'http://localhost:8788',
      'https://localhost:8787',
      'http://localhost',
      'http://localhost.example:8787',
    ]) {
      expect(callerOf(origin)).toBe('refused')
    }
  })

  test('knows a public endpoint by its one name', () => {
    const callerOf = originRule('https://share.example', ['https://intranet.example'])
    expect(callerOf('https://share.example')).toBe('own')
    expect(callerOf('https://intranet.example')).toBe('foreign')
    for (const origin of [
      'http://share.example',
      'https://share.example:8443',
      'https://share.example.evil.example',
      'http://localhost:8787',
      'null',
      '',
      'file://',
      'https://share.example, https://evil.example',
      'chrome-extension://',
      'chrome-extension://a/b',
      'evil-extension://abc',
    ]) {
      expect(callerOf(origin)).toBe('refused')
    }
  })

  test.each(EXTENSIONS)('lets %s in as a foreign caller', (origin) => {
    expect(originRule('https://share.example', [])(origin)).toBe('foreign')
  })
})

describe('a page of another site', () => {
  test.each([
    ['PUT', `/v1/secrets/${random(16)}`],
    ['GET', `/v1/secrets/${random(16)}`],
    ['DELETE', `/v1/secrets/${random(16)}`],
    ['POST', `/v1/secrets/${random(16)}/open`],
    ['POST', `/v1/secrets/${random(16)}/ack`],
    ['OPTIONS', `/v1/secrets/${random(16)}`],
    ['GET', '/v1/info'],
    ['GET', '/v1/openapi.json'],
    ['GET', '/healthz'],
    ['GET', '/'],
    ['GET', '/%231nAAAA'],
    ['GET', '/nowhere'],
  ])('is refused %s %s, and gets no CORS headers', async (method, path) => {
    const { fetch } = createEndpoint()
    for (const origin of ['https://evil.example', 'null']) {
      const headers = { Origin: origin, 'Access-Control-Request-Method': 'POST' }
      const response = await fetch(path, { method, headers })
      expect(response.headers.get('access-control-allow-origin')).toBeNull()
      await expectProblem(response, 'origin-refused')
    }
  })

  test('cannot spend an opening, even with every key', async () => {
    const { create, fetch, receipt } = createEndpoint()
    const secret = makeSecret()
    await create(secret)
    const response = await fetch(`/v1/secrets/${secret.id}/open`, {
      method: 'POST',
      headers: { Origin: 'https://evil.example', 'Content-Type': 'application/json' },
      body: JSON.stringify({
        linkKey: secret.linkKey,
        openKey: secret.openKey,
        claim: random(16),
      }),
    })
    await expectProblem(response, 'origin-refused')
    expect(await (await receipt(secret)).json()).toMatchObject({ openings: [] })
  })
})

describe('CORS', () => {
  test.each([...EXTENSIONS, 'https://intranet.example'])(
    'answers a preflight of %s',
    async (origin) => {
      const { fetch } = createEndpoint({ allowOrigins: ['https://intranet.example'] })
      const response = await fetch(`/v1/secrets/${random(16)}`, {
        method: 'OPTIONS',
        headers: {
          Origin: origin,
          'Access-Control-Request-Method': 'PUT',
          'Access-Control-Request-Headers': 'content-type, authorization',
        },
      })
      expect(response.status).toBe(204)
      const { headers } = response
      expect(headers.get('access-control-allow-origin')).toBe(origin)
      expect(headers.get('access-control-allow-methods')).toContain('PUT')
      expect(headers.get('access-control-allow-headers')).toBe('Authorization, Content-Type')
      expect(headers.get('access-control-allow-credentials')).toBeNull()
      expect(headers.get('vary')).toBe('Origin')
    },
  )

  test('lets an extension read answers and errors', async () => {
    const { fetch } = createEndpoint()
    const headers = { Origin: 'moz-extension://abc' }
    for (const path of ['/v1/info', '/v1/secrets/x', '/nowhere']) {
      const response = await fetch(path, { headers })
      expect(response.headers.get('access-control-allow-origin')).toBe('moz-extension://abc')
      expect(response.headers.get('access-control-expose-headers')).toBe('Retry-After')
    }
  })

  test('adds nothing for callers without an origin', async () => {
    const { fetch } = createEndpoint()
    const { headers } = await fetch('/v1/info')
    expect(headers.get('access-control-allow-origin')).toBeNull()
    expect(headers.get('vary')).toBe('Origin')
  })
})
