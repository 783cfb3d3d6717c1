import { describe, expect, onTestFinished, test } from 'vitest'
import { encodeBase64url } from '#lib/crypto/base64url.ts'
import { concat, randomBytes, utf8 } from '#lib/crypto/bytes.ts'
import { unpack } from '#lib/endpoints/bundle.ts'
import type { Capabilities } from '#lib/endpoints/capabilities.ts'
import { encodeCbor } from '#lib/endpoints/enclosed/cbor.ts'
import { encrypt } from '#lib/endpoints/enclosed/crypt.ts'
import { enclosedLinks } from '#lib/endpoints/enclosed/link.ts'
import type { EndpointPorts } from '#lib/endpoints/endpoint.ts'
import enclosed from '#lib/endpoints/kinds/enclosed.ts'
import { formatSignIn } from '#lib/endpoints/sign-in.ts'
import { endpointContract, expectOpened, newClaim } from '#test/contract/endpoint.ts'
import { fastStretch } from '#test/crypto/fast-stretch.ts'
import { handOver, TEXT } from '../hand-over.ts'
import { expectSafe } from '../hostile-answers.ts'
import { type EnclosedOptions, startEnclosed } from '../servers/enclosed.ts'

const CAN: Capabilities = {
  lifetimes: { as: 'range', minSeconds: 600, maxSeconds: 2_592_000 },
  maxOpens: 1,
  textBytes: 39_319_600,
  fileBytes: 39_319_600,
  passphrases: { isWholeKey: false, maxAttempts: null },
  labels: false,
  receipts: 'presence',
  revoke: true,
  claims: false,
  without: 'page',
  races: true,
}

endpointContract(enclosed, CAN, startEnclosed)

