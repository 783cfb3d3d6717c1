import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { randomBytes, utf8 } from '#lib/crypto/bytes.ts'
import { formatCarrierLink } from '#lib/endpoints/carrier/link.ts'
import type { CustomApi } from '#lib/endpoints/custom/api.ts'
import { capabilitiesOf } from '#lib/endpoints/custom/capabilities.ts'
import { addressFor, customLinks, parseLink } from '#lib/endpoints/custom/link.ts'
import type { EndpointPorts, ShareRequest } from '#lib/endpoints/endpoint.ts'
import custom from '#lib/endpoints/kinds/custom.ts'
import { endpointContract, expectOpened, linkIn, newClaim } from '#test/contract/endpoint.ts'
import { fastStretch } from '#test/crypto/fast-stretch.ts'
import { TEXT } from '../hand-over.ts'
import { expectSafe } from '../hostile-answers.ts'
import {
  type CustomOptions,
  FORM_API,
  HEADER_API,
  JSON_API,
  startCustom,
} from '../servers/custom.ts'

const described = {
  reason: 'nothing tells what it is: a person describes it',
  tests: ['a probe finds what it can do'],
}

endpointContract(custom, capabilitiesOf(JSON_API), startCustom, { skip: [described] })
describe('with forms and plain text', () => {
  const start = () => startCustom({ api: FORM_API })
  endpointContract(custom, capabilitiesOf(FORM_API), start, { skip: [described] })
})

describe('with what it says in headers', () => {
  const start = () => startCustom({ api: HEADER_API })
  endpointContract(custom, capabilitiesOf(HEADER_API), start, { skip: [described] })
})

