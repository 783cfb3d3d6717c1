import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { randomBytes } from '#lib/crypto/bytes.ts'
import type { Capabilities } from '#lib/endpoints/capabilities.ts'
import { formatCarrierLink } from '#lib/endpoints/carrier/link.ts'
import type { EndpointPorts, ShareRequest } from '#lib/endpoints/endpoint.ts'
import { createOpenbao } from '#lib/endpoints/kinds/openbao.ts'
import { formatAddress, openbaoLinks, parseAddress } from '#lib/endpoints/openbao/link.ts'
import { formatSignIn, parseSignIn } from '#lib/endpoints/sign-in.ts'
import { endpointContract, expectOpened, linkIn, newClaim } from '#test/contract/endpoint.ts'
import { fastStretch } from '#test/crypto/fast-stretch.ts'
import { TEXT } from '../hand-over.ts'
import { linkTo, type OpenbaoOptions, startOpenbao } from '../servers/openbao.ts'

const openbao = createOpenbao({ wait: async () => {} })

const CAN: Capabilities = {
  lifetimes: { as: 'range', minSeconds: 1, maxSeconds: 2_592_000 },
  maxOpens: 1,
  textBytes: 368_384,
  fileBytes: 368_384,
  passphrases: { isWholeKey: false, maxAttempts: null },
  labels: true,
  receipts: 'presence',
  revoke: true,
  claims: false,
  without: 'nothing',
  signIn: 'token-or-role',
}

const SIGNED_IN: [string, OpenbaoOptions][] = [
  ['a token', {}],
  ['a role in a namespace', { by: 'approle', namespace: 'team/eu' }],
  ['a token that may revoke nothing', { canRevoke: false }],
]

describe.each(SIGNED_IN)('signed in with %s', (_, options) => {
  endpointContract(openbao, CAN, () => startOpenbao(options))
})

