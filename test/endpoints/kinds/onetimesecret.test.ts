import { describe, expect, onTestFinished, test } from 'vitest'
import { utf8 } from '#lib/crypto/bytes.ts'
import type { Capabilities } from '#lib/endpoints/capabilities.ts'
import type { EndpointPorts } from '#lib/endpoints/endpoint.ts'
import onetimesecret, { createOnetimesecret } from '#lib/endpoints/kinds/onetimesecret.ts'
import { onetimesecretLinks } from '#lib/endpoints/onetimesecret/link.ts'
import { endpointContract, expectOpened, linkIn, newClaim } from '#test/contract/endpoint.ts'
import { fastStretch } from '#test/crypto/fast-stretch.ts'
import { carrierLinkTo } from '../carrier-link.ts'
import { handOver, TEXT } from '../hand-over.ts'
import { expectSafe } from '../hostile-answers.ts'
import { type OnetimesecretOptions, startOnetimesecret } from '../servers/onetimesecret.ts'

const CAN: Capabilities = {
  lifetimes: { as: 'range', minSeconds: 60, maxSeconds: 604_800 },
  maxOpens: 1,
  textBytes: 7168,
  fileBytes: 7168,
  passphrases: { isWholeKey: false, maxAttempts: null },
  labels: true,
  receipts: 'openings',
  revoke: true,
  claims: false,
  without: 'paste',
  tokens: 'named',
}

endpointContract(onetimesecret, CAN, startOnetimesecret)

/** Put together here, so that nothing in this file looks like one. */
const ACCOUNT = ['someone@mail.example', 'a1b2c3d4'].join(':')