describe('custom', () => {
  async function setUp(options: CustomOptions = {}, changes: Partial<CustomApi> = {}) {
    const server = await startCustom(options)
    onTestFinished(server.stop)
    const ports: EndpointPorts = { fetch, stretch: fastStretch, now: server.now }
    const api = { ...server.api, ...changes }
    const at = { baseUrl: server.baseUrl, token: server.token ?? null, api }
    const share = (request: Partial<ShareRequest> = {}) =>
      custom.share(at, { ...TEXT, ...request }, ports)
    const open = (link: string, passphrase: string | null = null) => {
      const attempt = { link: linkIn(custom, link, server.baseUrl), claim: newClaim() }
      return custom.open(at, { ...attempt, passphrase, exposed: false }, ports)
    }
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

  test('whatever a server calls its secrets, they are found again, or nothing is asked', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 50 }), async (id) => {
        const { server, ports, at, share, open } = await setUp({ newId: () => id })
        const { link, ...key } = await share()
        expectOpened(await open(link))
        const again = await share()
        expect(await custom.revoke(at, again, ports).catch(({ code }) => code)).toSatisfy(
          (told) => told === 'endpoint/refused' || told?.state === 'revoked',
        )
        expect(key.id).toBe(id)
        for (const { url } of server.calls) {
          expect(url.pathname).toMatch(/^\/api\/v3\/(?:take$|drops$|drops\/[^/]+$)/)
        }
        await server.stop()
      }),
      {
        numRuns: 60,
        examples: [['..'], ['.'], ['a/../../b'], ['?key='], ['#'], ['%2e%2e'], ["'"]],
      },
    )
  })

  test.each([30 * 86_400, 600])(
    'an end in %d seconds is not the hour that was asked for, and nothing stays',
    async (ownSeconds) => {
      const { server, share } = await setUp({ ownSeconds })
      const refused = { code: 'endpoint/out-of-limits', field: 'expiresIn' }
      await expect(share()).rejects.toMatchObject(refused)
      expect(server.calls.at(-1)?.method).toBe('DELETE')
    },
  )

  test('a clock that is wrong is none of the server, which tells its own', async () => {
    const { server, ports, at } = await setUp()
    const date = new Date(server.now()).toUTCString()
    const fetchWithDate: typeof fetch = async (...args) => {
      const answer = await fetch(...args)
      return new Response(answer.body, { status: answer.status, headers: { date } })
    }
    const behind = { ...ports, fetch: fetchWithDate, now: () => server.now() - 1_200_000 }
    const { expiresAt } = await custom.share(at, TEXT, behind)
    expect(expiresAt).toBe(new Date(server.now() + 3_600_000).toISOString())
  })

  test('an answer with nothing where its id should stand says so', async () => {
    const { share } = await setUp({}, { idAt: 'drops.0.id' })
    const odd = { code: 'endpoint/not-an-endpoint', field: 'idAt' }
    await expect(share()).rejects.toMatchObject(odd)
  })

  test('headers that are gone are asked for again', async () => {
    const { at, ports, server } = await setUp()
    for (const token of [null, '{}', '{"Another":"x"}']) {
      const needed = { code: 'endpoint/token-required' }
      await expect(custom.share({ ...at, token }, TEXT, ports)).rejects.toMatchObject(needed)
    }
    const token = JSON.stringify({ 'X-Team-Key': 'wrong' })
    const refused = { code: 'endpoint/token-refused' }
    await expect(custom.share({ ...at, token }, TEXT, ports)).rejects.toMatchObject(refused)
    expect(server.calls).toHaveLength(1)
  })

  test('a call has headers of its own, with what belongs in them, beside those of all', async () => {
    const create = { ...JSON_API.create, headers: 'X-Days: {{days}}\nACCEPT: text/plain' }
    const revoke = {
      method: 'DELETE',
      path: 'v3/drops/{{id}}?key={{deleteToken}}',
      body: '',
      headers: 'X-Remove: key {{deleteToken}}',
    } as const
    const { server, at, ports, share } = await setUp({}, { create, revoke })
    const shared = await share()
    expect(server.calls.at(-1)?.headers).toMatchObject({ 'x-days': '1', accept: 'text/plain' })
    await custom.revoke(at, shared, ports)
    const { headers } = server.calls.at(-1) ?? {}
    expect(headers).toMatchObject({ 'x-remove': `key ${shared.ownerKey}` })
    expect(headers).toHaveProperty('x-team-key')
    expect(headers).not.toHaveProperty('x-days')
  })

  test('a value of the server that can stand in no header is sent nowhere', async () => {
    const open = { ...JSON_API.open, headers: 'X-Id: {{id}}' }
    const { server, share, open: take } = await setUp({ newId: () => 'a\r\nb: c' }, { open })
    const { link } = await share()
    await expect(take(link)).rejects.toMatchObject({ code: 'endpoint/refused' })
    expect(server.calls).toHaveLength(1)
  })

  test('headers that go with a sender’s calls are needed by nobody who opens', async () => {
    const headers = { headerNames: ['X-Team-Key'], headersOfSender: true }
    const { server, at, ports } = await setUp({ api: FORM_API }, headers)
    const needed = { code: 'endpoint/token-required' }
    await expect(custom.share(at, TEXT, ports)).rejects.toMatchObject(needed)
    const signedIn = { ...at, token: JSON.stringify({ 'X-Team-Key': 'abc' }) }
    const { link } = await custom.share(signedIn, TEXT, ports)
    expect(server.calls.at(-1)?.headers).toHaveProperty('x-team-key')
    const attempt = { link: linkIn(custom, link, server.baseUrl), claim: newClaim() }
    expectOpened(await custom.open(at, { ...attempt, passphrase: null, exposed: false }, ports))
    expect(server.calls.at(-1)?.headers).not.toHaveProperty('x-team-key')
  })

  test('a description that is gone asks nothing', async () => {
    const { at, ports, server } = await setUp()
    const gone = { code: 'endpoint/not-an-endpoint' }
    await expect(custom.share({ ...at, api: null }, TEXT, ports)).rejects.toMatchObject(gone)
    expect(server.calls).toEqual([])
  })

  test.each([
    ['{{seconds}}', [300, 600, 1800, 3600, 14_400, 43_200, 86_400, 259_200, 604_800]],
    ['{{hours}}', [3600, 14_400, 43_200, 86_400, 259_200, 604_800]],
    ['{{days}}', [86_400, 259_200, 604_800]],
  ])('told in %s, lifetimes are whole ones', (place, seconds) => {
    const create = { ...JSON_API.create, path: `v3/drops?for=${place}`, body: '"{{text}}"' }
    const { lifetimes } = capabilitiesOf({ ...JSON_API, create })
    expect(lifetimes).toEqual({ as: 'list', seconds })
  })

  test('without a word about time the server alone decides', () => {
    const create = { ...JSON_API.create, body: '"{{text}}"' }
    expect(capabilitiesOf({ ...JSON_API, create }).lifetimes).toEqual({ as: 'until-opened' })
  })

  test('what nothing ends but an opening is promised for as long as anything is', async () => {
    const create = { ...JSON_API.create, body: '{ "drop": { "content": "{{text}}", "ttl": 9e6 } }' }
    const { server, share, open } = await setUp({}, { create, expiresAt: null })
    const { link, expiresAt, createdAt } = await share({ ttlSeconds: 60 })
    expect(expiresAt).toBeNull()
    server.advance(86_400)
    const opened = expectOpened(await open(link))
    const end = new Date(Date.parse(createdAt) + 366 * 86_400_000).toISOString()
    expect(opened.promised).toMatchObject({ createdAt, expiresAt: end })
  })

  test('an id is as long as a record can hold, or none', async () => {
    let id = 'x'.repeat(200)
    const { share, open } = await setUp({ newId: () => id })
    const { link, ...record } = await share()
    expect(record.id).toBe(id)
    expectOpened(await open(link))
    id += 'x'
    const odd = { code: 'endpoint/not-an-endpoint', field: 'idAt' }
    await expect(share()).rejects.toMatchObject(odd)
  })

  test('what stands in the body of a call that has none is nothing', async () => {
    const body = '{ {{seconds}}'
    const create = { method: 'GET', path: 'v3/drops?text={{text}}', body } as const
    const { at, server, ports } = await setUp({}, { create })
    expect(capabilitiesOf(at.api).lifetimes).toEqual({ as: 'until-opened' })
    await custom.share(at, TEXT, ports).catch(() => null)
    expect(server.calls.map(({ method, body }) => [method, body])).toEqual([['GET', '']])
  })

  test('its links are told from fragments of the site around it', async () => {
    const { server, share } = await setUp()
    const { link } = await share()
    const { baseUrl } = server
    expect(customLinks.matches(`${baseUrl}#1-introduction`, baseUrl)).toBeNull()
    expect(customLinks.matches(baseUrl, baseUrl)).toBeNull()
    const cut = customLinks.matches(link.slice(0, -5), baseUrl)
    if (cut) expect(await customLinks.read(cut.link)).toEqual({ outcome: 'truncated' })
    const barely = customLinks.matches(link.slice(0, baseUrl.length + 57), baseUrl)
    expect(await customLinks.read(barely?.link ?? '')).toEqual({ outcome: 'truncated' })
  })

  test('any id stands in its link', async () => {
    const base = 'https://one.example/x/'
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1 }), async (id) => {
        const address = addressFor(base, id)
        const link = { mode: 'n', seed: randomBytes(32), address } as const
        const fragment = await formatCarrierLink('custom', link)
        const match = customLinks.matches(`${base}#${fragment}`, base)
        expect((await parseLink(match?.link ?? '', base)).id).toBe(id)
      }),
    )
  })

  test('whatever a server answers, what fails is said in words', async () => {
    const { server, share, at } = await setUp()
    const { link } = await share()
    const attempt = { link: linkIn(custom, link, server.baseUrl), claim: newClaim() }
    const asked = {
      request: TEXT,
      attempt: { ...attempt, passphrase: null, exposed: false },
      key: { id: 'abc', ownerKey: 'def', expiresAt: null },
    }
    const here: typeof custom = {
      ...custom,
      share: (_, request, ports) => custom.share(at, request, ports),
      open: (_, request, ports) => custom.open(at, request, ports),
      revoke: (_, key, ports) => custom.revoke(at, key, ports),
    }
    await expectSafe(here, asked, [
      { drops: [{ uid: 'abc', until: 1_767_323_045, keys: { remove: 'def' } }] },
      { drops: [{ uid: 7, until: '2026-01-02T03:04:05Z', keys: { remove: 'def' } }] },
      { content: 'matchstick1.AAAA' },
    ])
  })
})
