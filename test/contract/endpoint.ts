/**
 * What every kind of endpoint keeps, run against a real server of that kind. A kind's own
 * capabilities decide which promises it makes; what it cannot keep yet is named in `skip`.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { encodeBase64url } from '#lib/crypto/base64url.ts'
import { randomBytes, utf8 } from '#lib/crypto/bytes.ts'
import { type Link, parseFragment } from '#lib/crypto/link.ts'
import type {
  EndpointKind,
  EndpointPorts,
  OpenAttempt,
  Opened,
  ShareRequest,
} from '#lib/endpoints/endpoint.ts'
import { fastStretch } from '#test/crypto/fast-stretch.ts'

export interface EndpointUnderTest {
  baseUrl: string
  /** The server's clock, which the client shares. */
  now: () => number
  advance(seconds: number): void
  stop(): Promise<void>
}

interface Skipped {
  reason: string
  tests: string[]
}

export function endpointContract(
  kind: EndpointKind,
  start: () => Promise<EndpointUnderTest>,
  { skip = [] }: { skip?: Skipped[] } = {},
): void {
  const { capabilities } = kind
  const it = (can: boolean, title: string, run: () => Promise<void>) => {
    const isSkipped = !can || skip.some(({ tests }) => tests.includes(title))
    return isSkipped ? test.skip(title, run) : test(title, run)
  }

  describe(`endpoint contract: ${kind.kind}`, () => {
    let server: EndpointUnderTest
    let ports: EndpointPorts
    const at = () => ({ baseUrl: server.baseUrl, token: null })

    beforeAll(async () => {
      server = await start()
      ports = { fetch: globalThis.fetch, stretch: fastStretch, now: server.now }
    })
    afterAll(() => server.stop())

    const share = (request: Partial<ShareRequest> = {}) =>
      kind.share(at(), { ...DEFAULTS, ...request }, ports)
    const open = async (link: string, attempt: Partial<OpenAttempt> = {}) =>
      kind.open(at(), await attemptOn(link, attempt), ports)
    const attemptOn = async (url: string, attempt: Partial<OpenAttempt> = {}) => ({
      link: await linkIn(kind, url, server.baseUrl),
      passphrase: null,
      claim: newClaim(),
      exposed: false,
      ...attempt,
    })

    it(true, 'a probe names the kind and the limits', async () => {
      const probed = await kind.probe(server.baseUrl, ports)
      expect(probed).toMatchObject({ kind: kind.kind, needsToken: false })
      expect(probed?.limits.envelopeBytes).toBeGreaterThan(0)
    })

    it(true, 'a link opens once, byte for byte, with the label and what was promised', async () => {
      const content = utf8('-----BEGIN KEY-----\r\n\u0000ключ\n\ufeff\n')
      const { link, createdAt } = await share({ secret: { kind: 'text', content, label: 'Ünï' } })
      const opened = expectOpened(await open(link))
      expect(opened.secret).toEqual({ kind: 'text', content, label: 'Ünï' })
      expect(opened.promised.createdAt).toBe(createdAt)
      expect(Date.parse(opened.promised.expiresAt) - Date.parse(createdAt)).toBe(3_600_000)
      expect(opened.promised.maxOpens).toBe(1)
      expect(opened.opensLeft).toBe(0)
      expect(await open(link)).toMatchObject({ outcome: 'gone', state: 'opened' })
    })

    it(true, 'a secret of several chunks arrives whole', async () => {
      const content = utf8('0123456789abcde\n'.repeat(10_000))
      const { link } = await share({ secret: { kind: 'text', content } })
      expect(expectOpened(await open(link)).secret.content).toEqual(content)
    })

    it(capabilities.files, 'a file arrives with its name and type', async () => {
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
      expect(kind.matches(link, server.baseUrl)).not.toBeNull()
      expect(kind.matches(link, 'https://other.example/')).toBeNull()
      expect(kind.matches('https://other.example/', server.baseUrl)).toBeNull()
    })

    it(true, 'a link of something that never was is unknown', async () => {
      const { link } = await share()
      const attempt = await attemptOn(link)
      const stranger = { ...attempt, link: { ...attempt.link, seed: randomBytes(32) } }
      expect(await kind.open(at(), stranger, ports)).toEqual({ outcome: 'unknown' })
      expect(expectOpened(await open(link)).opensLeft).toBe(0)
    })

    it(true, 'of many openers at the same time one gets the secret', async () => {
      const { link } = await share()
      const opened = await Promise.all(Array.from({ length: 20 }, () => open(link)))
      expect(opened.filter(({ outcome }) => outcome === 'opened')).toHaveLength(1)
      expect(opened.filter(({ outcome }) => outcome === 'gone')).toHaveLength(19)
    })

    it(true, 'an expired secret is gone, and says so', async () => {
      const { link } = await share({ ttlSeconds: 60 })
      server.advance(61)
      expect(await open(link)).toMatchObject({ outcome: 'gone', state: 'expired' })
    })

    it(capabilities.openings, 'a secret for two opens twice', async () => {
      const { link } = await share({ maxOpens: 2 })
      expect(expectOpened(await open(link)).opensLeft).toBe(1)
      expect(expectOpened(await open(link)).opensLeft).toBe(0)
      expect(await open(link)).toMatchObject({ outcome: 'gone', state: 'opened' })
    })

    it(capabilities.claims, 'the same claim is answered again and spends nothing', async () => {
      const { link } = await share({ maxOpens: 2 })
      const claim = newClaim()
      const first = expectOpened(await open(link, { claim }))
      server.advance(30)
      const again = expectOpened(await open(link, { claim }))
      expect(again.secret).toEqual(first.secret)
      expect(again.opensLeft).toBe(1)
      expect(again.claimSeconds).toBeGreaterThan(0)
      server.advance(31)
      expect(await open(link, { claim })).toEqual({ outcome: 'claim-ended' })
      expect(expectOpened(await open(link)).opensLeft).toBe(0)
    })

    it(
      capabilities.claims,
      'an acknowledged claim has ended, however often it is said',
      async () => {
        const { link } = await share()
        const claim = newClaim()
        const { acknowledge } = expectOpened(await open(link, { claim }))
        await acknowledge()
        await acknowledge()
        expect(await open(link, { claim })).toEqual({ outcome: 'claim-ended' })
        expect(await open(link)).toMatchObject({ outcome: 'gone', state: 'opened' })
      },
    )

    it(capabilities.passphrase, 'a wrong passphrase counts, the right one opens', async () => {
      const { link } = await share({ passphrase: 'right', maxAttempts: 3 })
      const wrong = { outcome: 'wrong-passphrase', attemptsLeft: 2 }
      expect(await open(link, { passphrase: 'wrong' })).toEqual(wrong)
      expect(expectOpened(await open(link, { passphrase: ' right ' })).opensLeft).toBe(0)
    })

    it(capabilities.passphrase, 'too many wrong passphrases lock a secret', async () => {
      const { link } = await share({ passphrase: 'right', maxAttempts: 2 })
      for (const attemptsLeft of [1, 0]) {
        const wrong = { outcome: 'wrong-passphrase', attemptsLeft }
        expect(await open(link, { passphrase: 'wrong' })).toEqual(wrong)
      }
      expect(await open(link, { passphrase: 'right' })).toMatchObject({
        outcome: 'gone',
        state: 'locked',
      })
    })

    it(
      capabilities.passphrase,
      'a passphrase that is needed and missing asks nothing',
      async () => {
        const { link, ...key } = await share({ passphrase: 'right' })
        await expect(open(link)).rejects.toThrow(TypeError)
        if (!capabilities.receipts) return
        expect(await kind.status(at(), key, ports)).toMatchObject({ failedAttempts: 0 })
      },
    )

    it(capabilities.receipts, 'a receipt follows the secret', async () => {
      const { link, ...key } = await share({ passphrase: 'right', maxAttempts: 5 })
      expect(await kind.status(at(), key, ports)).toMatchObject({
        state: 'waiting',
        opensLeft: 1,
        openings: [],
        endedAt: null,
        exposedAt: null,
      })
      await open(link, { passphrase: 'wrong' })
      await open(link, { passphrase: 'right', exposed: true })
      const time = new Date(server.now()).toISOString()
      expect(await kind.status(at(), key, ports)).toMatchObject({
        state: 'opened',
        opensLeft: 0,
        openings: [time],
        failedAttempts: 1,
        endedAt: time,
        exposedAt: time,
      })
    })

    it(capabilities.receipts, 'a receipt is for the owner of a known secret only', async () => {
      const { id, ownerKey } = await share()
      const stranger = encodeBase64url(randomBytes(32))
      expect(await kind.status(at(), { id, ownerKey: stranger }, ports)).toBeNull()
      const unknown = encodeBase64url(randomBytes(16))
      expect(await kind.status(at(), { id: unknown, ownerKey }, ports)).toBeNull()
    })

    it(capabilities.revoke, 'a revoked secret is gone, however often it is revoked', async () => {
      const { link, ...key } = await share()
      expect(await kind.revoke(at(), key, ports)).toMatchObject({ state: 'revoked' })
      expect(await kind.revoke(at(), key, ports)).toMatchObject({ state: 'revoked' })
      expect(await open(link)).toMatchObject({ outcome: 'gone', state: 'revoked' })
    })

    it(capabilities.revoke, 'revoking what was opened tells that it was', async () => {
      const { link, ...key } = await share()
      await open(link)
      const receipt = await kind.revoke(at(), key, ports)
      expect(receipt).toMatchObject({ opensLeft: 0 })
      expect(receipt?.openings).toHaveLength(1)
    })

    it(capabilities.revoke, 'nobody else revokes a secret', async () => {
      const { id, link } = await share()
      const stranger = { id, ownerKey: encodeBase64url(randomBytes(32)) }
      expect(await kind.revoke(at(), stranger, ports)).toBeNull()
      expectOpened(await open(link))
    })

    it(true, 'a call that its caller ends is cancelled', async () => {
      const { link } = await share()
      const cancelled = { ...ports, signal: AbortSignal.abort() }
      const expected = { code: 'endpoint/cancelled' }
      await expect(kind.share(at(), DEFAULTS, cancelled)).rejects.toMatchObject(expected)
      const attempt = await attemptOn(link)
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

/** The link in a URL, read as a recipient's client does. */
export async function linkIn(kind: EndpointKind, url: string, baseUrl: string): Promise<Link> {
  const match = kind.matches(url, baseUrl)
  const parsed = await parseFragment(match?.fragment ?? '')
  if (parsed.outcome !== 'link') throw new Error(`expected a link, got one ${parsed.outcome}`)
  return parsed.link
}

export function newClaim(): string {
  return encodeBase64url(randomBytes(16))
}

export function expectOpened(opened: Opened): Extract<Opened, { outcome: 'opened' }> {
  if (opened.outcome !== 'opened') throw new Error(`expected opened, got ${opened.outcome}`)
  return opened
}
