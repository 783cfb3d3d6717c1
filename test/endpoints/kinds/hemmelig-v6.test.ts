import { afterEach, describe, expect, test } from 'vitest'
import { utf8 } from '#lib/crypto/bytes.ts'
import { encodeBase64 } from '#lib/endpoints/base64.ts'
import type { Capabilities } from '#lib/endpoints/capabilities.ts'
import type { EndpointPorts, ShareRequest } from '#lib/endpoints/endpoint.ts'
import { encrypt } from '#lib/endpoints/hemmelig-v6/crypt.ts'
import { hemmeligV6Links } from '#lib/endpoints/hemmelig-v6/link.ts'
import hemmeligV6 from '#lib/endpoints/kinds/hemmelig-v6.ts'
import { endpointContract, expectOpened, linkIn, newClaim } from '#test/contract/endpoint.ts'
import { fastStretch } from '#test/crypto/fast-stretch.ts'
import { handOver } from '../hand-over.ts'
import { answersWith, expectSafe } from '../hostile-answers.ts'
import { startHemmelig } from '../servers/hemmelig.ts'
import { type HemmeligV6Options, startHemmeligV6 } from '../servers/hemmelig-v6.ts'

const CAN: Capabilities = {
  lifetimes: {
    as: 'list',
    seconds: [300, 1800, 3600, 14_400, 43_200, 86_400, 259_200, 604_800],
  },
  maxOpens: 999,
  textBytes: 191_210,
  fileBytes: 0,
  passphrases: null,
  labels: true,
  receipts: 'presence',
  revoke: true,
  claims: false,
  without: 'page',
}

endpointContract(hemmeligV6, CAN, startHemmeligV6)

const TEXT: ShareRequest = {
  secret: { kind: 'text', content: utf8('hunter2-plaintext'), label: 'hunter2-label' },
  passphrase: null,
  ttlSeconds: 3600,
  maxOpens: 1,
  maxAttempts: null,
}
const KEY = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012_-5'

