import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { stretchPassphrase } from '#lib/crypto/argon2.ts'
import { utf8 } from '#lib/crypto/bytes.ts'
import type { Capabilities } from '#lib/endpoints/capabilities.ts'
import type {
  EndpointErrorCode,
  EndpointKind,
  EndpointPorts,
  ShareRequest,
} from '#lib/endpoints/endpoint.ts'
import matchstick, { createMatchstick } from '#lib/endpoints/kinds/matchstick.ts'
import { PROBLEMS, type ProblemCode, problemType } from '#lib/endpoints/wire.ts'
import {
  type EndpointUnderTest,
  endpointContract,
  expectOpened,
  linkIn,
  newClaim,
} from '#test/contract/endpoint.ts'
import { fastStretch } from '#test/crypto/fast-stretch.ts'
import { startMatchstick } from '../start-matchstick.ts'

type Fetch = EndpointPorts['fetch']

const CAN: Capabilities = {
  lifetimes: { as: 'range', minSeconds: 1, maxSeconds: 30 * 86400 },
  maxOpens: 100,
  textBytes: 8_257_280,
  fileBytes: 8_257_280,
  passphrases: { isWholeKey: false, maxAttempts: 20 },
  labels: true,
  receipts: 'full',
  revoke: true,
  claims: true,
  without: 'page',
}

endpointContract(matchstick, CAN, startMatchstick)

const secret = { kind: 'text', content: utf8('hunter2-plaintext'), label: 'hunter2-label' } as const
const plain: ShareRequest = {
  secret,
  passphrase: null,
  ttlSeconds: 3600,
  maxOpens: 1,
  maxAttempts: 5,
}
const locked: ShareRequest = { ...plain, passphrase: 'hunter2-passphrase' }

