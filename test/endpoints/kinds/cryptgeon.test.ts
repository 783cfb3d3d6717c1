import { describe, expect, onTestFinished, test } from 'vitest'
import { randomBytes, utf8 } from '#lib/crypto/bytes.ts'
import type { Capabilities } from '#lib/endpoints/capabilities.ts'
import { cryptgeonLinks } from '#lib/endpoints/cryptgeon/link.ts'
import type { EndpointPorts } from '#lib/endpoints/endpoint.ts'
import cryptgeon from '#lib/endpoints/kinds/cryptgeon.ts'
import { endpointContract, expectOpened } from '#test/contract/endpoint.ts'
import { fastStretch } from '#test/crypto/fast-stretch.ts'
import { handOver } from '../hand-over.ts'
import { type CryptgeonOptions, startCryptgeon } from '../servers/cryptgeon.ts'

const CAN: Capabilities = {
  lifetimes: { as: 'until-opened' },
  maxOpens: 100,
  textBytes: 3_145_337,
  fileBytes: 3_144_812,
  passphrases: { isWholeKey: true, maxAttempts: null },
  labels: false,
  receipts: 'presence',
  revoke: true,
  claims: false,
  without: 'page',
}

endpointContract(cryptgeon, CAN, startCryptgeon)

describe('cryptgeon', () => {
  async function setUp(options: CryptgeonOptions = {}) {
    const server = await startCryptgeon(options)
    onTestFinished(server.stop)
    const ports: EndpointPorts = { fetch, stretch: fastStretch, now: server.now }
    const at = { baseUrl: server.baseUrl, token: null }
    const { share, open } = handOver(cryptgeon, at, ports)
    return { server, ports, at, share, open }
  }

  test('neither text, key, passphrase nor the name of a file reaches the server', async () => {
    const { server, share, open } = await setUp()
    const { link } = await share()
    expectOpened(await open(link))
    const locked = await share({ passphrase: 'hunter2-passphrase' })
    expectOpened(await open(locked.link, 'hunter2-passphrase'))
    const file = { kind: 'file', content: randomBytes(500), name: 'hunter2.pem' } as const
    const shared = await share({ secret: file })
    expect(expectOpened(await open(shared.link)).secret).toEqual(file)
    const seen = JSON.stringify(server.calls)
    expect(seen).not.toContain('hunter2')
    expect(seen).not.toContain(link.split('#')[1])
  })

  test('a passphrase that is missing spends nothing', async () => {
    const { server, share, open } = await setUp()
    const { link } = await share({ passphrase: 'right' })
    expect(await open(link)).toEqual({ outcome: 'passphrase-needed', tryAgain: null })
    expect(server.calls.some(({ method }) => method === 'DELETE')).toBe(false)
    expectOpened(await open(link, 'right'))
  })

  test('a link that lost its key spends nothing', async () => {
    const { server, share, open } = await setUp()
    const { link } = await share()
    expect(await open(link.split('#')[0] ?? '', 'typed all the same')).toEqual({
      outcome: 'truncated',
    })
    expect(server.calls.some(({ method }) => method === 'DELETE')).toBe(false)
    expectOpened(await open(link))
  })

  test('of many openings none is left after it was taken back', async () => {
    const { at, ports, share, open } = await setUp()
    const { link, ...key } = await share({ maxOpens: 7 })
    expectOpened(await open(link))
    expect(await cryptgeon.revoke(at, key, ports)).toMatchObject({ state: 'revoked' })
    expect(await open(link)).toEqual({ outcome: 'unknown' })
  })

  test('all of its openings are taken back, though fewer are allowed since', async () => {
    const { server, at, ports, share, open } = await setUp()
    const { link, ...key } = await share({ maxOpens: 7 })
    server.set({ maxViews: 2 })
    expect(await cryptgeon.revoke(at, key, ports)).toMatchObject({ state: 'revoked' })
    expect(await open(link)).toEqual({ outcome: 'unknown' })
  })

  test('what is still there is not said to be taken back', async () => {
    const { server, at, ports } = await setUp()
    const key = { id: server.put(101), ownerKey: '', expiresAt: null }
    const taking = cryptgeon.revoke(at, key, ports)
    await expect(taking).rejects.toMatchObject({ code: 'endpoint/failed' })
    expect(await cryptgeon.status(at, key, ports)).toMatchObject({ state: 'waiting' })
  })

  test.each([
    [
      { allowAdvanced: false },
      { maxOpens: 2 },
      { code: 'endpoint/out-of-limits', field: 'maxOpens' },
    ],
    [{ maxViews: 3 }, { maxOpens: 4 }, { code: 'endpoint/out-of-limits', field: 'maxOpens' }],
    [
      { maxSize: 1024 },
      { secret: { kind: 'text', content: utf8('x'.repeat(1024)) } as const },
      { code: 'endpoint/too-large', limitBytes: 377 },
    ],
  ])(
    'after %j nothing is sent that it would not take as it is: %#',
    async (limits, asked, code) => {
      const { server, share } = await setUp()
      server.set(limits)
      await expect(share(asked)).rejects.toMatchObject(code)
      expect(server.calls.some(({ method }) => method === 'POST')).toBe(false)
    },
  )

  test.each([
    [{ allowAdvanced: false }, { maxOpens: 1 }],
    [{ allowFiles: false }, { fileBytes: 0 }],
    [{ maxSize: 1024 }, { textBytes: 377, fileBytes: 0 }],
  ])('%j is %j', async (options, capabilities) => {
    const { server, ports } = await setUp(options)
    const probed = await cryptgeon.probe(server.baseUrl, ports)
    expect(probed?.capabilities).toMatchObject(capabilities)
  })

  test.each([true, false])(
    'what it says it takes fits, with a passphrase: %s',
    async (isLocked) => {
      const { server, ports, share } = await setUp({ maxSize: 2048 })
      const probed = await cryptgeon.probe(server.baseUrl, ports)
      const { textBytes = 0, fileBytes = 0 } = probed?.capabilities ?? {}
      const passphrase = isLocked ? 'right' : null
      await share({ passphrase, secret: { kind: 'text', content: randomBytes(textBytes) } })
      const name = 'ключ.pem'
      await share({ passphrase, secret: { kind: 'file', content: randomBytes(fileBytes), name } })
    },
  )

  test.each([
    [`${'a'.repeat(64)}#${'0'.repeat(63)}`, 'truncated'],
    [`${'a'.repeat(64)}#${'0'.repeat(65)}`, 'altered'],
    [`${'a'.repeat(64)}#${'Z'.repeat(64)}`, 'altered'],
  ])('%s is %s', async (link, outcome) => {
    expect(await cryptgeonLinks.read(link)).toEqual({ outcome })
  })

  test('a mail filter that rewrote the link has sent the key to a server', () => {
    const base = 'https://notes.example/'
    const link = `${base}note/abc%23${'0f'.repeat(32)}`
    expect(cryptgeonLinks.matches(link, base)).toEqual({
      link: `abc#${'0f'.repeat(32)}`,
      exposed: true,
    })
  })
})
