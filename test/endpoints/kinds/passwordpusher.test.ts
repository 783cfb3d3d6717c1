import { describe, expect, onTestFinished, test } from 'vitest'
import { utf8 } from '#lib/crypto/bytes.ts'
import type { Capabilities } from '#lib/endpoints/capabilities.ts'
import type { EndpointPorts, ShareRequest } from '#lib/endpoints/endpoint.ts'
import passwordpusher from '#lib/endpoints/kinds/passwordpusher.ts'
import { passwordpusherLinks } from '#lib/endpoints/passwordpusher/link.ts'
import { endpointContract, expectOpened, linkIn, newClaim } from '#test/contract/endpoint.ts'
import { fastStretch } from '#test/crypto/fast-stretch.ts'
import { carrierLinkTo } from '../carrier-link.ts'
import { handOver } from '../hand-over.ts'
import { answersWith, expectSafe } from '../hostile-answers.ts'
import { type PasswordpusherOptions, startPasswordpusher } from '../servers/passwordpusher.ts'

const DAY = 86_400

const CAN: Capabilities = {
  lifetimes: {
    as: 'list',
    seconds: [1, 2, 3, 4, 5, 6, 7, 14, 21, 30, 60, 90].map((days) => days * DAY),
  },
  maxOpens: 100,
  textBytes: 769_792,
  fileBytes: 769_792,
  passphrases: { isWholeKey: false, maxAttempts: null },
  labels: true,
  receipts: 'none',
  revoke: true,
  claims: false,
  without: 'paste',
  tokens: 'plain',
}

endpointContract(passwordpusher, CAN, startPasswordpusher)

const TEXT: ShareRequest = {
  secret: { kind: 'text', content: utf8('hunter2-plaintext') },
  passphrase: null,
  ttlSeconds: 7 * DAY,
  maxOpens: 1,
  maxAttempts: null,
}
/** Put together here, so that nothing in this file looks like one. */
const ACCOUNT = ['a1b2', 'c3d4'].join('')