describe('openbao', () => {
  async function setUp(options: OpenbaoOptions = {}) {
    const server = await startOpenbao(options)
    onTestFinished(server.stop)
    const ports: EndpointPorts = { fetch, stretch: fastStretch, now: server.now }
    const at = { baseUrl: server.baseUrl, token: server.token ?? null }
    const share = (changes: Partial<ShareRequest> = {}) =>
      openbao.share(at, { ...TEXT, ...changes }, ports)
    // A recipient is not signed in.
    const open = (link: string, passphrase: string | null = null, using = ports) =>
      openbao.open(
        { ...at, token: null },
        {
          link: linkIn(openbao, link, at.baseUrl),
          claim: newClaim(),
          passphrase,
          exposed: false,
        },
        using,
      )
    const pathsCalled = () => server.calls.map(({ url }) => url.pathname.replace('/v1/', ''))
    return { server, ports, at, share, open, pathsCalled }
  }

  test('neither text, key, passphrase, label nor the name of a file reaches the server', async () => {
    const { server, share, open } = await setUp({ by: 'approle' })
    const passphrase = 'hunter2-passphrase'
    const file = {
      kind: 'file',
      content: randomBytes(500),
      name: 'hunter2.pem',
      label: 'hunter2-label',
    } as const
    const { link } = await share({ secret: file, passphrase })
    expect(expectOpened(await open(link, passphrase)).secret).toEqual(file)
    const seen = JSON.stringify(server.calls)
    expect(seen).not.toContain('hunter2')
    expect(seen).not.toContain(link.split('#')[1]?.slice(2, 49))
  })

  test('a recipient needs no sign-in, and the wrapping token is sent once where it counts', async () => {
    const { server, share, open, pathsCalled } = await setUp({ namespace: 'team' })
    const { link } = await share()
    const before = server.calls.length
    expectOpened(await open(link))
    expect(pathsCalled().slice(before)).toEqual(['sys/wrapping/lookup', 'sys/wrapping/unwrap'])
    const [lookedUp, unwrapped] = server.calls.slice(before)
    const { token } = JSON.parse(lookedUp?.body ?? '')
    expect(lookedUp?.headers).not.toHaveProperty('x-vault-token')
    expect(unwrapped?.headers['x-vault-token']).toBe(token)
    expect(unwrapped?.body).toBe('')
    for (const call of server.calls) expect(call.headers['x-vault-namespace']).toBe('team')
  })

  test('somebody who is not signed in is told so before anything is sent', async () => {
    const { server, at, ports } = await setUp()
    for (const token of [null, '', 'no sign-in', '{"by":"token"}']) {
      const shared = openbao.share({ ...at, token }, TEXT, ports)
      await expect(shared).rejects.toMatchObject({ code: 'endpoint/sign-in-required' })
    }
    expect(server.calls).toEqual([])
  })

  test.each(['token', 'approle'] as const)(
    'a sign-in by %s that has ended is refused',
    async (by) => {
      const { server, at, ports, share } = await setUp({ by })
      const refused = { code: 'endpoint/sign-in-refused' }
      const elsewhere = formatSignIn({ ...server.signIn, namespace: 'other' })
      await expect(openbao.share({ ...at, token: elsewhere }, TEXT, ports)).rejects.toMatchObject(
        refused,
      )
      if (server.signIn.by === 'approle') {
        const token = formatSignIn({ ...server.signIn, secretId: 'another' })
        await expect(openbao.share({ ...at, token }, TEXT, ports)).rejects.toMatchObject(refused)
      } else {
        server.forgetSignIns()
        await expect(share()).rejects.toMatchObject(refused)
      }
    },
  )

  test('a login ends with its work, also with work that fails', async () => {
    const { server, at, ports, share } = await setUp({ by: 'approle', mostSeconds: 3600 })
    const { link: _, ...key } = await share()
    expect(server.loggedIn()).toBe(0)
    await expect(share({ ttlSeconds: 7200 })).rejects.toMatchObject({
      code: 'endpoint/out-of-limits',
      field: 'expiresIn',
    })
    expect(server.loggedIn()).toBe(0)
    expect(await openbao.revoke(at, key, ports)).toMatchObject({ state: 'revoked' })
    expect(server.loggedIn()).toBe(0)
  })

  test('a lifetime that silently became another is taken back', async () => {
    const { server, share, pathsCalled } = await setUp({ forcedSeconds: 60 })
    await expect(share()).rejects.toMatchObject({ code: 'endpoint/out-of-limits' })
    expect(pathsCalled()).toEqual(['sys/wrapping/wrap', 'sys/wrapping/unwrap'])
    expect(server.calls.at(-1)?.headers['x-vault-token']).toBeTypeOf('string')
  })

  test('what is taken between the look and the opening was opened by somebody else', async () => {
    const { server, share, open, ports } = await setUp()
    const { link } = await share()
    const overtaken: EndpointPorts = {
      ...ports,
      fetch: (input, init) => {
        if (String(input).endsWith('/unwrap')) server.takeAll()
        return fetch(input, init)
      },
    }
    expect(await open(link, null, overtaken)).toEqual({
      outcome: 'gone',
      state: 'opened',
      at: new Date(server.now()).toISOString(),
      taken: true,
    })
  })

  test('a sender whose clock is slow is told that it expired, not that somebody opened it', async () => {
    const { server, at, ports, share } = await setUp()
    const slow: EndpointPorts = { ...ports, now: () => server.now() - 600_000 }
    const { link: _, ...key } = await openbao.share(at, TEXT, slow)
    server.advance(TEXT.ttlSeconds)
    expect(await openbao.status(at, key, slow)).toMatchObject({ state: 'expired' })
    const { createdAt, expiresAt } = await share()
    expect(Date.parse(expiresAt ?? '') - Date.parse(createdAt)).toBe(TEXT.ttlSeconds * 1000)
  })

  test('a look whose answer was lost is repeated; an unwrapping is not', async () => {
    const { share, open, ports, pathsCalled } = await setUp()
    const { link } = await share()
    const losing = (path: string): EndpointPorts => ({
      ...ports,
      fetch: async (input, init) => {
        const response = await fetch(input, init)
        if (String(input).endsWith(path)) throw new TypeError('lost')
        return response
      },
    })
    const lost = { code: 'endpoint/unreachable' }
    await expect(open(link, null, losing('/lookup'))).rejects.toMatchObject(lost)
    expect(pathsCalled().filter((path) => path.endsWith('lookup'))).toHaveLength(3)
    await expect(open(link, null, losing('/unwrap'))).rejects.toMatchObject(lost)
    expect(pathsCalled().filter((path) => path.endsWith('unwrap'))).toHaveLength(1)
  })

  test('a passphrase that is missing, or cannot be one, asks nothing', async () => {
    const { server, share, open } = await setUp()
    const { link } = await share({ passphrase: 'right' })
    const before = server.calls.length
    expect(await open(link)).toEqual({ outcome: 'passphrase-needed', tryAgain: null })
    await expect(open(link, ' ')).rejects.toMatchObject({ code: 'crypto/passphrase-empty' })
    expect(server.calls).toHaveLength(before)
    expectOpened(await open(link, 'right'))
  })

  test('what another path wrapped is not unwrapped', async () => {
    const { server, at, open, pathsCalled } = await setUp()
    const token = server.wrapped({ password: 'x' }, 'database/creds/app')
    const link = await linkTo(at.baseUrl, '', token)
    await expect(open(link)).rejects.toMatchObject({ code: 'crypto/damaged' })
    expect(pathsCalled()).not.toContain('sys/wrapping/unwrap')
  })

  test.each([[{ other: 'x' }], [null], [{ matchstick: 'no envelope' }], [{ matchstick: 7 }]])(
    'something else in the wrapping, %j, is damaged',
    async (data) => {
      const { server, at, open } = await setUp()
      const link = await linkTo(at.baseUrl, '', server.wrapped(data))
      await expect(open(link)).rejects.toMatchObject({ code: 'crypto/damaged' })
    },
  )

  test('one who is signed out takes back by unwrapping, and learns that it was opened', async () => {
    const { at, ports, share, open, pathsCalled } = await setUp()
    const { link, ...key } = await share()
    const signedOut = { ...at, token: null }
    expect(await openbao.revoke(signedOut, key, ports)).toMatchObject({ state: 'revoked' })
    expect(pathsCalled().at(-1)).toBe('sys/wrapping/unwrap')
    expect(await openbao.revoke(signedOut, key, ports)).toBeNull()
    expect(await open(link)).toEqual({ outcome: 'unknown' })
  })

  test('who may revoke by accessor never unwraps to take back', async () => {
    const { at, ports, share, pathsCalled } = await setUp()
    const { link: _, ...key } = await share()
    expect(await openbao.revoke(at, key, ports)).toMatchObject({ state: 'revoked' })
    expect(pathsCalled()).not.toContain('sys/wrapping/unwrap')
  })

  test('an owner key is made here alone: no other text asks anything', async () => {
    const { server, at, ports } = await setUp()
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async (ownerKey) => {
        const key = { id: 'x', ownerKey, expiresAt: null }
        expect(await openbao.status(at, key, ports)).toBeNull()
        expect(await openbao.revoke(at, key, ports)).toBeNull()
      }),
    )
    expect(server.calls).toEqual([])
  })

  test('an origin that is not on the list is refused, not the sign-in', async () => {
    const { at, ports } = await setUp({ refusesOrigins: true })
    const withOrigin: EndpointPorts = {
      ...ports,
      fetch: (input, init) =>
        fetch(input, { ...init, headers: { ...init?.headers, origin: 'https://else.example' } }),
    }
    await expect(openbao.share(at, TEXT, withOrigin)).rejects.toMatchObject({
      code: 'endpoint/refused',
    })
  })

  test('one that is sealed is known, and has a problem of its own', async () => {
    const { server, ports, share } = await setUp({ isSealed: true, version: '' })
    expect(await openbao.probe(server.baseUrl, ports)).toMatchObject({
      version: null,
      needsToken: true,
    })
    await expect(share()).rejects.toMatchObject({ code: 'endpoint/failed' })
  })

  test('a text that is more than its label leaves room for is not sent', async () => {
    const { server, share } = await setUp()
    const content = randomBytes(CAN.fileBytes)
    const secret = { kind: 'file', content, name: 'x', label: 'y'.repeat(16_000) } as const
    await expect(share({ secret })).rejects.toMatchObject({
      code: 'endpoint/too-large',
      limitBytes: CAN.fileBytes,
    })
    expect(server.calls).toEqual([])
  })

  test.each([
    [413, { errors: ['too large'] }, 'endpoint/too-large'],
    [429, { errors: ['quota'] }, 'endpoint/rate-limited'],
    [412, { errors: ['behind'] }, 'endpoint/failed'],
    [500, { errors: ['broken'] }, 'endpoint/failed'],
    [404, { errors: ['no handler'] }, 'endpoint/refused'],
    [404, '<html>', 'endpoint/not-an-endpoint'],
    [200, { wrap_info: null }, 'endpoint/not-an-endpoint'],
    [200, { wrap_info: { token: 'a b', accessor: '', ttl: 1 } }, 'endpoint/not-an-endpoint'],
  ])('an answer %d %j is %s', async (status, body, code) => {
    const { at, ports } = await setUp()
    const answering: EndpointPorts = {
      ...ports,
      fetch: async () => Response.json(body, { status }),
    }
    await expect(openbao.share(at, TEXT, answering)).rejects.toMatchObject({ code })
  })

  test('whatever it answers, an opening ends in an outcome or an error of ours', async () => {
    const { at, open, ports } = await setUp()
    const link = await linkTo(at.baseUrl, '', 's.abc')
    const answers = fc.array(fc.tuple(fc.constantFrom(200, 204, 400, 403, 503), fc.jsonValue()), {
      minLength: 5,
      maxLength: 5,
    })
    await fc.assert(
      fc.asyncProperty(answers, async (all) => {
        const left = [...all]
        const answering: EndpointPorts = {
          ...ports,
          fetch: async () => {
            const [status, body] = left.shift() ?? [500, null]
            return status === 204 ? new Response(null, { status }) : Response.json(body, { status })
          },
        }
        const ended = open(link, null, answering).catch((error) => error.name)
        expect(['EndpointError', 'CryptoError']).toContain(await ended)
      }),
    )
  })
})

