import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readRevealFiles } from '#server/reveal-files.ts'
import { createEndpoint } from '../support/endpoint.ts'
import { expectProblem } from '../support/problems.ts'
import { temporaryFolder } from '../support/temporary.ts'

describe('the reveal page', () => {
  test('is served at / with its files and types', async () => {
    const { fetch } = createEndpoint()
    const page = await fetch('/')
    expect([page.status, page.headers.get('content-type')]).toEqual([
      200,
      'text/html; charset=utf-8',
    ])
    expect(await page.text()).toContain('<title>reveal')
    const script = await fetch('/reveal.js')
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(await script.text()).toBe('// script')
    const style = await fetch('/reveal.css')
    expect(style.headers.get('content-type')).toBe('text/css; charset=utf-8')
  })

  test('has a policy under which only its own script runs', async () => {
    const { fetch } = createEndpoint()
    const policy = (await fetch('/')).headers.get('content-security-policy')?.split('; ')
    expect(policy).toEqual([
      "default-src 'none'",
      "script-src 'self' 'wasm-unsafe-eval'",
      "style-src 'self'",
      "img-src 'self' data: blob:",
      "connect-src 'self'",
      "worker-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types matchstick-worker',
    ])
  })

  test.each([
    '/%231nAAAA',
    '/%23',
    '/%25231pAAAA',
    '/%2525231pAAAA?utm_source=mail',
    '/%231nAAAA.kind.locator/',
  ])('answers a link that a mail filter rewrote: %s', async (path) => {
    const { fetch, lines, log } = createEndpoint()
    const response = await fetch(path)
    expect([response.status, await response.text()]).toEqual([
      200,
      expect.stringContaining('<title>reveal'),
    ])
    expect((await fetch(path, { method: 'HEAD' })).status).toBe(200)
    log.flush()
    expect(lines.join('')).not.toContain('AAAA')
  })

  test.each(['/%24', '/%2', '/%25', '/a/%23', '/x%23', '/v1/%23'])(
    'does not at %s',
    async (path) => {
      const { fetch } = createEndpoint()
      await expectProblem(await fetch(path), 'not-found')
    },
  )

  test('is not what a POST to a rewritten link gets', async () => {
    const { fetch } = createEndpoint()
    await expectProblem(await fetch('/%231nAAAA', { method: 'POST' }), 'not-found')
  })
})

describe('readRevealFiles', () => {
  test('says how to build the page when it is missing', () => {
    const empty = temporaryFolder()
    expect(() => readRevealFiles(empty)).toThrow(/npm run build/)
    expect(() => readRevealFiles(join(empty, 'absent'))).toThrow(/npm run build/)
  })
})
