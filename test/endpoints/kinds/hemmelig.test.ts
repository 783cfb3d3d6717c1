import { randomUUID } from 'node:crypto'
import { describe, expect, onTestFinished, test } from 'vitest'
import { utf8 } from '#lib/crypto/bytes.ts'
import type { Capabilities } from '#lib/endpoints/capabilities.ts'
import type { EndpointPorts } from '#lib/endpoints/endpoint.ts'
import { deriveKey, encrypt } from '#lib/endpoints/hemmelig/crypt.ts'
import { hemmeligLinks } from '#lib/endpoints/hemmelig/link.ts'
import { createHemmelig } from '#lib/endpoints/kinds/hemmelig.ts'
import { endpointContract, expectOpened, linkIn, newClaim } from '#test/contract/endpoint.ts'
import { fastStretch } from '#test/crypto/fast-stretch.ts'
import { handOver, TEXT } from '../hand-over.ts'
import { answersWith, expectSafe } from '../hostile-answers.ts'
import { byteObject, type HemmeligOptions, startHemmelig } from '../servers/hemmelig.ts'

const ROUNDS = { now: 3, before: 2 }
const TOKEN = ['hemmelig', 'of', 'ours'].join('_')
const hemmelig = createHemmelig({ rounds: ROUNDS, wait: async () => {} })

const CAN: Capabilities = {
  lifetimes: {
    as: 'list',
    seconds: [300, 1800, 3600, 14_400, 43_200, 86_400, 259_200, 604_800, 1_209_600, 2_419_200],
  },
  maxOpens: 9999,
  textBytes: 1_048_548,
  fileBytes: 1_048_548,
  passphrases: { isWholeKey: true, maxAttempts: null },
  labels: true,
  receipts: 'presence',
  revoke: true,
  claims: false,
  without: 'page',
  tokens: 'plain',
}

endpointContract(hemmelig, CAN, () => startHemmelig({ token: TOKEN }))

const FILE = { kind: 'file', content: utf8('hunter2-file'), name: 'hunter2 ü.pem' } as const