describe('onetimesecret', () => {
  async function setUp(
    options: OnetimesecretOptions = {},
    { token = null, revealPage = null }: { token?: string | null; revealPage?: string | null } = {},
  ) {
    const server = await startOnetimesecret(options)
    onTestFinished(server.stop)
    const ports: EndpointPorts = { fetch, stretch: fastStretch, now: server.now }
    const kind = createOnetimesecret({ wait: async () => {} })
    const at = { baseUrl: server.baseUrl, token, revealPage }
    const { share, open } = handOver(kind, at, ports)
    return { server, ports, kind, at, share, open }
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

  test('its link leads to the page where its text is read', async () => {
    const { server, share } = await setUp()
    const { link, id } = await share()
    expect(link.split('#')[0]).toBe(`${server.baseUrl}secret/${id}`)
  })

  test('its link leads to a page of ours, where there is one, and opens all the same', async () => {
    const revealPage = 'https://matchstick.example/'
    const { share, open } = await setUp({}, { revealPage })
    const { link } = await share()
    expect(link.split('#')[0]).toBe(revealPage)
    expectOpened(await open(link))
  })

  test('a passphrase is asked for, and tried, before and after the one call that burns', async () => {
    const { server, share, open } = await setUp()
    const { link } = await share({ passphrase: 'right' })
    const before = server.calls.length
    expect(await open(link)).toEqual({ outcome: 'passphrase-needed', tryAgain: null })
    expect(server.calls.length).toBe(before)
    const opened = await open(link, 'wrong')
    if (opened.outcome !== 'wrong-passphrase' || !opened.tryAgain) throw new Error(opened.outcome)
    expectOpened(await opened.tryAgain('right'))
    expect(server.calls.length).toBe(before + 1)
  })

  test('a lifetime that the server changes without a word is refused, and nothing stays', async () => {
    const { server, share } = await setUp({ minTtl: 300, maxTtl: 86_400 })
    for (const ttlSeconds of [60, 604_800]) {
      await expect(share({ ttlSeconds })).rejects.toMatchObject({ code: 'endpoint/out-of-limits' })
      expect(server.calls.at(-1)?.url.pathname).toMatch(/\/burn$/)
    }
  })

  test('what is too large is not sent', async () => {
    const { server, share } = await setUp()
    const secret = { kind: 'text', content: utf8('x'.repeat(8000)) } as const
    await expect(share({ secret })).rejects.toMatchObject({ code: 'endpoint/too-large' })
    expect(server.calls).toEqual([])
  })

  test('an account signs in to share, and never to open', async () => {
    const { server, share, open } = await setUp({ account: ACCOUNT }, { token: ACCOUNT })
    const { link } = await share()
    expectOpened(await open(link))
    expect(server.calls.map(({ headers }) => headers.authorization !== undefined)).toEqual([
      true,
      false,
    ])
  })

  test.each([
    [{ closedToGuests: true }, null, 'endpoint/token-required'],
    [{ account: ACCOUNT }, 'someone:else', 'endpoint/token-refused'],
  ])('%j with %s is %s', async (options, token, code) => {
    const { share } = await setUp(options, { token })
    await expect(share()).rejects.toMatchObject({ code })
  })

  test('its sender learns when it was opened', async () => {
    const { server, ports, kind, at, share, open } = await setUp()
    const { link, ...key } = await share()
    server.advance(60)
    await open(link)
    const time = new Date(server.now()).toISOString()
    expect(await kind.status(at, key, ports)).toMatchObject({ openings: [time], endedAt: time })
    expect(await kind.revoke(at, key, ports)).toMatchObject({ state: 'opened', openings: [time] })
  })

  test.each([
    ['text/plain', '404 page not found'],
    ['application/json', '"404"'],
  ])('what a proxy does not find, as %s, is no end of a secret', async (type, body) => {
    const { ports, kind, at, share } = await setUp()
    const { link, ...key } = await share()
    const headers = { 'content-type': type }
    const away = { ...ports, fetch: async () => new Response(body, { status: 404, headers }) }
    const odd = { code: 'endpoint/not-an-endpoint' }
    const claim = newClaim()
    const attempt = {
      link: linkIn(kind, link, at.baseUrl),
      claim,
      passphrase: null,
      exposed: false,
    }
    await expect(kind.status(at, key, away)).rejects.toMatchObject(odd)
    await expect(kind.revoke(at, key, away)).rejects.toMatchObject(odd)
    await expect(kind.open(at, attempt, away)).rejects.toMatchObject(odd)
  })

  test('a state that nobody has heard of is none', async () => {
    const { ports, kind, at, share } = await setUp()
    const { link: _, ...key } = await share()
    for (const state of ['orphaned', 'constructor', '']) {
      const odd = { ...ports, fetch: async () => Response.json({ record: { state } }) }
      expect(await kind.status(at, key, odd)).toBeNull()
    }
  })

  test('whatever a server answers, what fails is said in words', async () => {
    const link = await carrierLinkTo('onetimesecret', 'https://hostile.example/secret/abc')
    const attempt = { link: link.split('#')[1] ?? '', claim: newClaim() }
    const asked = {
      request: TEXT,
      attempt: { ...attempt, passphrase: null, exposed: false },
      key: { id: 'abc', ownerKey: 'def', expiresAt: null },
    }
    await expectSafe(createOnetimesecret({ wait: async () => {} }), asked, [
      { status: 'nominal' },
      {
        record: { secret: { identifier: 'abc', secret_ttl: '3600' }, receipt: { identifier: 'd' } },
      },
      { record: { secret_value: 'matchstick1.AAAA' } },
      { record: { state: 'revealed', revealed: '1767323045', burned: null } },
      { record: { state: 'burned', burned: 1767323045.5 } },
      { message: 'no', field: 'ttl' },
    ])
  })

  test('a secret of its own page is left to that page', async () => {
    const { server } = await setUp()
    const own = `${server.baseUrl}secret/${'a1'.repeat(16)}`
    expect(onetimesecretLinks.matches(own, server.baseUrl)).toBeNull()
    expect(onetimesecretLinks.matches(`${own}#somewhere`, server.baseUrl)).toBeNull()
  })

  test('an answer that only looks like its own is none', async () => {
    const { ports, kind } = await setUp()
    for (const answer of [{}, { status: 'ok' }, { status: ['nominal'] }, null]) {
      const odd = { ...ports, fetch: async () => Response.json(answer) }
      expect(await kind.probe('https://one.example/', odd)).toBeNull()
    }
  })
})