describe('passwordpusher', () => {
  async function setUp(
    options: PasswordpusherOptions = {},
    { token = null, revealPage = null }: { token?: string | null; revealPage?: string | null } = {},
  ) {
    const server = await startPasswordpusher(options)
    onTestFinished(server.stop)
    const ports: EndpointPorts = { fetch, stretch: fastStretch, now: server.now }
    const at = { baseUrl: server.baseUrl, token, revealPage }
    const { share, open } = handOver(passwordpusher, at, ports, TEXT)
    return { server, ports, at, share, open }
  }

  test('neither text, key, passphrase nor name of a file reaches the server', async () => {
    const { server, share, open } = await setUp()
    const content = utf8('hunter2-content')
    const secret = { kind: 'file', content, name: 'hunter2.pem', label: 'hunter2' } as const
    const { link } = await share({ secret, passphrase: 'hunter2-passphrase' })
    expect(expectOpened(await open(link, 'hunter2-passphrase')).secret).toEqual(secret)
    const seen = JSON.stringify(server.calls)
    expect(seen).not.toContain('hunter2')
    expect(seen).not.toContain(link.split('#')[1]?.slice(2, 49))
  })

  test('only an opening spends a view: not a probe, a status, a passphrase or who looks at links', async () => {
    const { server, ports, at, share, open } = await setUp()
    const { link, ...key } = await share({ passphrase: 'right' })
    await passwordpusher.probe(server.baseUrl, ports)
    await passwordpusher.status(at, key, ports)
    await open(link)
    // A chat server that fetches a preview.
    await fetch(link)
    expect(server.viewsSpent()).toBe(0)
    const opened = await open(link, 'wrong')
    if (opened.outcome !== 'wrong-passphrase' || !opened.tryAgain) throw new Error(opened.outcome)
    expectOpened(await opened.tryAgain('right'))
    expect(server.viewsSpent()).toBe(1)
  })

  test('its link leads to a page of ours, where there is one, and opens all the same', async () => {
    const revealPage = 'https://matchstick.example/'
    const { share, open } = await setUp({}, { revealPage })
    const { link } = await share()
    expect(link.split('#')[0]).toBe(revealPage)
    expectOpened(await open(link))
  })

  test.each([-1, null, 'many'])('%j views that are left cost nobody the secret', async (left) => {
    const { server, ports, at, share } = await setUp()
    const { link } = await share()
    const odd = answersWith(ports.fetch, '.json', { views_remaining: left })
    const attempt = { link: linkIn(passwordpusher, link, server.baseUrl), claim: newClaim() }
    const whole = { ...attempt, passphrase: null, exposed: false }
    const opened = await passwordpusher.open(at, whole, { ...ports, fetch: odd })
    expect(expectOpened(opened).opensLeft).toBeNull()
  })

  test.each([
    ['opened', 'opened'],
    ['revoked', 'revoked'],
    ['expired', 'expired'],
  ] as const)('what was %s is told to be, with its time', async (what, state) => {
    const { server, ports, at, share, open } = await setUp()
    const { link, ...key } = await share()
    server.advance(60)
    if (what === 'opened') await open(link)
    if (what === 'revoked') await passwordpusher.revoke(at, key, ports)
    if (what === 'expired') server.advance(8 * DAY)
    const time = new Date(server.now()).toISOString()
    expect(await open(link)).toEqual({ outcome: 'gone', state, at: time })
  })

  test.each([
    [{ maxDays: 10 }, { ttlSeconds: 14 * DAY }, 'expiresIn'],
    [{ maxViews: 3 }, { maxOpens: 4 }, 'maxOpens'],
  ])(
    '%j: %j is not what the server makes of it, and nothing stays',
    async (options, changes, field) => {
      const { server, share } = await setUp(options)
      const refused = { code: 'endpoint/out-of-limits', field }
      await expect(share(changes)).rejects.toMatchObject(refused)
      expect(server.calls.at(-1)?.method).toBe('DELETE')
    },
  )

  test.each([
    ['text/plain', '404 page not found'],
    ['application/json', '{"message":"no Route matched"}'],
  ])('what a proxy does not find, as %s, is no end of a push', async (type, body) => {
    const { ports, at, share } = await setUp()
    const { link, ...key } = await share()
    const headers = { 'content-type': type }
    const odd = { code: 'endpoint/not-an-endpoint' }
    const claim = newClaim()
    const attempt = {
      link: linkIn(passwordpusher, link, at.baseUrl),
      claim,
      passphrase: null,
      exposed: false,
    }
    const away = { ...ports, fetch: async () => new Response(body, { status: 404, headers }) }
    await expect(passwordpusher.revoke(at, key, away)).rejects.toMatchObject(odd)
    await expect(passwordpusher.open(at, attempt, away)).rejects.toMatchObject(odd)
  })

  test('half a day is none of its lifetimes, and nothing is sent', async () => {
    const { server, share } = await setUp()
    const refused = { code: 'endpoint/out-of-limits' }
    await expect(share({ ttlSeconds: DAY / 2 })).rejects.toMatchObject(refused)
    expect(server.calls).toEqual([])
  })

  test('a server without the second API is known by the first', async () => {
    const { server, ports } = await setUp({ isOld: true })
    expect(await passwordpusher.probe(server.baseUrl, ports)).toMatchObject({ version: '1.50.0' })
  })

  test('who needs an account is told so, before and after', async () => {
    const options = { needsAccount: true, account: ACCOUNT }
    const { server, ports, share } = await setUp(options)
    expect(await passwordpusher.probe(server.baseUrl, ports)).toMatchObject({ needsToken: true })
    await expect(share()).rejects.toMatchObject({ code: 'endpoint/token-required' })
    const wrong = await setUp(options, { token: 'another' })
    await expect(wrong.share()).rejects.toMatchObject({ code: 'endpoint/token-refused' })
    const right = await setUp(options, { token: ACCOUNT })
    const { link } = await right.share()
    const before = right.server.calls.length
    expectOpened(await right.open(link))
    // As anybody: whose account this is, is nobody's business there.
    expect(right.server.calls.slice(before).map(({ headers }) => headers.authorization)).toEqual([
      undefined,
    ])
  })

  test('whatever a server answers, what fails is said in words', async () => {
    const link = await carrierLinkTo('passwordpusher', 'https://hostile.example/p/abc/r')
    const attempt = { link: link.split('#')[1] ?? '', claim: newClaim() }
    const asked = {
      request: TEXT,
      attempt: { ...attempt, passphrase: null, exposed: false },
      key: { id: 'abc', ownerKey: 'def', expiresAt: null },
    }
    await expectSafe(passwordpusher, asked, [
      { application_version: '2.11.4', api_version: '2.1', features: { anonymous_access: true } },
      { url_token: 'abcdefgh', expire_after_days: 7, expire_after_views: 1 },
      { expired: false, payload: 'matchstick1.AAAA', views_remaining: 0 },
      {
        expired: true,
        expired_on: '2026-01-02T03:04:05.000Z',
        created_at: '2026-01-01T03:04:05.000Z',
        expire_after_days: 7,
        deleted: false,
      },
    ])
  })

  test('a push of its own page is left to that page', () => {
    const base = 'https://push.example/'
    expect(passwordpusherLinks.matches(`${base}p/abcdefgh/r`, base)).toBeNull()
    expect(passwordpusherLinks.matches(`${base}p/abcdefgh?locale=de`, base)).toBeNull()
  })
})
