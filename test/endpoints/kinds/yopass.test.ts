import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { randomBytes, utf8 } from '#lib/crypto/bytes.ts'
import { CryptoError } from '#lib/crypto/errors.ts'
import type { Capabilities } from '#lib/endpoints/capabilities.ts'
import type { EndpointPorts } from '#lib/endpoints/endpoint.ts'
import yopass from '#lib/endpoints/kinds/yopass.ts'
import { yopassLinks } from '#lib/endpoints/yopass/link.ts'
import { armor } from '#lib/endpoints/yopass/openpgp/armor.ts'
import { encryptMessage } from '#lib/endpoints/yopass/openpgp/message.ts'
import { endpointContract, expectOpened, linkIn, newClaim } from '#test/contract/endpoint.ts'
import { fastStretch } from '#test/crypto/fast-stretch.ts'
import { handOver, TEXT } from '../hand-over.ts'
import { serveHere } from '../local-server.ts'
import { startYopass, type YopassOptions } from '../servers/yopass.ts'

const CAN: Capabilities = {
  lifetimes: { as: 'list', seconds: [3600, 86_400, 604_800] },
  maxOpens: 1,
  textBytes: 7168,
  fileBytes: 523_844,
  passphrases: { isWholeKey: true, maxAttempts: null },
  labels: false,
  receipts: 'presence',
  revoke: true,
  claims: false,
  without: 'page',
}
const CAN_OLDER = { ...CAN, textBytes: 7258, fileBytes: 7003 }
describe.each<[string, YopassOptions, Capabilities]>([
  ['14', {}, CAN],
  ['14 in a folder', { path: '/secrets/' }, CAN],
  ['14 with a licence', { receipts: true }, { ...CAN, receipts: 'openings' }],
  ['14 for people with a token', { apiToken: ['service', 'x'.repeat(16)].join('-') }, CAN],
  ['14 with Argon2', { argon2: true }, CAN],
  ['13', { version: 13 }, CAN_OLDER],
  ['12', { version: 12 }, CAN_OLDER],
  ['11', { version: 11 }, { ...CAN_OLDER, receipts: 'none' }],
])('Yopass %s', (_, options, can) => {
  endpointContract(yopass, can, () => startYopass(options))
})