describe('enclosed', () => {
  async function setUp(options: EnclosedOptions = {}, token: string | null = null) {
    const server = await startEnclosed(options)
    onTestFinished(server.stop)
    const ports: EndpointPorts = { fetch, stretch: fastStretch, now: server.now }
    const at = { baseUrl: server.baseUrl, token }
    const { share, open } = handOver(enclosed, at, ports)
    return { server, ports, at, share, open }
  }

  test('neither text, key, passphrase nor the name of a file reaches the server', async () => {
    const { server, share, open } = await setUp()
    const { link } = await share({ passphrase: 'hunter2-passphrase' })
    expectOpened(await open(link, 'hunter2-passphrase'))
    const file = { kind: 'file', content: utf8('hunter2'), name: 'hunter2.pem' } as const
    const shared = await share({ secret: file })
    expect(expectOpened(await open(shared.link)).secret).toEqual(file)
    const seen = JSON.stringify(server.calls)
    expect(seen).not.toContain('hunter2')
    for (const each of [link, shared.link]) expect(seen).not.toContain(each.slice(-43))
    expect(server.calls.every(({ headers }) => headers.cookie === undefined)).toBe(true)
  })

  test('a note is read once by one GET, however often a passphrase is tried', async () => {
    const { server, share, open } = await setUp()
    const { link } = await share({ passphrase: 'right' })
    const before = server.calls.length
    expect(await open(link)).toEqual({ outcome: 'passphrase-needed', tryAgain: null })
    expect(server.calls.length).toBe(before)
    let opened = await open(link, 'a')
    for (const passphrase of ['b', 'c', 'right']) {
      if (opened.outcome !== 'wrong-passphrase' || !opened.tryAgain) throw new Error(opened.outcome)
      opened = await opened.tryAgain(passphrase)
    }
    expectOpened(opened)
    expect(server.calls.slice(before).map(({ method }) => method)).toEqual(['GET'])
  })

  test.each([
    ['/', ''],
    ['', ''],
    ['/n', 'n/'],
    ['n/', 'n/'],
    ['/view/notes/', 'view/notes/'],
  ])('where notes are shown below %j, links lead there', async (prefix, path) => {
    const { server, share, open } = await setUp({ prefix })
    const { link, id } = await share()
    expect(link.startsWith(`${server.baseUrl}${path}${id}#dar:`)).toBe(true)
    expectOpened(await open(link))
  })

  test('a prefix that is no path makes no link', async () => {
    const { server, ports, share } = await setUp({ prefix: '/?x=#' })
    const expected = { code: 'endpoint/unsupported-version', supported: 'Enclosed 1.16' }
    await expect(enclosed.probe(server.baseUrl, ports)).rejects.toMatchObject(expected)
    await expect(share()).rejects.toMatchObject(expected)
    expect(server.calls.some(({ method }) => method === 'POST')).toBe(false)
  })

  const person = { email: 'me@team.example', password: 'of mine ' }

  test('where people sign in, they do so to create and not to open', async () => {
    const token = formatSignIn({ by: 'email', ...person })
    const { server, ports, share, open } = await setUp({ person }, token)
    expect(await enclosed.probe(server.baseUrl, ports)).toMatchObject({
      needsToken: true,
      capabilities: { signIn: 'email' },
    })
    const { link } = await share()
    const created = server.calls.length
    expectOpened(await open(link))
    expect(server.calls.slice(created).some(({ headers }) => headers.authorization)).toBe(false)
  })

  test.each([
    [null, 'required'],
    ['a-token', 'required'],
    [formatSignIn({ by: 'token', token: 'a-token', namespace: '' }), 'required'],
    [formatSignIn({ by: 'email', ...person, password: 'of mine' }), 'refused'],
    [formatSignIn({ by: 'email', ...person, email: 'me' }), 'refused'],
  ])('%j is no sign-in: nothing is sent', async (token, how) => {
    const { server, share } = await setUp({ person }, token)
    await expect(share()).rejects.toMatchObject({ code: `endpoint/sign-in-${how}` })
    expect(server.calls.some(({ url }) => url.pathname === '/api/notes')).toBe(false)
  })

  test('a sign-in is told to nobody who does not ask for one', async () => {
    const { server, share } = await setUp({}, formatSignIn({ by: 'email', ...person }))
    await share()
    expect(JSON.stringify(server.calls)).not.toContain(person.password)
    expect(server.calls.some(({ headers }) => headers.authorization)).toBe(false)
  })

  test('a note that a later version encrypted otherwise is told from a damaged one', async () => {
    const { server, open } = await setUp()
    const id = server.put({ ...note('AAAA:AAAA'), encryptionAlgorithm: 'xchacha20-poly1305' })
    const link = `${server.baseUrl}${id}#${encodeBase64url(randomBytes(32))}`
    await expect(open(link)).rejects.toMatchObject({ code: 'endpoint/unsupported-version' })
  })

  test('what is too large for it is said to be', async () => {
    const { share } = await setUp({ mostCharacters: 10 })
    await expect(share()).rejects.toMatchObject({ code: 'endpoint/too-large' })
  })

  test('a text and files in one note arrive all together', async () => {
    const { server, open } = await setUp()
    const key = randomBytes(32)
    const file = (name: string) => [{ type: 'file', fileType: '', name, size: 1 }, utf8(name)]
    const content = concat(encodeCbor(['see files', [file('a'), file('b')]]))
    const id = server.put(note(await encrypt(content, key, '')))
    const { secret } = expectOpened(await open(`${server.baseUrl}${id}#${encodeBase64url(key)}`))
    expect(secret.name).toBe('secret.zip')
    for (const part of ['see files', 'message.txt', 'a', 'b']) {
      expect(Buffer.from(secret.content).includes(part)).toBe(true)
    }
    expect(unpack(secret.content)).toBeNull()
  })

  test('a link that lost its flag is asked a passphrase for, of what has arrived', async () => {
    const { server, share, open } = await setUp()
    const { link } = await share({ passphrase: 'right' })
    const before = server.calls.length
    const asked = await open(link.replace('#pw:', '#'))
    if (asked.outcome !== 'passphrase-needed') throw new Error(asked.outcome)
    const wrong = await asked.tryAgain?.('wrong')
    if (wrong?.outcome !== 'wrong-passphrase') throw new Error(wrong?.outcome)
    const opened = await wrong.tryAgain?.('right')
    if (!opened) throw new Error('not to be tried again')
    expect(expectOpened(opened).secret).toEqual(TEXT.secret)
    expect(server.calls.length).toBe(before + 1)
  })

  test.each(['', 'no colon', 'AAAA:BBBB', ':', 'oKGio6Slpqeoqaqr:#', 'oKGio6Slpqeoqaqr:AA:AA'])(
    'a payload %j is damaged',
    async (payload) => {
      const { server, open } = await setUp()
      const id = server.put(note(payload))
      const link = `${server.baseUrl}${id}#dar:${encodeBase64url(randomBytes(32))}`
      await expect(open(link)).rejects.toMatchObject({ code: 'crypto/damaged' })
    },
  )

  test('a page in place of an answer is not taken for a note that is gone', async () => {
    const { at, ports, share } = await setUp()
    const { link, ...key } = await share()
    const page = async () =>
      new Response('<!doctype html>', { status: 404, headers: { 'content-type': 'text/html' } })
    const elsewhere = { ...ports, fetch: page }
    const expected = { code: 'endpoint/not-an-endpoint' }
    await expect(enclosed.status(at, key, elsewhere)).rejects.toMatchObject(expected)
    await expect(enclosed.revoke(at, key, elsewhere)).rejects.toMatchObject(expected)
    const ok = async () =>
      new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } })
    await expect(enclosed.revoke(at, key, { ...ports, fetch: ok })).rejects.toMatchObject(expected)
  })

  test('whatever a server answers, it fails in a way that people are told of', async () => {
    const key = randomBytes(32)
    const payload = await encrypt(concat(encodeCbor(['text', []])), key, '')
    const id = '0'.repeat(26)
    await expectSafe(
      enclosed,
      {
        request: TEXT,
        attempt: {
          link: `${id}#dar:${encodeBase64url(key)}`,
          passphrase: null,
          claim: newClaim(),
          exposed: false,
        },
        key: { id, ownerKey: '', expiresAt: null },
      },
      [
        { config: { isAuthenticationRequired: false, viewNotePathPrefix: '/' } },
        { noteId: id },
        { noteExists: true },
        { note: note(payload) },
        { error: { message: 'No.', code: 'note.not_found' } },
      ],
    )
  })

  const BASE = 'https://notes.example/'
  const ID = '01m82a7c7phqw09b2fqbyjgyss'
  const KEY = encodeBase64url(new Uint8Array(32).fill(7))

  test.each([
    [`${ID}#${KEY}`, `${ID}#${KEY}`, 'none'],
    [`${ID}#dar:${KEY}`, `${ID}#dar:${KEY}`, 'none'],
    [`${ID}#dar:pw:${KEY}`, `${ID}#dar:pw:${KEY}`, 'needed'],
    [`n/${ID}#pw:dar:${KEY}`, `${ID}#pw:dar:${KEY}`, 'needed'],
    [`n/${ID}/?utm=1#pw:${KEY}&utm=2`, `${ID}#pw:${KEY}`, 'needed'],
  ])('%s is a link', async (behind, link, passphrase) => {
    expect(enclosedLinks.matches(BASE + behind, BASE)).toEqual({ link, exposed: false })
    expect(await enclosedLinks.read(link)).toEqual({ outcome: 'link', passphrase, claimId: null })
  })

  test.each(['%23pw:dar:', '%2523pw%253Adar%253A', '%23pw%3adar%3a'])(
    'a mail filter that made it %s has sent the key to a server',
    (rewritten) => {
      expect(enclosedLinks.matches(`${BASE}${ID}${rewritten}${KEY}`, BASE)).toEqual({
        link: `${ID}#pw:dar:${KEY}`,
        exposed: true,
      })
    },
  )

  test.each([
    [`${ID}#`, 'truncated'],
    [`${ID}#pw:`, 'truncated'],
    [`${ID}#pw:dar:${KEY.slice(0, 42)}`, 'truncated'],
    [`${ID}#x:${KEY}`, 'altered'],
    [`${ID}#${KEY}A`, 'altered'],
    [`${ID}#${KEY.slice(0, 42)}_`, 'altered'],
  ])('%s is %s', async (link, outcome) => {
    expect(await enclosedLinks.read(link)).toEqual({ outcome })
  })

  test.each([
    '',
    `#${KEY}`,
    `01M82A7C7PHQW09B2FQBYJGYSS#${KEY}`,
    `81m82a7c7phqw09b2fqbyjgyss#${KEY}`,
  ])('%j is no link of it', (behind) => {
    expect(enclosedLinks.matches(BASE + behind, BASE)).toBeNull()
  })
})

function note(payload: string) {
  return {
    payload,
    deleteAfterReading: true,
    ttlInSeconds: 3600,
    encryptionAlgorithm: 'aes-256-gcm',
    serializationFormat: 'cbor-array',
  }
}