describe('hemmelig', () => {
  async function setUp(options: HemmeligOptions = {}) {
    const server = await startHemmelig(options)
    onTestFinished(server.stop)
    const ports: EndpointPorts = { fetch, stretch: fastStretch, now: server.now }
    const at = { baseUrl: server.baseUrl, token: options.token ?? null }
    const { share, open } = handOver(hemmelig, at, ports)
    /** As somebody's page there would have made it. */
    const put = async (html: string, rounds: number, more: Record<string, unknown> = {}) => {
      const key = await deriveKey('k'.repeat(32), 'salt', rounds)
      const secret = byteObject(await encrypt(utf8(html), key))
      const id = server.put({ secret, salt: 'salt', ...more })
      return { id, key, link: `${server.baseUrl}s/${id}#${'k'.repeat(32)}` }
    }
    const reads = () => server.calls.filter(({ method }) => method === 'POST').length
    return { server, ports, at, share, open, put, reads }
  }

  test('neither text, key, passphrase, label nor the name of a file reaches the server', async () => {
    const { server, share, open } = await setUp({ token: TOKEN })
    const label = 'hunter2-label'
    const { link } = await share({ secret: { ...TEXT.secret, label } })
    expect(expectOpened(await open(link)).secret.label).toBe(label)
    const locked = await share({ passphrase: 'hunter2-passphrase' })
    expectOpened(await open(locked.link, 'hunter2-passphrase'))
    const shared = await share({ secret: { ...FILE, label } })
    expect(expectOpened(await open(shared.link)).secret).toEqual({ ...FILE, label })
    const seen = JSON.stringify(server.calls)
    expect(seen).not.toContain('hunter2')
    for (const each of [link, shared.link]) expect(seen).not.toContain(each.slice(-32))
    expect(server.calls.every(({ headers }) => headers.cookie === undefined)).toBe(true)
  })

  test.each([
    ['wrong', 'wrong-passphrase'],
    [null, 'passphrase-needed'],
  ])('a passphrase %j spends nothing', async (passphrase, outcome) => {
    const { share, open } = await setUp()
    const { link } = await share({ passphrase: 'right' })
    expect(await open(link, passphrase)).toMatchObject({ outcome, tryAgain: null })
    expectOpened(await open(link, 'right'))
  })

  test.each<[string, unknown]>([
    ['title', ''],
    ['title', 'no bytes'],
    ['views', -1],
    ['views', 'many'],
  ])('a %s that is %j costs nobody the secret', async (name, value) => {
    const { ports, at, put } = await setUp()
    const { id, link } = await put('text', ROUNDS.now)
    const odd = answersWith(ports.fetch, `/api/secrets/${id}`, { [name]: value })
    const attempt = { link: linkIn(hemmelig, link, at.baseUrl), claim: newClaim() }
    const whole = { ...attempt, passphrase: null, exposed: false }
    const { secret } = expectOpened(await hemmelig.open(at, whole, { ...ports, fetch: odd }))
    expect(secret).toEqual({ kind: 'text', content: utf8('text') })
  })

  test.each<[string, unknown, string]>([
    ['a long name', [{ id: 'a', filename: 'x'.repeat(6000) }], 'file.missing'],
    ['an odd id', [{ id: '../a', filename: 'a' }], 'file.missing'],
    ['no token', [{ id: 'a', filename: 'a', token: '' }], 'a.missing'],
    ['too many', Array.from({ length: 21 }, () => ({ id: 'a', filename: 'a' })), 'file.missing'],
    ['no list', 'none', 'file.missing'],
  ])(
    'files that cannot be had, for %s, are missing, and the text is there',
    async (_, files, name) => {
      const { ports, at, put } = await setUp()
      const { id, link } = await put('and a text', ROUNDS.now)
      const odd = answersWith(ports.fetch, `/api/secrets/${id}`, { files })
      const attempt = { link: linkIn(hemmelig, link, at.baseUrl), claim: newClaim() }
      const whole = { ...attempt, passphrase: null, exposed: false }
      const { secret } = expectOpened(await hemmelig.open(at, whole, { ...ports, fetch: odd }))
      const content = Buffer.from(secret.content)
      expect([content.includes('and a text'), content.includes(name)]).toEqual([true, true])
    },
  )

  test('a link that lost its key spends nothing', async () => {
    const { share, open, reads } = await setUp()
    const { link } = await share()
    const created = reads()
    expect(await open(link.split('#')[0] ?? '', 'typed all the same')).toEqual({
      outcome: 'truncated',
    })
    expect(reads()).toBe(created)
    expectOpened(await open(link))
  })

  test('what the server would have to be told a passphrase for is not asked for', async () => {
    const { server, open, reads } = await setUp()
    const id = server.put({ isLegacy: true })
    const expected = { code: 'endpoint/would-see-passphrase' }
    for (const passphrase of [null, 'hunter2-passphrase']) {
      const link = `${server.baseUrl}secret/${id}`
      await expect(open(link, passphrase)).rejects.toMatchObject(expected)
    }
    expect(reads()).toBe(0)
    expect(JSON.stringify(server.calls)).not.toContain('hunter2')
  })

  test('a first version 7 takes no passphrases: what it took is taken back', async () => {
    const { server, share, open } = await setUp({ isFirst: true })
    await expect(share({ passphrase: 'right' })).rejects.toMatchObject({
      code: 'endpoint/unsupported-version',
      supported: 'Hemmelig 6 and 7',
    })
    expect(server.calls.at(-1)?.method).toBe('DELETE')
    const { link } = await share()
    expectOpened(await open(link))
  })

  test('settings of a version that is not known say which would do', async () => {
    const { server, ports } = await setUp({ settings: { maxSecretSize: '1 MB' } })
    await expect(hemmelig.probe(server.baseUrl, ports)).rejects.toMatchObject({
      code: 'endpoint/unsupported-version',
      supported: 'Hemmelig 6 and 7',
    })
  })

  test('a first version 7 is known, and everybody deletes there', async () => {
    const { server, at, ports, share, open } = await setUp({ isFirst: true })
    expect(await hemmelig.probe(server.baseUrl, ports)).toMatchObject({ version: '7' })
    const { link, ...key } = await share()
    expect(key.ownerKey).toBe('')
    expect(await hemmelig.revoke(at, key, ports)).toMatchObject({ state: 'revoked' })
    expect(await open(link)).toEqual({ outcome: 'unknown' })
  })

  test.each([ROUNDS.now, ROUNDS.before])('what %i rounds encrypted is read', async (rounds) => {
    const { open, put } = await setUp()
    const { link } = await put('<p>one</p><p>two &amp; <b>three</b></p>', rounds)
    const { secret } = expectOpened(await open(link))
    expect(secret).toEqual({ kind: 'text', content: utf8('one\ntwo & three') })
  })

  test('another key is damage, and is told after all rounds', async () => {
    const { open, put } = await setUp()
    const { link } = await put('text', 1)
    await expect(open(link)).rejects.toMatchObject({ code: 'crypto/damaged' })
  })

  test.each([
    ['bytes in a list', (bytes: Uint8Array) => [...bytes]],
    ['bytes of a buffer', (bytes: Uint8Array) => ({ type: 'Buffer', data: [...bytes] })],
  ])('%s are read as well', async (_, written) => {
    const { server, open } = await setUp()
    const key = await deriveKey('k'.repeat(32), 'salt', ROUNDS.now)
    const secret = written(await encrypt(utf8('text'), key)) as unknown as Record<string, number>
    const id = server.put({ secret })
    expectOpened(await open(`${server.baseUrl}s/${id}#${'k'.repeat(32)}`))
  })

  test.each([[{ 0: 256 }], [{ 0: -1 }], [{ 0: 1.5 }], ['text'], [null], [[['1']]]])(
    'bytes %j are none',
    async (secret) => {
      const { server, open } = await setUp()
      const id = server.put({ secret: secret as unknown as Record<string, number> })
      const link = `${server.baseUrl}s/${id}#${'k'.repeat(32)}`
      await expect(open(link)).rejects.toMatchObject({ code: 'endpoint/not-an-endpoint' })
    },
  )

  test('of several openings it says how many are left', async () => {
    const { share, open } = await setUp()
    const { link } = await share({ maxOpens: 3 })
    expect(expectOpened(await open(link)).opensLeft).toBe(2)
    expect(expectOpened(await open(link)).opensLeft).toBe(1)
  })

  test('a text with much markup is refused before it is sent', async () => {
    const { share, reads } = await setUp({ settings: { maxSecretSize: 1 } })
    const secret = { kind: 'text', content: utf8('<b>'.repeat(300)) } as const
    await expect(share({ secret })).rejects.toMatchObject({
      code: 'endpoint/too-large',
      limitBytes: 996,
    })
    expect(reads()).toBe(0)
  })

  test.each([
    [{ maxSecretSize: 1 }, { textBytes: 996, fileBytes: 996 }],
    [{ maxSecretSize: 10_240 }, { textBytes: 1_048_548, fileBytes: 10_485_732 }],
    [{ maxSecretSize: 0 }, { textBytes: 0, fileBytes: 0 }],
    [{ allowFileUploads: false }, { fileBytes: 0 }],
    [{ allowPasswordProtection: false }, { passphrases: null }],
  ])('%j is %j', async (settings, capabilities) => {
    const { server, ports } = await setUp({ settings })
    const probed = await hemmelig.probe(server.baseUrl, ports)
    expect(probed?.capabilities).toMatchObject(capabilities)
  })

  test('files are for people who are known there: nobody else sends one', async () => {
    const { server, share } = await setUp()
    const expected = { code: 'endpoint/token-required' }
    await expect(share({ secret: FILE })).rejects.toMatchObject(expected)
    expect(server.calls).toEqual([])
    const { at, ports } = await setUp({ token: TOKEN })
    const stranger = { ...at, token: `${TOKEN}x` }
    await expect(hemmelig.share(stranger, { ...TEXT, secret: FILE }, ports)).rejects.toMatchObject({
      code: 'endpoint/token-refused',
    })
  })

  test('a text and files arrive together, whatever became of one of the files', async () => {
    const { server, open, put } = await setUp()
    const file = async (name: string, key: Uint8Array<ArrayBuffer>) => ({
      id: name,
      filename: (await encrypt(utf8(`${name}.txt`), key)).toHex(),
      token: 'token',
      bytes: Buffer.from(await encrypt(utf8(`in ${name}`), key)),
    })
    const { key } = await put('', ROUNDS.now)
    const [a, b] = [await file('a', key), await file('b', key)]
    server.files.set('a', a)
    const secret = byteObject(await encrypt(utf8('see files'), key))
    const both = server.put({ secret, files: [a, b] })
    const { secret: all } = expectOpened(await open(`${server.baseUrl}s/${both}#${'k'.repeat(32)}`))
    expect(all.name).toBe('secret.zip')
    for (const part of ['see files', 'a.txt', 'in a', 'b.txt.missing']) {
      expect(Buffer.from(all.content).includes(part)).toBe(true)
    }
  })

  test('a file that got lost on its way is asked for again, which spends nothing', async () => {
    const { at, ports, share } = await setUp({ token: TOKEN })
    const { link } = await share({ secret: FILE })
    const lost: string[] = []
    const lossy: EndpointPorts['fetch'] = (input, init) => {
      const isFile = String(input).includes('/api/files/')
      if (!isFile || lost.length === 2) return fetch(input, init)
      lost.push(String(input))
      return Promise.reject(new TypeError('Failed to fetch'))
    }
    const attempt = { link: linkIn(hemmelig, link, at.baseUrl), claim: newClaim() }
    const lossyPorts = { ...ports, fetch: lossy }
    const opened = hemmelig.open(at, { ...attempt, passphrase: null, exposed: false }, lossyPorts)
    expect(expectOpened(await opened).secret).toEqual(FILE)
    expect(lost).toHaveLength(2)
  })

  test('a file alone that cannot be had is a failure', async () => {
    const { server, share, open } = await setUp({ token: TOKEN })
    const { link } = await share({ secret: FILE })
    server.files.clear()
    await expect(open(link)).rejects.toMatchObject({ code: 'endpoint/not-an-endpoint' })
  })

  test('a file of an older version has its name in clear', async () => {
    const { server, open, put } = await setUp({ isFirst: true })
    const { key } = await put('', ROUNDS.now)
    const bytes = Buffer.from(await encrypt(utf8('content'), key))
    const old = { id: 'a-b_c', filename: 'a-b_c-my-key.pem', token: '', bytes }
    server.files.set(old.id, old)
    const secret = byteObject(await encrypt(utf8(''), key))
    const id = server.put({ secret, files: [old] })
    expect(expectOpened(await open(`${server.baseUrl}s/${id}#${'k'.repeat(32)}`)).secret).toEqual({
      kind: 'file',
      content: utf8('content'),
      name: 'my-key.pem',
    })
  })

  test('a title that cannot be read takes nothing from the secret', async () => {
    const { open, put } = await setUp()
    const { link } = await put('text', ROUNDS.now, { title: byteObject(new Uint8Array(60)) })
    expect(expectOpened(await open(link)).secret).toEqual({ kind: 'text', content: utf8('text') })
  })

  test('a page in place of an answer is not taken for a secret that is gone', async () => {
    const { at, ports, share } = await setUp()
    const { link, ...key } = await share()
    const page = async () =>
      new Response('<!doctype html>', { status: 404, headers: { 'content-type': 'text/html' } })
    const elsewhere = { ...ports, fetch: page }
    const expected = { code: 'endpoint/not-an-endpoint' }
    await expect(hemmelig.status(at, key, elsewhere)).rejects.toMatchObject(expected)
    await expect(hemmelig.revoke(at, key, elsewhere)).rejects.toMatchObject(expected)
    expect(await hemmelig.probe(at.baseUrl, elsewhere)).toBeNull()
  })

  test('whatever a server answers, it fails in a way that people are told of', async () => {
    const key = await deriveKey('k'.repeat(32), 'salt', ROUNDS.now)
    const id = randomUUID()
    const secret = byteObject(await encrypt(utf8('<p>text</p>'), key))
    await expectSafe(
      hemmelig,
      {
        request: { ...TEXT, passphrase: 'right' },
        attempt: {
          link: `${id}#${'k'.repeat(32)}`,
          passphrase: null,
          claim: newClaim(),
          exposed: false,
        },
        key: { id, ownerKey: 'token', expiresAt: null },
      },
      [
        { allowRegistration: true, defaultSecretExpiration: 1, maxSecretSize: 1024 },
        { id, deleteToken: 'token' },
        { isPasswordProtected: false },
        { isPasswordProtected: true, passwordScheme: 'derived', salt: 'salt' },
        { secret, title: secret, salt: 'salt', views: 1, files: [] },
        { secret, salt: 'salt', files: [{ id: 'a', filename: 'b', token: 'c' }] },
        { success: true },
        { error: 'Secret not found' },
      ],
    )
  })

  const BASE = 'https://notes.example/'
  const ID = '0f8fad5b-d9cb-469f-a165-70867728950e'
  const KEY = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012_-5'

  test.each([
    [`s/${ID}#${KEY}`, `${ID}#${KEY}`, 'none'],
    [`secret/${ID}#decryptionKey=${KEY}`, `${ID}#${KEY}`, 'none'],
    [`secret/${ID.toUpperCase()}/?utm=1#decryptionKey=${KEY}&utm=2`, `${ID}#${KEY}`, 'none'],
    [`s/${ID}`, ID, 'needed'],
    [`secret/${ID}`, ID, 'needed'],
  ])('%s is a link', async (behind, link, passphrase) => {
    expect(hemmeligLinks.matches(BASE + behind, BASE)).toEqual({ link, exposed: false })
    expect(await hemmeligLinks.read(link)).toEqual({ outcome: 'link', passphrase, claimId: null })
  })

  test.each([`s/${ID}%23${KEY}`, `secret/${ID}%2523decryptionKey%253D${KEY}`])(
    'a mail filter that made it %s has sent the key to a server',
    (behind) => {
      const link = `${ID}#${KEY}`
      expect(hemmeligLinks.matches(BASE + behind, BASE)).toEqual({ link, exposed: true })
    },
  )

  test.each([
    [`${ID}#`, 'truncated'],
    [`${ID}#${KEY.slice(1)}`, 'truncated'],
    [`${ID}#${KEY}A`, 'altered'],
    [`${ID}x`, 'altered'],
  ])('%s is %s', async (link, outcome) => {
    expect(await hemmeligLinks.read(link)).toEqual({ outcome })
  })

  test.each(['', 's/', `s/${ID.slice(1)}`, `x/${ID}#${KEY}`, `request/${ID}#token=x`])(
    '%j is no link of it',
    (behind) => {
      expect(hemmeligLinks.matches(BASE + behind, BASE)).toBeNull()
    },
  )
})