describe('hemmelig-v6', () => {
  const stops: (() => Promise<void>)[] = []
  afterEach(async () => {
    for (const stop of stops.splice(0)) await stop()
  })
  async function setUp(options: HemmeligV6Options = {}) {
    const server = await startHemmeligV6(options)
    stops.push(server.stop)
    const ports: EndpointPorts = { fetch, stretch: fastStretch, now: server.now }
    const at = { baseUrl: server.baseUrl, token: null }
    const { share, open } = handOver(hemmeligV6, at, ports, TEXT)
    const linkTo = (id: string, key = KEY) => `${server.baseUrl}secret/${id}#encryption_key=${key}`
    const reads = () =>
      server.calls.filter(({ url }) => /^\/api\/secret\/[\w-]+$/.test(url.pathname)).length
    return { server, ports, at, share, open, linkTo, reads }
  }

  test('neither text, key nor label reaches the server', async () => {
    const { server, share, open } = await setUp()
    const { link } = await share()
    expect(expectOpened(await open(link)).secret).toEqual(TEXT.secret)
    const seen = JSON.stringify(server.calls)
    expect(seen).not.toContain('hunter2')
    expect(seen).not.toContain(link.slice(-32))
    expect(server.calls.every(({ headers }) => headers.cookie === undefined)).toBe(true)
  })

  test('a passphrase is not taken: its server would be told it', async () => {
    const { server, share } = await setUp()
    await expect(share({ passphrase: 'hunter2-passphrase' })).rejects.toThrow(TypeError)
    expect(server.calls).toEqual([])
  })

  test.each([null, 'hunter2-passphrase'])(
    'what has a password is not opened with %j, and nothing is told or spent',
    async (passphrase) => {
      const { server, open, linkTo, reads } = await setUp()
      const id = server.put({ password: 'hunter2-passphrase' })
      const expected = { code: 'endpoint/would-see-passphrase' }
      await expect(open(linkTo(id, KEY.slice(18)), passphrase)).rejects.toMatchObject(expected)
      expect(reads()).toBe(0)
      expect(JSON.stringify(server.calls)).not.toContain('hunter2')
    },
  )

  test('a key that was cut off spends nothing', async () => {
    const { share, open, reads } = await setUp()
    const { link } = await share()
    expect(await open(link.slice(0, -1))).toEqual({ outcome: 'truncated' })
    expect(reads()).toBe(0)
    expectOpened(await open(link))
  })

  test('a key that does not fit is damage', async () => {
    const { share, open } = await setUp()
    const { link } = await share()
    const other = link.slice(0, -32) + KEY
    await expect(open(other)).rejects.toMatchObject({ code: 'crypto/damaged' })
  })

  test('of several openings it says how many are left, where they come to an end', async () => {
    const { server, share, open, linkTo } = await setUp()
    const { link } = await share({ maxOpens: 3 })
    expect(expectOpened(await open(link)).opensLeft).toBe(2)
    expect(expectOpened(await open(link)).opensLeft).toBe(1)
    const id = server.put({ secret: encrypt(utf8('text'), KEY), preventBurn: true })
    expect(expectOpened(await open(linkTo(id))).opensLeft).toBeNull()
    expectOpened(await open(linkTo(id)))
  })

  test('what an editor wrote is text, with a label or without', async () => {
    const { server, open, linkTo } = await setUp()
    const secret = encrypt(utf8('<p>one</p><p>two &amp; <em>three</em></p>'), KEY)
    for (const title of [
      '',
      'no base64!',
      encrypt(utf8(''), KEY),
      encrypt(utf8('x'), 'y'.repeat(32)),
    ]) {
      const id = server.put({ secret, title })
      expect(expectOpened(await open(linkTo(id))).secret).toEqual({
        kind: 'text',
        content: utf8('one\ntwo & three'),
      })
    }
  })

  test.each([
    ['in clear', '<p>the words of a server</p>', 'News'],
    ['encrypted', encrypt(utf8('<p>text</p>'), KEY), encrypt(utf8('label'), KEY)],
  ])('what is called public, %s, is not what the link promised', async (_, secret, title) => {
    const { server, open, linkTo } = await setUp()
    const id = server.put({ secret, title, isPublic: true })
    await expect(open(linkTo(id))).rejects.toMatchObject({ code: 'crypto/damaged' })
  })

  test.each<[string, unknown]>([
    ['title', 1],
    ['maxViews', -1],
    ['preventBurn', 'no'],
    ['isPublic', 'no'],
    ['files', [{ key: 1 }]],
    ['files', Array.from({ length: 21 }, () => ({ key: 'a' }))],
    ['files', 'none'],
  ])('a %s that is %j costs nobody the secret', async (name, value) => {
    const { server, ports, at, linkTo } = await setUp()
    const id = server.put({ secret: encrypt(utf8('text'), KEY) })
    const odd = answersWith(ports.fetch, `/api/secret/${id}`, { [name]: value })
    const attempt = { link: linkIn(hemmeligV6, linkTo(id), at.baseUrl), claim: newClaim() }
    const whole = { ...attempt, passphrase: null, exposed: false }
    const { secret } = expectOpened(await hemmeligV6.open(at, whole, { ...ports, fetch: odd }))
    const content = Buffer.from(secret.content)
    expect(content.includes('text')).toBe(true)
    expect(content.includes('hemmelig_files.zip.missing')).toBe(name === 'files')
  })

  test('files come as their archive, by themselves or with the text', async () => {
    const { server, open, linkTo } = await setUp()
    const archive = utf8('as if it were a ZIP archive')
    const content = encrypt(utf8(encodeBase64(archive)), KEY)
    const file = { key: 'file', ext: 'zip', type: 'application/zip' }
    const put = (text: string) => {
      server.files.set('file', content)
      return linkTo(server.put({ secret: encrypt(utf8(text), KEY), files: [file] }))
    }
    expect(expectOpened(await open(put(''))).secret).toEqual({
      kind: 'file',
      content: archive,
      name: 'hemmelig_files.zip',
      type: 'application/zip',
    })
    const { secret: both } = expectOpened(await open(put('and a text')))
    const lost = put('and a text')
    server.files.clear()
    const { secret: rest } = expectOpened(await open(lost))
    expect(Buffer.from(both.content).includes('as if it were')).toBe(true)
    expect(Buffer.from(rest.content).includes('hemmelig_files.zip.missing')).toBe(true)
    for (const { content: all } of [both, rest]) {
      expect(Buffer.from(all).includes('and a text')).toBe(true)
    }
    const alone = put('')
    server.files.clear()
    await expect(open(alone)).rejects.toMatchObject({ code: 'endpoint/failed' })
  })

  test('who may not create there is told so', async () => {
    const { share } = await setUp({ isReadOnly: true })
    await expect(share()).rejects.toMatchObject({ code: 'endpoint/refused' })
    const longer = await setUp()
    await expect(longer.share({ ttlSeconds: 1_209_600 })).rejects.toMatchObject({
      code: 'endpoint/refused',
    })
  })

  test('the longest text and label that it says it takes are taken, and no longer ones', async () => {
    const { server, share } = await setUp()
    const text = (bytes: number, label: number) =>
      share({
        secret: { kind: 'text', content: utf8('x'.repeat(bytes)), label: 'x'.repeat(label) },
      })
    await text(CAN.textBytes, 149)
    const asked = server.calls.length
    await expect(text(CAN.textBytes + 1, 1)).rejects.toMatchObject({
      code: 'endpoint/too-large',
      limitBytes: CAN.textBytes,
    })
    await expect(text(1, 150)).rejects.toMatchObject({ code: 'crypto/header-too-large' })
    const markup = { kind: 'text', content: utf8('<b>'.repeat(60_000)) } as const
    await expect(share({ secret: markup })).rejects.toMatchObject({ code: 'endpoint/too-large' })
    expect(server.calls.length).toBe(asked)
  })

  test('burning what somebody opened in between is no failure', async () => {
    const { at, ports, share, open } = await setUp()
    const { link, ...key } = await share()
    const racing: EndpointPorts['fetch'] = async (input, init) => {
      if (String(input).endsWith('/burn')) await open(link)
      return fetch(input, init)
    }
    expect(await hemmeligV6.revoke(at, key, { ...ports, fetch: racing })).toBeNull()
  })

  test('version 7 is not taken for it, nor a server that has no such thing', async () => {
    const { ports } = await setUp()
    const seven = await startHemmelig()
    stops.push(seven.stop)
    expect(await hemmeligV6.probe(seven.baseUrl, ports)).toBeNull()
    const none = { ...ports, fetch: async () => Response.json({ error: 'x' }, { status: 404 }) }
    expect(await hemmeligV6.probe(seven.baseUrl, none)).toBeNull()
  })

  test('whatever a server answers, it fails in a way that people are told of', async () => {
    const secret = encrypt(utf8('<p>text</p>'), KEY)
    await expectSafe(
      hemmeligV6,
      {
        request: TEXT,
        attempt: { link: `id#${KEY}`, passphrase: null, claim: newClaim(), exposed: false },
        key: { id: 'id', ownerKey: '', expiresAt: null },
      },
      [
        { id: 'id', maxViews: 1, preventBurn: false },
        { secret, title: secret, maxViews: 1, preventBurn: false, files: [], isPublic: false },
        { secret, title: '', files: [{ key: 'a', ext: 'zip', type: 'application/zip' }] },
        { content: secret },
        { success: 'Secret is burned' },
        { error: 'Secret not found' },
      ],
    )
  })

  const BASE = 'https://notes.example/'

  test.each([
    [`secret/a_-B#encryption_key=${KEY}`, 'none', false],
    [`secret/a_-B/?utm=1#encryption_key=${KEY}&utm=2`, 'none', false],
    [`secret/${KEY}/a_-B`, 'none', true],
    [`secret/a_-B%23encryption_key=${KEY}`, 'none', true],
    [`secret/a_-B%2523encryption_key%253D${KEY}`, 'none', true],
  ])('%s is a link', async (behind, passphrase, exposed) => {
    const link = `a_-B#${KEY}`
    expect(hemmeligV6Links.matches(BASE + behind, BASE)).toEqual({ link, exposed })
    expect(await hemmeligV6Links.read(link)).toEqual({ outcome: 'link', passphrase, claimId: null })
  })

  test.each([
    ['a#', { outcome: 'truncated' }],
    [`a#${KEY}A`, { outcome: 'altered' }],
    [`a#${KEY.slice(8)}`, { outcome: 'link', passphrase: 'unknown', claimId: null }],
  ])('%s is %j', async (link, read) => {
    expect(await hemmeligV6Links.read(link)).toEqual(read)
  })

  test.each(['', 'secret/', 'secret/a', 'secret/a?x', `s/a#encryption_key=${KEY}`])(
    '%j is no link of it',
    (behind) => {
      expect(hemmeligV6Links.matches(BASE + behind, BASE)).toBeNull()
    },
  )
})