describe('matchstick', () => {
  const kind = createMatchstick({ wait: async () => {} })
  let server: EndpointUnderTest
  let ports: EndpointPorts
  const at = () => ({ baseUrl: server.baseUrl, token: null })
  const ask = async (url: string, passphrase: string | null = null) => ({
    link: linkIn(kind, url, server.baseUrl),
    passphrase,
    claim: newClaim(),
    exposed: false,
  })

  beforeAll(async () => {
    server = await startMatchstick()
    ports = { fetch: globalThis.fetch, stretch: fastStretch, now: server.now }
  })
  afterAll(() => server.stop())

  const methodsOf = (line: { mock: { calls: Parameters<Fetch>[] } }) =>
    line.mock.calls.map(([, init]) => init?.method)

  /** The real server behind a line on which something goes wrong the first `times` times. */
  function flaky(times: number, fault: (...call: Parameters<Fetch>) => Promise<Response>) {
    let count = 0
    return vi.fn<Fetch>((input, init) =>
      count++ < times ? fault(input, init) : fetch(input, init),
    )
  }
  const lostResponse = async (...call: Parameters<Fetch>): Promise<Response> => {
    await (await fetch(...call)).arrayBuffer()
    throw new TypeError('the connection broke')
  }
  const lostRequest = () => Promise.reject(new TypeError('no route'))
  const badGateway = async () => new Response('<h1>Bad Gateway</h1>', HTML(502))

  test('a wrong passphrase whose answer is lost costs one attempt, and a right one nothing', async () => {
    const { link, ...key } = await kind.share(at(), locked, ports)
    const lost = { ...ports, fetch: flaky(9, lostResponse) }
    const wrong = await ask(link, 'wrong')
    await expect(kind.open(at(), wrong, lost)).rejects.toMatchObject({
      code: 'endpoint/unreachable',
    })
    expect(await kind.status(at(), key, ports)).toMatchObject({ failedAttempts: 1 })

    const right = await ask(link, 'hunter2-passphrase')
    await expect(kind.open(at(), right, lost)).rejects.toMatchObject({
      code: 'endpoint/unreachable',
    })
    expect(expectOpened(await kind.open(at(), right, ports)).opensLeft).toBe(0)
  })

  describe.each([
    ['a lost response', lostResponse],
    ['a lost request', lostRequest],
    ['a proxy that fails', badGateway],
  ])('after %s', (_, fault) => {
    test.each([1, 2])('shares all the same (%i times)', async (times) => {
      const line = flaky(times, fault)
      const { link } = await kind.share(at(), plain, { ...ports, fetch: line })
      expect(line).toHaveBeenCalledTimes(times + 1)
      const bodies = new Set(line.mock.calls.map(([, init]) => init?.body))
      expect(bodies.size).toBe(1)
      const opened = expectOpened(await kind.open(at(), await ask(link), ports))
      expect(opened.secret).toEqual(secret)
    })

    test.each([1, 2])('opens all the same and spends one opening (%i times)', async (times) => {
      const { link, ...key } = await kind.share(at(), { ...plain, maxOpens: 2 }, ports)
      const line = flaky(times, fault)
      const opened = await kind.open(at(), await ask(link), { ...ports, fetch: line })
      expect(expectOpened(opened).secret).toEqual(secret)
      expect(await kind.status(at(), key, ports)).toMatchObject({ opensLeft: 1 })
    })

    test('acknowledges and revokes all the same', async () => {
      const { link, ...key } = await kind.share(at(), plain, ports)
      const attempt = await ask(link)
      const line = flaky(0, fault)
      const opened = expectOpened(await kind.open(at(), attempt, { ...ports, fetch: line }))
      line.mockImplementationOnce(fault).mockImplementationOnce(fault)
      await opened.acknowledge()
      expect(await kind.open(at(), attempt, ports)).toEqual({ outcome: 'claim-ended' })
      const lost = { ...ports, fetch: flaky(2, fault) }
      expect(await kind.revoke(at(), key, lost)).toMatchObject({ opensLeft: 0 })
    })
  })

  test('gives up after three tries, with the last failure', async () => {
    for (const [fault, code] of [
      [lostRequest, 'endpoint/unreachable'],
      [badGateway, 'endpoint/failed'],
    ] as const) {
      const line = flaky(9, fault)
      await expect(kind.share(at(), plain, { ...ports, fetch: line })).rejects.toMatchObject({
        code,
      })
      expect(methodsOf(line).filter((method) => method === 'PUT')).toHaveLength(3)
    }
  })

  test('a share is cancelled in the pause between two tries', async () => {
    const controller = new AbortController()
    const line = flaky(9, () => {
      queueMicrotask(() => controller.abort())
      return lostRequest()
    })
    const cancelled = { ...ports, fetch: line, signal: controller.signal }
    await expect(matchstick.share(at(), plain, cancelled)).rejects.toMatchObject({
      code: 'endpoint/cancelled',
    })
    expect(methodsOf(line).filter((method) => method === 'PUT')).toHaveLength(1)
  })

  test('what arrived, but was called off before its answer came, is taken back', async () => {
    const controller = new AbortController()
    const answers: Response[] = []
    const line = vi.fn<Fetch>(async (input, init) => {
      const answer = await fetch(input, init)
      answers.push(answer.clone())
      if (init?.method === 'PUT') {
        controller.abort()
        throw new DOMException('Aborted', 'AbortError')
      }
      return answer
    })
    const cancelled = { ...ports, fetch: line, signal: controller.signal }
    await expect(kind.share(at(), plain, cancelled)).rejects.toMatchObject({
      code: 'endpoint/cancelled',
    })
    await vi.waitFor(() => expect(answers).toHaveLength(2))
    expect(methodsOf(line)).toEqual(['PUT', 'DELETE'])
    expect(await answers[1]?.json()).toMatchObject({ state: 'revoked' })
  })

  test('what arrives after it was called off is taken back too', async () => {
    const controller = new AbortController()
    const answers: Response[] = []
    let late: Parameters<Fetch> | null = null
    const line = vi.fn<Fetch>(async (input, init) => {
      if (init?.method === 'PUT') {
        late = [input, { ...init, signal: null }]
        controller.abort()
        throw new DOMException('Aborted', 'AbortError')
      }
      const answer = await fetch(input, init)
      answers.push(answer.clone())
      if (late) await fetch(...late)
      late = null
      return answer
    })
    const cancelled = { ...ports, fetch: line, signal: controller.signal }
    await expect(kind.share(at(), plain, cancelled)).rejects.toMatchObject({
      code: 'endpoint/cancelled',
    })
    await vi.waitFor(() => expect(answers).toHaveLength(2))
    expect(answers[0]?.status).toBe(404)
    expect(await answers[1]?.json()).toMatchObject({ state: 'revoked' })
  })

  test('acknowledges even when whoever opened is gone, in a request that outlives its page', async () => {
    const controller = new AbortController()
    const { link } = await kind.share(at(), plain, ports)
    const attempt = await ask(link)
    const line = flaky(0, lostRequest)
    const opening = { ...ports, fetch: line, signal: controller.signal }
    const { acknowledge } = expectOpened(await kind.open(at(), attempt, opening))
    controller.abort()
    await acknowledge()
    expect(line.mock.lastCall?.[1]).toMatchObject({ keepalive: true })
    expect(await kind.open(at(), attempt, ports)).toEqual({ outcome: 'claim-ended' })
  })

  test('works under the real Argon2id', async () => {
    const real = { ...ports, stretch: stretchPassphrase }
    const { link } = await kind.share(at(), locked, real)
    const opened = await kind.open(at(), await ask(link, 'hunter2-passphrase'), real)
    expect(expectOpened(opened).secret).toEqual(secret)
  })

  test('derives keys once, however often the call is repeated', async () => {
    const stretch = vi.fn(fastStretch)
    const line = flaky(2, lostRequest)
    const { link } = await kind.share(at(), locked, { ...ports, stretch, fetch: line })
    expect(line).toHaveBeenCalledTimes(3)
    expect(stretch).toHaveBeenCalledOnce()
    expectOpened(await kind.open(at(), await ask(link, 'hunter2-passphrase'), ports))
  })

  test('limits attempts where there is a passphrase, and only there', async () => {
    for (const [request, maxAttempts] of [
      [plain, null],
      [locked, 5],
    ] as const) {
      const line = flaky(0, lostRequest)
      await kind.share(at(), request, { ...ports, fetch: line })
      expect(JSON.parse(String(line.mock.calls[0]?.[1]?.body))).toMatchObject({ maxAttempts })
    }
  })

  test('leaves out a passphrase that the link does not ask for', async () => {
    const { link } = await kind.share(at(), plain, ports)
    expectOpened(await kind.open(at(), await ask(link, 'typed in vain'), ports))
  })

  test('sends no plaintext, label, passphrase, seed, content key or owner key when it shares', async () => {
    const line = flaky(0, lostRequest)
    const shared = await kind.share(at(), locked, { ...ports, fetch: line })
    const [url, init] = line.mock.calls[0] ?? []
    const sent = `${url} ${JSON.stringify(init)}`
    for (const word of ['plaintext', 'label', 'passphrase'].map((end) => `hunter2-${end}`)) {
      expect(sent).not.toContain(word)
      expect(sent).not.toContain(Buffer.from(word).toString('base64url'))
    }
    expect(sent).not.toContain(shared.ownerKey)
    const fragment = new URL(shared.link).hash
    expect(fragment).toHaveLength(50)
    expect(sent).not.toContain(fragment.slice(3, 43))
  })

  test('sends a passphrase, seed or content key to nobody when it opens', async () => {
    const { link } = await kind.share(at(), locked, ports)
    const line = flaky(0, lostRequest)
    const attempt = await ask(link, 'hunter2-passphrase')
    await kind.open(at(), attempt, { ...ports, fetch: line })
    const [url, init] = line.mock.calls[0] ?? []
    expect(Object.keys(JSON.parse(String(init?.body))).sort()).toEqual([
      'claim',
      'exposed',
      'linkKey',
      'openKey',
    ])
    const sent = `${url} ${JSON.stringify(init)}`
    expect(sent).not.toContain('hunter2')
    expect(sent).not.toContain(new URL(link).hash.slice(3, 43))
  })

  test('calls an envelope damaged that does not decrypt, with a passphrase too', async () => {
    const { link } = await kind.share(at(), locked, ports)
    const damaging: Fetch = async (input, init) => {
      const answer = await (await fetch(input, init)).json()
      const envelope = Buffer.from(answer.envelope, 'base64url')
      envelope[5] = (envelope[5] ?? 0) ^ 1
      return Response.json({ ...answer, envelope: envelope.toString('base64url') })
    }
    const attempt = await ask(link, 'hunter2-passphrase')
    await expect(kind.open(at(), attempt, { ...ports, fetch: damaging })).rejects.toMatchObject({
      code: 'crypto/damaged',
    })
  })

  test('sends the creation token to create, and nothing but that', async () => {
    const guarded = await startMatchstick({ tokens: ['sesame-0123456789'] })
    try {
      const { baseUrl } = guarded
      const shareWith = (token: string | null) => kind.share({ baseUrl, token }, plain, ports)
      const line = flaky(0, lostRequest)
      expect(await kind.probe(baseUrl, ports)).toMatchObject({ needsToken: true })
      await expect(shareWith(null)).rejects.toMatchObject({ code: 'endpoint/token-required' })
      const refused = { code: 'endpoint/token-refused' }
      await expect(shareWith('other')).rejects.toMatchObject(refused)
      await expect(shareWith('schlüssel\n')).rejects.toMatchObject(refused)
      const address = { baseUrl, token: 'sesame-0123456789' }
      const { link, ...key } = await kind.share(address, plain, ports)
      const lined = { ...ports, fetch: line }
      const attempt = { ...(await ask(server.baseUrl + new URL(link).hash)), claim: newClaim() }
      await expectOpened(await kind.open(address, attempt, lined)).acknowledge()
      await kind.status(address, key, lined)
      await kind.revoke(address, key, lined)
      expect(line).toHaveBeenCalledTimes(4)
      expect(JSON.stringify(line.mock.calls)).not.toContain('sesame')
    } finally {
      await guarded.stop()
    }
  })

  test('names the field that is outside the limits of the endpoint', async () => {
    const tooLong = { ...plain, ttlSeconds: 366 * 86_400 }
    await expect(kind.share(at(), tooLong, ports)).rejects.toMatchObject({
      code: 'endpoint/out-of-limits',
      field: 'expiresIn',
    })
  })

  test('says how much the endpoint takes when a secret is too large', async () => {
    const small = await startMatchstick({ maxEnvelopeBytes: 1024 })
    try {
      const large = { ...plain, secret: { ...secret, content: new Uint8Array(5000) } }
      const address = { baseUrl: small.baseUrl, token: null }
      await expect(kind.share(address, large, ports)).rejects.toMatchObject({
        code: 'endpoint/too-large',
        limitBytes: expect.any(Number),
      })
    } finally {
      await small.stop()
    }
  })

  test('says when to come back after too many calls', async () => {
    const strict = await startMatchstick({ rateLimit: 'on', rateCreates: 1 })
    try {
      const address = { baseUrl: strict.baseUrl, token: null }
      await kind.share(address, plain, ports)
      await expect(kind.share(address, plain, ports)).rejects.toMatchObject({
        code: 'endpoint/rate-limited',
        retryAfterSeconds: expect.any(Number),
      })
    } finally {
      await strict.stop()
    }
  })

  describe('an answer that is none of the protocol', () => {
    const calls = async (kind: EndpointKind, fetch: Fetch) => {
      const { link, ...key } = await kind.share(at(), plain, ports)
      const strange = { ...ports, fetch }
      const attempt = await ask(link)
      return {
        share: () => kind.share(at(), plain, strange),
        open: () => kind.open(at(), attempt, strange),
        status: () => kind.status(at(), key, strange),
        revoke: () => kind.revoke(at(), key, strange),
      }
    }

    test.each<[string, () => Response, EndpointErrorCode]>([
      ['a page', () => new Response('<!doctype html>', HTML(200)), 'endpoint/not-an-endpoint'],
      ['a page that is missing', () => new Response('', HTML(404)), 'endpoint/not-an-endpoint'],
      ['a sign-in page', () => new Response('', HTML(401)), 'endpoint/not-an-endpoint'],
      ['JSON of something else', () => Response.json({ ok: true }), 'endpoint/not-an-endpoint'],
      ['a list', () => Response.json([]), 'endpoint/not-an-endpoint'],
      ['null', () => Response.json(null), 'endpoint/not-an-endpoint'],
      ['nothing', () => new Response(null, { status: 204 }), 'endpoint/not-an-endpoint'],
      ['a proxy that limits', () => new Response('', HTML(429)), 'endpoint/rate-limited'],
      [
        'a foreign problem',
        () => Response.json({ type: 'about:blank', status: 404, title: '' }, { status: 404 }),
        'endpoint/not-an-endpoint',
      ],
      ['a refused origin', () => problem('origin-refused'), 'endpoint/refused'],
      ['a full disk', () => problem('quota-full'), 'endpoint/quota-full'],
    ])('%s fails every call', async (_, answer, code) => {
      const made = await calls(kind, async () => answer())
      for (const call of Object.values(made)) {
        await expect(call()).rejects.toMatchObject({ name: 'EndpointError', code })
      }
    })

    test('is refused where an opening lacks a part', async () => {
      const whole = { envelope: 'AAAA', opensLeft: 0, claimSeconds: 60 }
      for (const part of [
        { envelope: 'AAA=' },
        { envelope: 7 },
        { opensLeft: -1 },
        { claimSeconds: 'long' },
      ]) {
        const { open } = await calls(kind, async () => Response.json({ ...whole, ...part }))
        await expect(open()).rejects.toMatchObject({ code: 'endpoint/not-an-endpoint' })
      }
    })

    test('is refused where something is gone without a state and a time', async () => {
      const { open } = await calls(kind, async () => problem('gone'))
      await expect(open()).rejects.toMatchObject({ code: 'endpoint/refused' })
    })

    test('is told from an endpoint by a probe', async () => {
      for (const answer of [
        () => new Response('<!doctype html>', HTML(200)),
        () => new Response('', HTML(404)),
        () => Response.json({ product: 'other', protocol: 1 }),
      ]) {
        expect(
          await kind.probe(server.baseUrl, { ...ports, fetch: async () => answer() }),
        ).toBeNull()
      }
      const newer = async () => Response.json({ product: 'matchstick', protocol: 2 })
      await expect(kind.probe(server.baseUrl, { ...ports, fetch: newer })).rejects.toMatchObject({
        code: 'endpoint/unsupported-version',
      })
      const failing = { ...ports, fetch: badGateway }
      await expect(kind.probe(server.baseUrl, failing)).rejects.toMatchObject({
        code: 'endpoint/failed',
      })
    })
  })

  test('takes a secret that is forgotten by now for acknowledged', async () => {
    const { link } = await kind.share(at(), plain, ports)
    const line = flaky(0, lostRequest)
    const attempt = await ask(link)
    const opened = expectOpened(await kind.open(at(), attempt, { ...ports, fetch: line }))
    line.mockImplementation(async () => problem('not-found'))
    await expect(opened.acknowledge()).resolves.toBeUndefined()
    line.mockImplementation(async () => new Response('<!doctype html>', HTML(200)))
    await expect(opened.acknowledge()).rejects.toMatchObject({ code: 'endpoint/not-an-endpoint' })
  })

  test('reaches an endpoint below a path', async () => {
    const line = flaky(9, lostRequest)
    const address = { baseUrl: 'https://intranet.example/secrets/', token: null }
    await expect(kind.share(address, plain, { ...ports, fetch: line })).rejects.toThrow()
    expect(line.mock.calls[0]?.[0]).toMatch(
      /^https:\/\/intranet\.example\/secrets\/v1\/secrets\/[\w-]{22}$/,
    )
  })
})

function HTML(status: number): ResponseInit {
  return { status, headers: { 'content-type': 'text/html' } }
}

function problem(code: ProblemCode): Response {
  const { status, title } = PROBLEMS[code]
  return Response.json({ type: problemType(code), status, title }, { status })
}
