/**
 * What every kind of endpoint keeps, run against a server of that kind. What its servers can do
 * decides which promises it makes; what it cannot keep is named in `skip`, with the reason.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { encodeBase64url } from '#lib/crypto/base64url.ts'
import { randomBytes, utf8 } from '#lib/crypto/bytes.ts'
import { createScanner } from '#lib/detection/scan.ts'
import type { Capabilities } from '#lib/endpoints/capabilities.ts'
import type { CustomApi } from '#lib/endpoints/custom/api.ts'
import type {
  EndpointKind,
  EndpointPorts,
  LinkFormat,
  OpenAttempt,
  Opened,
  ShareRequest,
} from '#lib/endpoints/endpoint.ts'
import { linkFormatOf } from '#lib/endpoints/link-formats.ts'
import type { GoneState } from '#lib/endpoints/wire.ts'
import { configureEndpoint, describedServer } from '#lib/policy/endpoints.ts'
import { longestTtl, nearestTtl } from '#lib/policy/lifetimes.ts'
import { readPastedLink } from '#lib/share/pasted-link.ts'
import { roundTrip } from '#lib/share/round-trip.ts'
import { fastStretch } from '#test/crypto/fast-stretch.ts'
import { gapsOf } from './gaps.ts'

export interface EndpointUnderTest {
  baseUrl: string
  /** To create there; null where anybody may. */
  token?: string
  /** Of a server that a person describes. */
  api?: CustomApi
  /** The server's clock, which the client shares. */
  now: () => number
  advance(seconds: number): void
  /** A link as it should be, under which the server has nothing. */
  linkToNothing(): Promise<string>
  stop(): Promise<void>
}

/** Tests by their titles, and why a kind cannot keep what they are about. */
export interface Gap {
  reason: string
  tests: readonly string[]
}

