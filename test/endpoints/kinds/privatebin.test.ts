import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { Capabilities } from '#lib/endpoints/capabilities.ts'
import type { EndpointPorts } from '#lib/endpoints/endpoint.ts'
import privatebin, { createPrivatebin } from '#lib/endpoints/kinds/privatebin.ts'
import { privatebinLinks } from '#lib/endpoints/privatebin/link.ts'
import { endpointContract, expectOpened } from '#test/contract/endpoint.ts'
import { fastStretch } from '#test/crypto/fast-stretch.ts'
import { handOver } from '../hand-over.ts'
import { type PrivatebinOptions, startPrivatebin } from '../servers/privatebin.ts'

const CAN: Capabilities = {
  lifetimes: {
    as: 'list',
    seconds: [300, 600, 3600, 86_400, 604_800, 2_592_000, 31_536_000],
  },
  maxOpens: 1,
  textBytes: 7_000_000,
  fileBytes: 5_000_000,
  passphrases: { isWholeKey: false, maxAttempts: null },
  labels: false,
  receipts: 'none',
  revoke: true,
  claims: false,
  without: 'page',
}

endpointContract(privatebin, CAN, startPrivatebin)

describe('privatebin', () => {
  async function setUp(options: PrivatebinOptions = {}) {
    const server = await startPrivatebin(options)
    onTestFinished(server.stop)
    const ports: EndpointPorts = { fetch, stretch: fastStretch, now: server.now }
    const at = { baseUrl: server.baseUrl, token: null }
    const wait = vi.fn(async () => server.advance(10.5))
    const kind = createPrivatebin({ wait })
    const { share, open } = handOver(kind, at, ports)
    return { server, ports, at, kind, wait, share, open }
  }

  test('neither text, key nor passphrase reaches the server', async () => {
    const { server, share, open } = await setUp()
    const { link } = await share({ passphrase: 'hunter2-passphrase' })
    expectOpened(await open(link, 'hunter2-passphrase'))
    const seen = JSON.stringify(server.calls)
    expect(seen).not.toContain('hunter2')
    expect(seen).not.toContain(link.split('#-')[1])
    expect(server.calls.every(({ headers }) => headers.cookie === undefined)).toBe(true)
  })

  test('a creation that came too soon after another is tried once more', async () => {
    const { share, open, wait } = await setUp({ pauseSeconds: 10 })
    await share()
    expect(wait).not.toHaveBeenCalled()
    const { link } = await share()
    expect(wait).toHaveBeenCalledTimes(1)
    expectOpened(await open(link))
  })

  test('what stays refused is said to be', async () => {
    const { share } = await setUp({ pauseSeconds: 1000 })
    await share()
    await expect(share()).rejects.toMatchObject({ code: 'endpoint/refused' })
  })

  test('a lifetime that was taken off the list is refused, not changed without a word', async () => {
    const { server, share } = await setUp()
    server.setLifetimes(['1day', '1week'])
    await expect(share()).rejects.toMatchObject({ code: 'endpoint/out-of-limits' })
    expect(server.calls.some(({ method }) => method === 'POST')).toBe(false)
  })

  test('lifetimes are those that end, as many as the administrator left', async () => {
    const { kind, server, ports } = await setUp({ lifetimes: ['never', '1week', '2fortnights'] })
    const probed = await kind.probe(server.baseUrl, ports)
    expect(probed?.capabilities.lifetimes).toEqual({ as: 'list', seconds: [604_800] })
  })

  test('a wrong passphrase asks the server once, however often it is tried', async () => {
    const { server, share, open } = await setUp()
    const { link } = await share({ passphrase: 'right' })
    const before = server.calls.length
    let opened = await open(link)
    for (const passphrase of ['a', 'b', 'c', 'right']) {
      if (opened.outcome === 'opened' || !('tryAgain' in opened)) throw new Error(opened.outcome)
      if (!opened.tryAgain) throw new Error('nothing to try again with')
      opened = await opened.tryAgain(passphrase)
    }
    expectOpened(opened)
    expect(server.calls.length - before).toBe(1)
  })

  test.each([
    ['a dash or none', '?0123456789abcdef#4wBqpZM9xaSheZzJSMawUKKwhdpChKbZ5eu5ky4Vigw'],
    ['a tracker behind', '?0123456789abcdef#-4wBqpZM9xaSheZzJSMawUKKwhdpChKbZ5eu5ky4Vigw&utm=1'],
    ['a tracker before', '?utm=1&0123456789abcdef#-4wBqpZM9xaSheZzJSMawUKKwhdpChKbZ5eu5ky4Vigw'],
    [
      'a tracker that is escaped',
      '?0123456789abcdef&utm=a%20b#-4wBqpZM9xaSheZzJSMawUKKwhdpChKbZ5eu5ky4Vigw',
    ],
    ['a tracker between', '?0123456789abcdef&utm=1#-4wBqpZM9xaSheZzJSMawUKKwhdpChKbZ5eu5ky4Vigw'],
  ])('a link with %s is the same link', async (_, behind) => {
    const base = 'https://paste.example/bin/'
    const match = privatebinLinks.matches(base + behind, base)
    expect(match).toEqual({
      link: '0123456789abcdef#4wBqpZM9xaSheZzJSMawUKKwhdpChKbZ5eu5ky4Vigw',
      exposed: false,
    })
    expect(await privatebinLinks.read(match?.link ?? '')).toMatchObject({ outcome: 'link' })
  })

  test('a name before the host and its capitals change nothing', () => {
    const link =
      'https://someone@Paste.example/?0123456789abcdef#-4wBqpZM9xaSheZzJSMawUKKwhdpChKbZ5eu5ky4Vigw'
    expect(privatebinLinks.matches(link, 'https://paste.example/')).not.toBeNull()
  })

  test('a mail filter that rewrote the link has sent the key to a server', () => {
    const base = 'https://paste.example/'
    const link = `${base}?0123456789abcdef%23-4wBqpZM9xaSheZzJSMawUKKwhdpChKbZ5eu5ky4Vigw`
    expect(privatebinLinks.matches(link, base)).toMatchObject({ exposed: true })
  })

  test.each([
    ['0123456789abcdef#4wBqpZM9xaSheZ', 'truncated'],
    ['0123456789', 'truncated'],
    ['0123456789abcdef#4wBqpZM9xaSheZzJSMawUKKwhdpChKbZ5eu5ky4Vig0', 'altered'],
    ['0123456789abcdef#zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz', 'altered'],
  ])('%s is %s', async (link, outcome) => {
    expect(await privatebinLinks.read(link)).toEqual({ outcome })
  })
})
