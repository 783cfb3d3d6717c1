import { describe, expect, test } from 'vitest'
import { createEndpoint } from '../support/endpoint.ts'
import { makeSecret } from '../support/secret.ts'

const EVERYWHERE = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'x-robots-tag': 'noindex, nofollow',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  vary: 'Origin',
}

describe('every answer', () => {
  test.each([
    ['GET', '/', 200],
    ['GET', '/reveal.js', 200],
    ['GET', '/%231nAAAA', 200],
    ['HEAD', '/', 200],
    ['GET', '/v1/info', 200],
    ['GET', '/v1/openapi.json', 200],
    ['GET', '/healthz', 200],
    ['OPTIONS', '/v1/info', 204],
    ['POST', '/v1/info', 405],
    ['GET', '/nowhere', 404],
    ['PUT', `/v1/secrets/${makeSecret().id}`, 415],
    ['GET', `/v1/secrets/${makeSecret().id}`, 401],
  ])(
    'of %s %s is strict about caches, frames, referrers and types',
    async (method, path, status) => {
      const { fetch } = createEndpoint()
      const response = await fetch(path, { method })
      expect(response.status).toBe(status)
      expect(Object.fromEntries(response.headers)).toMatchObject(EVERYWHERE)
      expect(response.headers.get('permissions-policy')).toContain('camera=()')
      expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
      expect(response.headers.get('set-cookie')).toBeNull()
      expect(response.headers.get('strict-transport-security')).toBeNull()
    },
  )

  test('insists on TLS where people come by TLS', async () => {
    const { fetch } = createEndpoint({ publicUrl: 'https://share.example' })
    for (const path of ['/', '/v1/info', '/nowhere']) {
      const { headers } = await fetch(path)
      expect(headers.get('strict-transport-security')).toBe('max-age=31536000')
    }
  })
})

describe('a method without a call', () => {
  test.each([
    ['/', 'GET, HEAD, OPTIONS'],
    ['/v1/info', 'GET, HEAD, OPTIONS'],
    [`/v1/secrets/${makeSecret().id}`, 'DELETE, GET, HEAD, OPTIONS, PUT'],
    [`/v1/secrets/${makeSecret().id}/open`, 'OPTIONS, POST'],
    [`/v1/secrets/${makeSecret().id}/ack`, 'OPTIONS, POST'],
  ])('at %s gets 405 and what is allowed', async (path, allow) => {
    const { fetch } = createEndpoint()
    const response = await fetch(path, { method: 'PATCH' })
    expect([response.status, response.headers.get('allow')]).toEqual([405, allow])
    const options = await fetch(path, { method: 'OPTIONS' })
    expect([options.status, options.headers.get('allow')]).toEqual([204, allow])
  })
})