describe('a locator', () => {
  const namespaces = fc.stringMatching(/^(?:[\w.-]{1,9}(?:\/[\w.-]{1,9}){0,3})?$/)
  const tokens = fc.stringMatching(/^[\w.-]{1,40}$/)

  test('is read back', () => {
    fc.assert(
      fc.property(namespaces, tokens, (namespace, wrappingToken) => {
        const at = { namespace, wrappingToken }
        expect(parseAddress(formatAddress(at))).toEqual(at)
      }),
    )
  })

  test.each(['', '/', '/s.abc', 'team/', 'team//s.abc', 'te am/s.abc', 's.abc\r\nx: y', 'ключ'])(
    '%j is none',
    async (address) => {
      expect(parseAddress(address)).toBeNull()
      if (address === '') return
      const link = { mode: 'n', seed: randomBytes(32), address } as const
      const read = await openbaoLinks.read(await formatCarrierLink('openbao', link))
      expect(read).toEqual({ outcome: 'altered' })
    },
  )

  test('a page of the server itself is no link', () => {
    const base = 'https://bao.example/'
    for (const path of ['', '#', '#/vault/secrets', 'ui/#1nabc', '#invite', '#invite.abc']) {
      expect(openbaoLinks.matches(base + path, base)).toBeNull()
    }
    expect(openbaoLinks.matches(`${base}%231nabc`, base)).toEqual({ link: '1nabc', exposed: true })
  })
})

describe('a sign-in', () => {
  test('is read back, whatever a role is called', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string(), (roleId, secretId) => {
        const signIn = { by: 'approle', roleId, secretId, namespace: '' } as const
        expect(parseSignIn(formatSignIn(signIn))).toEqual(signIn)
      }),
    )
  })

  test.each([
    { by: 'token', token: 'a b', namespace: '' },
    { by: 'token', token: '', namespace: '' },
    { by: 'token', token: 's.abc', namespace: 'a\nb' },
    { by: 'approle', roleId: '', secretId: '', namespace: '' },
    { by: 'userpass', name: 'x' },
  ])('%j is none', (signIn) => {
    expect(parseSignIn(JSON.stringify(signIn))).toBeNull()
  })
})