describe('yopass', () => {
  async function setUp(options: YopassOptions = {}) {
    const server = await startYopass(options)
    onTestFinished(server.stop)
    const stretch = vi.fn(fastStretch)
    const ports: EndpointPorts = { fetch, stretch, now: server.now }
    const at = { baseUrl: server.baseUrl, token: null }
    const { share, open } = handOver(yopass, at, ports)
    const status = (key: { id: string; ownerKey: string; expiresAt: string | null }) =>
      yopass.status(at, key, ports)
    const reads = () =>
      server.calls.filter(
        ({ method, url }) => method === 'GET' && /\/(?:secret|file)\/[\w-]+$/.test(url.pathname),
      )
    return { server, ports, at, stretch, share, open, status, reads }
  }

  test.each([14, 13, 12, 11] as const)(
    'version %i learns no text, key, passphrase or name of a file',
    async (version) => {
      const { server, share, open } = await setUp({ version })
      const { link } = await share()
      expectOpened(await open(link))
      const locked = await share({ passphrase: 'hunter2-passphrase' })
      expectOpened(await open(locked.link, 'hunter2-passphrase'))
      const file = { kind: 'file', content: randomBytes(500), name: 'hunter2-ключ.pem' } as const
      const shared = await share({ secret: file })
      expect(expectOpened(await open(shared.link)).secret).toEqual(file)
      const seen = server.calls
        .map(({ url, headers, bytes }) => [url, JSON.stringify(headers), bytes.toString('latin1')])
        .join()
      expect(seen).not.toContain('hunter2')
      expect(seen).not.toContain(link.split('/').at(-1))
    },
  )

  test.each<[YopassOptions, Partial<Capabilities>]>([
    [{ prefetch: false }, { receipts: 'none' }],
    [{ prefetch: false, receipts: true }, { receipts: 'openings' }],
    [{ readOnly: true }, { textBytes: 0, fileBytes: 0 }],
    [{ disableUpload: true }, { textBytes: 7168, fileBytes: 0 }],
    [{ forceExpiration: 86_400 }, { lifetimes: { as: 'list', seconds: [86_400] } }],
    [{ maxFileSize: { bytes: 1_540_000, told: '1.5MB' } }, { fileBytes: 1_519_927 }],
    [{ maxFileSize: { bytes: 300, told: '300' } }, { fileBytes: 0 }],
  ])('%j is %j', async (options, capabilities) => {
    const { server, ports } = await setUp(options)
    const probed = await yopass.probe(server.baseUrl, ports)
    expect(probed?.capabilities).toMatchObject(capabilities)
  })

  test('its version is told by 14 and newer', async () => {
    const [newer, older] = [await setUp(), await setUp({ version: 13 })]
    expect(await yopass.probe(newer.server.baseUrl, newer.ports)).toMatchObject({
      version: '14.9.0',
    })
    expect(await yopass.probe(older.server.baseUrl, older.ports)).toMatchObject({ version: null })
  })

  test.each<[YopassOptions, string | null]>([
    [{ maxFileSize: { bytes: 2048, told: '2KB' } }, null],
    [{ maxFileSize: { bytes: 2048, told: '2KB' }, argon2: true }, 'right'],
    [{ maxFileSize: { bytes: 700_000, told: '683.6KB' } }, null],
    [{ version: 13 }, null],
    [{ version: 13 }, 'right'],
  ])('what it says it takes fits: %j with passphrase %s', async (options, passphrase) => {
    const { server, ports, share } = await setUp(options)
    const probed = await yopass.probe(server.baseUrl, ports)
    const { textBytes = 0, fileBytes = 0 } = probed?.capabilities ?? {}
    await share({ passphrase, secret: { kind: 'text', content: randomBytes(textBytes) } })
    const name = 'ключ'.repeat(100)
    await share({ passphrase, secret: { kind: 'file', content: randomBytes(fileBytes), name } })
  })

  test('a server that takes less than most says so', async () => {
    const { share } = await setUp({ maxLength: 200 })
    await expect(share()).rejects.toMatchObject({ code: 'endpoint/too-large', limitBytes: 7168 })
  })

  test('one lifetime that an administrator set since is asked for before anything is sent', async () => {
    const { server, share } = await setUp()
    server.setForceExpiration(604_800)
    await expect(share()).rejects.toMatchObject({ code: 'endpoint/out-of-limits' })
    expect(server.calls.some(({ method }) => method === 'POST')).toBe(false)
  })

  test.each([
    [null, 'endpoint/token-required'],
    ['another', 'endpoint/token-refused'],
  ])('with the token %s it is %s', async (token, code) => {
    const { server, ports, at } = await setUp({ apiToken: ['service', 'x'.repeat(16)].join('-') })
    expect(await yopass.probe(server.baseUrl, ports)).toMatchObject({ needsToken: true })
    await expect(yopass.share({ ...at, token }, TEXT, ports)).rejects.toMatchObject({ code })
  })

  test('a server that only gives out takes nothing', async () => {
    const { share } = await setUp({ readOnly: true })
    await expect(share()).rejects.toMatchObject({ code: 'endpoint/refused' })
  })

  test.each(['https://secrets.example/open', 'http://secrets.example/', 'javascript:alert(1)'])(
    'a link leads to the address that was set up, and not to %s',
    async (publicUrl) => {
      const { server, share, open } = await setUp({ publicUrl })
      const { link } = await share()
      expect(link.startsWith(`${server.baseUrl}#/s/`)).toBe(true)
      expectOpened(await open(link))
    },
  )

  test('a link leads to another address where somebody has agreed to it', async () => {
    const linkPage = 'https://secrets.example/open/'
    const { server, ports, at } = await setUp({ publicUrl: linkPage })
    const probed = await yopass.probe(server.baseUrl, ports)
    expect(probed?.capabilities.linksAt).toBe(linkPage)
    const { link } = await yopass.share({ ...at, linkPage }, TEXT, ports)
    expect(link.startsWith(`${linkPage}#/s/`)).toBe(true)
  })

  test.each([['x'.repeat(3000)], [7]])(
    'what it says of its links is left out where it can be none',
    async (publicUrl) => {
      const { server, ports } = await setUp({ publicUrl })
      const probed = await yopass.probe(server.baseUrl, ports)
      expect(probed?.capabilities.linksAt).toBeUndefined()
    },
  )

  test('a passphrase is stretched where the page can do that too, a random key never', async () => {
    const { share, open, stretch } = await setUp({ argon2: true })
    await share()
    expect(stretch).not.toHaveBeenCalled()
    const { link } = await share({ passphrase: 'right' })
    expect(stretch).toHaveBeenCalledTimes(1)
    expectOpened(await open(link, 'right'))
    const plain = await setUp()
    await plain.share({ passphrase: 'right' })
    expect(plain.stretch).not.toHaveBeenCalled()
  })

  test('a passphrase that is missing spends nothing', async () => {
    const { share, open, reads } = await setUp()
    const { link } = await share({ passphrase: 'right' })
    expect(await open(link)).toEqual({ outcome: 'passphrase-needed', tryAgain: null })
    expect(reads()).toHaveLength(0)
    expectOpened(await open(link, 'right'))
  })

  test.each([14, 13] as const)(
    'version %i is asked once, however often a passphrase is tried',
    async (version) => {
      const { share, open, reads } = await setUp({ version })
      const { link } = await share({ passphrase: 'right' })
      let opened = await open(link, 'a')
      for (const passphrase of ['b', 'c', 'right']) {
        if (opened.outcome !== 'wrong-passphrase') throw new Error(opened.outcome)
        opened = (await opened.tryAgain?.(passphrase)) ?? opened
      }
      expectOpened(opened)
      expect(reads()).toHaveLength(1)
    },
  )

  test.each([null, 'right'])(
    'a stretching that fails loses nothing that was burnt, with the passphrase %j',
    async (passphrase) => {
      const { server, open, stretch, reads } = await setUp()
      const key = 'k'.repeat(22)
      const by = { form: 'aead', password: passphrase ?? key, s2k: 'argon2', stretch } as const
      const content = utf8('once')
      const message = armor(await encryptMessage({ as: 'text', name: '', content }, by))
      const id = server.put('secret', message)
      const failed = new CryptoError('crypto/kdf-failed')
      stretch.mockRejectedValueOnce(failed).mockRejectedValueOnce(failed)
      const link = `${server.baseUrl}#/s/${id}${passphrase === null ? `/${key}` : ''}`
      let opened = await open(link, passphrase)
      for (const _ of ['arrived', 'tried again']) {
        if (opened.outcome !== 'failed-here') throw new Error(opened.outcome)
        expect(opened.error).toBe(failed)
        opened = await opened.tryAgain(passphrase ?? '')
      }
      expect(expectOpened(opened).secret.content).toEqual(content)
      expect(reads()).toHaveLength(1)
    },
  )

  test('a key that was changed on its way is no wrong passphrase', async () => {
    const { share, open } = await setUp()
    const { link } = await share()
    const changed = link.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))
    await expect(open(changed)).rejects.toMatchObject({ code: 'crypto/damaged' })
  })

  test('lines of its own page end as the sender typed them, those of others stay', async () => {
    const { server, open } = await setUp()
    const key = 'k'.repeat(22)
    const by = { form: 'aead', password: key, s2k: 'iterated', stretch: fastStretch } as const
    const content = utf8('one\r\ntwo\r\n\rthree')
    const put = async (as: 'text' | 'binary') =>
      server.put('secret', armor(await encryptMessage({ as, name: '', content }, by)))
    const contentOf = async (id: string) =>
      expectOpened(await open(`${server.baseUrl}#/s/${id}/${key}`)).secret.content
    expect(await contentOf(await put('text'))).toEqual(utf8('one\ntwo\n\rthree'))
    expect(await contentOf(await put('binary'))).toEqual(content)
  })

  test('a burnt message whose other members are odd is there all the same', async () => {
    const { server, at, ports } = await setUp()
    const key = 'k'.repeat(22)
    const by = { form: 'aead', password: key, s2k: 'iterated', stretch: fastStretch } as const
    const content = utf8('once')
    const message = armor(await encryptMessage({ as: 'text', name: '', content }, by))
    const odd = async () => Response.json({ message, one_time: 'yes', expiration: null })
    const link = linkIn(yopass, `${server.baseUrl}#/s/${'0'.repeat(22)}/${key}`, server.baseUrl)
    const attempt = { link, passphrase: null, claim: newClaim(), exposed: false }
    const opened = await yopass.open(at, attempt, { ...ports, fetch: odd })
    expect(expectOpened(opened).secret.content).toEqual(content)
  })

  test('a secret for people who have signed in is refused, and stays', async () => {
    const { server, open } = await setUp()
    const id = server.put('secret', '', true)
    const link = `${server.baseUrl}#/s/${id}/${'k'.repeat(22)}`
    await expect(open(link)).rejects.toMatchObject({ code: 'endpoint/refused' })
  })

  describe('a receipt', () => {
    test('tells when it was opened', async () => {
      const { server, share, open, status } = await setUp({ receipts: true })
      const { link, ...key } = await share()
      expect(await status(key)).toMatchObject({ state: 'waiting', openings: [] })
      server.advance(100)
      await open(link)
      const at = new Date(server.now()).toISOString()
      server.advance(100)
      expect(await status(key)).toMatchObject({ state: 'opened', openings: [at], endedAt: at })
    })

    test('tells that somebody deleted it unread', async () => {
      const { at, ports, share, status } = await setUp({ receipts: true })
      const { link: _, ...key } = await share()
      await yopass.revoke(at, { ...key, ownerKey: '' }, ports)
      expect(await status(key)).toMatchObject({ state: 'revoked', openings: [] })
    })

    test('is all there is where presence cannot be asked', async () => {
      const { server, share, open, status } = await setUp({ receipts: true, prefetch: false })
      const { link, ...key } = await share()
      expect(await status(key)).toMatchObject({ state: 'waiting' })
      await open(link)
      expect(await status(key)).toMatchObject({ state: 'opened' })
      server.advance(3601)
      expect(await status(key)).toMatchObject({ state: 'expired' })
    })

    test('of a file is one as well', async () => {
      const { share, open, status } = await setUp({ receipts: true })
      const { link, ...key } = await share({
        secret: { kind: 'file', content: utf8('x'), name: 'x' },
      })
      await open(link)
      expect(await status(key)).toMatchObject({ state: 'opened' })
    })
  })

  test('where nothing can be asked it is said to wait until its time is over', async () => {
    const { server, share, open, status } = await setUp({ prefetch: false })
    const { link, ...key } = await share()
    await open(link)
    expect(await status(key)).toMatchObject({ state: 'waiting' })
    server.advance(3601)
    expect(await status(key)).toMatchObject({ state: 'expired' })
  })

  test.each([
    [200, 'text/html', '<!doctype html><title>Sign in</title>', 'endpoint/not-an-endpoint'],
    [404, 'text/plain', '404 page not found', 'endpoint/not-an-endpoint'],
    [200, 'application/json', '{"message":["-----BEGIN"]}', 'endpoint/not-an-endpoint'],
    [200, 'text/plain', '{"message":"-----BEGIN PGP MESSAGE-----"}', 'crypto/damaged'],
    [403, 'text/plain', 'origin not allowed', 'endpoint/refused'],
    [502, 'text/html', '<h1>Bad gateway</h1>', 'endpoint/failed'],
    [429, 'text/html', '<h1>Slow down</h1>', 'endpoint/rate-limited'],
  ])('an answer of %i that is %s, %s, is %s', async (status, type, body, code) => {
    const baseUrl = await serveHere((_, response) => {
      response.writeHead(status, { 'content-type': type }).end(body)
    })
    const link = `s/${'0'.repeat(22)}/${'k'.repeat(22)}`
    const attempt = { link, passphrase: null, claim: newClaim(), exposed: false }
    const ports = { fetch, stretch: fastStretch, now: Date.now }
    const opening = yopass.open({ baseUrl, token: null }, attempt, ports)
    await expect(opening).rejects.toMatchObject({ code })
  })

  test.each([
    '{"message":"../config"}',
    '{"message":"0123"}',
    `{"message":"${'0'.repeat(22)}","receipt_token":"a b"}`,
    '{}',
    '[]',
    '',
  ])('a creation that is answered with %s is none', async (told) => {
    const server = await startYopass()
    onTestFinished(server.stop)
    const baseUrl = await serveHere(async (request, response) => {
      if (request.method === 'POST') return void response.end(told)
      const answer = await fetch(new URL(request.url ?? '', server.baseUrl))
      response.end(await answer.text())
    })
    const ports = { fetch, stretch: fastStretch, now: Date.now }
    const sharing = yopass.share({ baseUrl, token: null }, TEXT, ports)
    await expect(sharing).rejects.toMatchObject({ code: 'endpoint/not-an-endpoint' })
  })
})