/** @param can - what a probe of the server is to find. */
export function endpointContract(
  kind: EndpointKind,
  can: Capabilities,
  start: () => Promise<EndpointUnderTest>,
  { skip = gapsOf[kind.kind] ?? [] }: { skip?: readonly Gap[] } = {},
): void {
  const it = (isPromised: boolean, title: string, run: () => Promise<void>) => {
    if (!isPromised) return
    const skipped = skip.find(({ tests }) => tests.includes(title))
    if (skipped) test.skip(`${title} (${skipped.reason})`, run)
    else test(title, run)
  }
  const isFull = can.receipts === 'full'
  const ttlSeconds = nearestTtl(3600, can)
  const links = formatOf(kind.kind)

  describe(`endpoint contract: ${kind.kind}`, () => {
    let server: EndpointUnderTest
    let ports: EndpointPorts
    const at = () => ({
      baseUrl: server.baseUrl,
      token: server.token ?? null,
      api: server.api ?? null,
    })

    beforeAll(async () => {
      server = await start()
      ports = { fetch: globalThis.fetch, stretch: fastStretch, now: server.now }
    })
    afterAll(() => server.stop())

    const share = (request: Partial<ShareRequest> = {}) =>
      kind.share(at(), { ...DEFAULTS, ttlSeconds, ...request }, ports)
    const open = async (link: string, attempt: Partial<OpenAttempt> = {}) =>
      kind.open(at(), attemptOn(link, attempt), ports)
    const attemptOn = (url: string, attempt: Partial<OpenAttempt> = {}) => ({
      link: linkIn(kind, url, server.baseUrl),
      passphrase: null,
      claim: newClaim(),
      exposed: false,
      ...attempt,
    })
    /** Servers that keep no memory of what is gone cannot say how it went; those that can are right. */
    const expectGone = (opened: Opened, state: GoneState) => {
      if (isFull || opened.outcome === 'gone')
        expect(opened).toMatchObject({ outcome: 'gone', state })
      else expect(opened).toEqual({ outcome: 'unknown' })
    }

    it(true, 'a probe finds what it can do', async () => {
      const probed = await kind.probe(server.baseUrl, ports)
      const needsToken = server.token !== undefined
      expect(probed).toMatchObject({ kind: kind.kind, needsToken, capabilities: can })
    })

    it(true, 'a link opens once, byte for byte, with the label and what was promised', async () => {
      const content = utf8('-----BEGIN KEY-----\r\n\u0000ключ\n\ufeff\n')
      const label = can.labels ? { label: 'Ünï' } : {}
      const { link, createdAt } = await share({ secret: { kind: 'text', content, label: 'Ünï' } })
      const opened = expectOpened(await open(link))
      expect(opened.secret).toEqual({ kind: 'text', content, ...label })
      if (opened.promised) {
        const expiresAt = new Date(Date.parse(createdAt) + ttlSeconds * 1000).toISOString()
        expect(opened.promised).toEqual({ createdAt, expiresAt, maxOpens: 1 })
      }
      expect([0, null]).toContain(opened.opensLeft)
      expectGone(await open(link), 'opened')
    })

    it(can.textBytes >= 160_000, 'a secret of several chunks arrives whole', async () => {
      const content = utf8('0123456789abcde\n'.repeat(10_000))
      const { link } = await share({ secret: { kind: 'text', content } })
      expect(expectOpened(await open(link)).secret.content).toEqual(content)
    })

    it(true, 'the largest text that it says it takes arrives', async () => {
      const content = utf8('x'.repeat(Math.min(can.textBytes, 1_000_000)))
      const { link } = await share({ secret: { kind: 'text', content } })
      expect(expectOpened(await open(link)).secret.content).toEqual(content)
    })

    it(can.fileBytes > 0, 'a file arrives with its name and type', async () => {
      const secret = {
        kind: 'file' as const,
        content: randomBytes(1000),
        name: '../ключ.pem',
        type: 'application/x-pem-file',
      }
      const { link } = await share({ secret })
      expect(expectOpened(await open(link)).secret).toEqual(secret)
    })

    it(true, 'a link belongs to its server alone', async () => {
      const { link } = await share()
      expect(links.matches(link, server.baseUrl)).not.toBeNull()
      expect(links.matches(link, 'https://other.example/')).toBeNull()
      expect(links.matches('https://other.example/', server.baseUrl)).toBeNull()
    })

    it(true, 'a link in a message is no finding, and what stands behind it is one', async () => {
      const { link } = await share()
      const token = ['glpat', 'Q3v8Zk1tXw7bN2mR5yLs'].join('-')
      const shape = { start: server.baseUrl, rest: links.linkShape }
      // However much of it looks like a credential: a finding may end before the link does.
      const rest = link.slice(server.baseUrl.length)
      for (let end = rest.length; end > rest.length - 8; end--) {
        expect(rest.slice(0, end)).toMatch(new RegExp(`^(?:${shape.rest})`))
      }
      const scanner = createScanner({ links: [shape] })
      expect(scanner.scan(`see ${link}, please`).findings).toEqual([])
      const page = `${server.baseUrl}any/page?with=${token}#and`
      for (const other of [`${link},${token}`, `${link}&with=${token}`, page]) {
        expect(scanner.scan(`see ${other}, please`).findings).toHaveLength(1)
      }
    })

    it(
      true,
      'a link is found in a message that is pasted, and knows that it is whole',
      async () => {
        const { link } = await share()
        const configured = [
          { kind: 'matchstick', baseUrl: 'https://other.example/' },
          { kind: kind.kind, baseUrl: server.baseUrl },
        ]
        for (const pasted of [link, `Hi,\nhere it is: ${link}\n\nBye`, `<${link}>.`]) {
          expect(await readPastedLink(pasted, configured)).toEqual({ is: 'link', link })
        }
      },
    )

    it(true, 'a round trip that somebody asks for works', async () => {
      const { baseUrl, api } = server
      const probed = api ? describedServer(baseUrl, api) : await kind.probe(baseUrl, ports)
      if (!probed) throw new TypeError('expected a server of this kind')
      const endpoint = configureEndpoint(probed, { id: 'one', baseUrl, api })
      const trip = await roundTrip(endpoint, { ...ports, kind, format: links, token: at().token })
      expect(trip).toEqual({ outcome: 'works', isAsked: can.receipts !== 'none' })
    })

    it(true, 'a link of something that never was is unknown', async () => {
      expect(await open(await server.linkToNothing())).toEqual({ outcome: 'unknown' })
    })

    it(true, 'of many openers at the same time one gets the secret', async () => {
      const { link } = await share()
      const opened = await Promise.all(Array.from({ length: 20 }, () => open(link)))
      expect(opened.filter(({ outcome }) => outcome === 'opened')).toHaveLength(1)
      for (const other of opened.filter(({ outcome }) => outcome !== 'opened')) {
        expectGone(other, 'opened')
      }
    })

    it(longestTtl(can) !== null, 'an expired secret is gone, and says so', async () => {
      const shortest = nearestTtl(1, can)
      const { link, createdAt, expiresAt } = await share({ ttlSeconds: shortest })
      expect(expiresAt).toBe(new Date(Date.parse(createdAt) + shortest * 1000).toISOString())
      server.advance(shortest + 1)
      expectGone(await open(link), 'expired')
    })

    it(can.maxOpens > 1, 'a secret for two opens twice', async () => {
      const { link } = await share({ maxOpens: 2 })
      expect([1, null]).toContain(expectOpened(await open(link)).opensLeft)
      expect([0, null]).toContain(expectOpened(await open(link)).opensLeft)
      expectGone(await open(link), 'opened')
    })

    it(can.claims, 'the same claim is answered again and spends nothing', async () => {
      const { link } = await share({ maxOpens: 2 })
      const claim = newClaim()
      const first = expectOpened(await open(link, { claim }))
      server.advance(30)
      const again = expectOpened(await open(link, { claim }))
      expect(again.secret).toEqual(first.secret)
      expect(again.opensLeft).toBe(1)
      server.advance(31)
      expect(await open(link, { claim })).toEqual({ outcome: 'claim-ended' })
      expect(expectOpened(await open(link)).opensLeft).toBe(0)
    })

    it(can.claims, 'an acknowledged claim has ended, however often it is said', async () => {
      const { link } = await share()
      const claim = newClaim()
      const { acknowledge } = expectOpened(await open(link, { claim }))
      await acknowledge()
      await acknowledge()
      expect(await open(link, { claim })).toEqual({ outcome: 'claim-ended' })
      expect(await open(link)).toMatchObject({ outcome: 'gone', state: 'opened' })
    })

    const isCounted = isFull && can.passphrases?.maxAttempts != null

    it(isCounted, 'a wrong passphrase counts, the right one opens', async () => {
      const { link } = await share({ passphrase: 'right', maxAttempts: 3 })
      const wrong = { outcome: 'wrong-passphrase', attemptsLeft: 2, tryAgain: null }
      expect(await open(link, { passphrase: 'wrong' })).toEqual(wrong)
      expect(expectOpened(await open(link, { passphrase: ' right ' })).opensLeft).toBe(0)
    })

    it(isCounted, 'too many wrong passphrases lock a secret', async () => {
      const { link } = await share({ passphrase: 'right', maxAttempts: 2 })
      for (const attemptsLeft of [1, 0]) {
        const wrong = { outcome: 'wrong-passphrase', attemptsLeft, tryAgain: null }
        expect(await open(link, { passphrase: 'wrong' })).toEqual(wrong)
      }
      expectGone(await open(link, { passphrase: 'right' }), 'locked')
    })

    const isFree = can.passphrases !== null && can.passphrases.maxAttempts === null

    it(isFree, 'a wrong passphrase costs nothing, and the right one opens', async () => {
      const { link } = await share({ passphrase: 'pä€😀 right' })
      let opened = await open(link, { passphrase: 'wrong' })
      for (const passphrase of ['wrong as well', 'pä€😀 right']) {
        if (opened.outcome !== 'wrong-passphrase') throw new Error(`got ${opened.outcome}`)
        expect(opened.attemptsLeft).toBeNull()
        opened = await (opened.tryAgain?.(passphrase) ?? open(link, { passphrase }))
      }
      expect(expectOpened(opened).secret.content).toEqual(DEFAULTS.secret.content)
    })

    it(can.passphrases !== null, 'a link says that it needs a passphrase, or asks', async () => {
      const { link } = await share({ passphrase: 'right and long' })
      const read = await links.read(linkIn(kind, link, server.baseUrl))
      if (read.outcome !== 'link') throw new Error(`expected a link, got ${read.outcome}`)
      expect(read.passphrase).not.toBe('none')
      if (read.passphrase === 'needed') return
      const asked = await open(link)
      if (asked.outcome !== 'passphrase-needed') throw new Error(`got ${asked.outcome}`)
      const passphrase = 'right and long'
      expectOpened(await (asked.tryAgain?.(passphrase) ?? open(link, { passphrase })))
    })

    it(isCounted, 'a passphrase that is needed and missing asks nothing', async () => {
      const { link, ...key } = await share({ passphrase: 'right' })
      await expect(open(link)).rejects.toThrow(TypeError)
      expect(await kind.status(at(), key, ports)).toMatchObject({ failedAttempts: 0 })
    })

    it(isFull, 'a receipt follows the secret', async () => {
      const { link, ...key } = await share({ passphrase: 'right', maxAttempts: 5 })
      expect(await kind.status(at(), key, ports)).toMatchObject({
        state: 'waiting',
        openings: [],
        endedAt: null,
        exposedAt: null,
      })
      await open(link, { passphrase: 'wrong' })
      await open(link, { passphrase: 'right', exposed: true })
      const time = new Date(server.now()).toISOString()
      expect(await kind.status(at(), key, ports)).toMatchObject({
        state: 'opened',
        openings: [time],
        failedAttempts: 1,
        endedAt: time,
        exposedAt: time,
      })
    })

    it(isFull, 'a receipt is for the owner of a known secret only', async () => {
      const { id, ownerKey, expiresAt } = await share()
      const stranger = encodeBase64url(randomBytes(32))
      const key = { id, ownerKey: stranger, expiresAt }
      expect(await kind.status(at(), key, ports)).toBeNull()
      const unknown = { id: encodeBase64url(randomBytes(16)), ownerKey, expiresAt }
      expect(await kind.status(at(), unknown, ports)).toBeNull()
    })

    it(
      can.receipts === 'presence' || can.receipts === 'openings',
      'its sender learns that it waits, and that it was opened',
      async () => {
        const { link, ...key } = await share()
        expect(await kind.status(at(), key, ports)).toMatchObject({ state: 'waiting' })
        await open(link)
        expect(await kind.status(at(), key, ports)).toMatchObject({ state: 'opened' })
      },
    )

    it(
      (can.receipts === 'presence' || can.receipts === 'openings') && longestTtl(can) !== null,
      'its sender learns that it has expired',
      async () => {
        const shortest = nearestTtl(1, can)
        const { link: _, ...key } = await share({ ttlSeconds: shortest })
        server.advance(shortest + 1)
        expect(await kind.status(at(), key, ports)).toMatchObject({ state: 'expired' })
      },
    )

    it(can.revoke, 'a revoked secret is gone, however often it is revoked', async () => {
      const { link, ...key } = await share()
      expect(await kind.revoke(at(), key, ports)).toMatchObject({ state: 'revoked' })
      const again = await kind.revoke(at(), key, ports)
      if (isFull) expect(again).toMatchObject({ state: 'revoked' })
      expectGone(await open(link), 'revoked')
    })

    it(can.revoke, 'revoking what was opened tells that it was', async () => {
      const { link, ...key } = await share()
      await open(link)
      const told = await kind.revoke(at(), key, ports)
      expect(told?.state).not.toBe('revoked')
      if (isFull) expect(told?.openings).toHaveLength(1)
    })

    it(can.revoke, 'nobody else revokes a secret', async () => {
      const { id, expiresAt, link } = await share()
      const stranger = { id, expiresAt, ownerKey: encodeBase64url(randomBytes(32)) }
      expect((await kind.revoke(at(), stranger, ports))?.state).not.toBe('revoked')
      expectOpened(await open(link))
    })

    it(true, 'a call that its caller ends is cancelled', async () => {
      const { link } = await share()
      const cancelled = { ...ports, signal: AbortSignal.abort() }
      const expected = { code: 'endpoint/cancelled' }
      await expect(kind.share(at(), { ...DEFAULTS, ttlSeconds }, cancelled)).rejects.toMatchObject(
        expected,
      )
      const attempt = attemptOn(link)
      await expect(kind.open(at(), attempt, cancelled)).rejects.toMatchObject(expected)
      expectOpened(await open(link))
    })
  })
}

const DEFAULTS: ShareRequest = {
  secret: { kind: 'text', content: utf8('a secret') },
  passphrase: null,
  ttlSeconds: 3600,
  maxOpens: 1,
  maxAttempts: 5,
}

/** The link in a URL, as a recipient's client finds it. */
export function linkIn({ kind }: EndpointKind, url: string, baseUrl: string): string {
  const match = formatOf(kind).matches(url, baseUrl)
  if (!match) throw new Error('expected a link of this endpoint')
  return match.link
}

function formatOf(kind: string): LinkFormat {
  const format = linkFormatOf(kind)
  if (!format) throw new Error(`${kind} is missing in link-formats.ts`)
  return format
}

export function newClaim(): string {
  return encodeBase64url(randomBytes(16))
}

export function expectOpened(opened: Opened): Extract<Opened, { outcome: 'opened' }> {
  if (opened.outcome !== 'opened') throw new Error(`expected opened, got ${opened.outcome}`)
  return opened
}