describe('a link of Yopass', () => {
  const base = 'https://secrets.example/app/'
  const id = '0123456789ABCDEFGHIJkl'
  const uuid = '01234567-89ab-4cde-8f01-23456789abcd'
  const key = 'ABCDEFGHIJKLMNOPQRSTUV'

  test.each([
    [`#/s/${id}/${key}`, `s/${id}/${key}`, 'none'],
    [`#/f/${uuid}/-_CDEFGHIJKLMNOPQRSTUV`, `f/${uuid}/-_CDEFGHIJKLMNOPQRSTUV`, 'none'],
    [`#/s/${id}`, `s/${id}`, 'needed'],
    [`#/c/${uuid}`, `s/${uuid}`, 'needed'],
    [`#/d/${uuid}`, `f/${uuid}`, 'needed'],
    [`?utm=1#/s/${id}/${key}`, `s/${id}/${key}`, 'none'],
    [`#/s/${id}/${key}?utm=1`, `s/${id}/${key}`, 'none'],
    [`#/s/${id}/${key}&utm=1`, `s/${id}/${key}`, 'none'],
  ])('%s', async (behind, link, passphrase) => {
    expect(yopassLinks.matches(base + behind, base)).toEqual({ link, exposed: false })
    expect(await yopassLinks.read(link)).toEqual({ outcome: 'link', passphrase, claimId: null })
  })

  test.each(['%23', '%2523'])(
    'that a mail filter wrote with %s has sent the key to a server',
    (sign) => {
      expect(yopassLinks.matches(`${base}${sign}/s/${id}/${key}`, base)).toEqual({
        link: `s/${id}/${key}`,
        exposed: true,
      })
    },
  )

  test.each(['', '#/', '#/upload', '#/request/abc', '#s/abc'])('%j is none', (behind) => {
    expect(yopassLinks.matches(base + behind, base)).toBeNull()
  })

  test.each([
    [`s/${id}/${key.slice(1)}`, 'truncated'],
    [`s/${id}/`, 'truncated'],
    [`f/${uuid.slice(0, 20)}`, 'truncated'],
    [`s/${id}/${key}A`, 'altered'],
    [`s/${id}/${key.replace('A', '%')}`, 'altered'],
  ])('%s is %s', async (link, outcome) => {
    expect(await yopassLinks.read(link)).toEqual({ outcome })
  })
})
