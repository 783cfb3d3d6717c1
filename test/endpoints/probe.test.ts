import { expect, test, vi } from 'vitest'
import type { EndpointPorts } from '#lib/endpoints/endpoint.ts'
import { probeEndpoint } from '#lib/endpoints/probe.ts'
import { fastStretch } from '#test/crypto/fast-stretch.ts'
import { startCryptgeon } from './servers/cryptgeon.ts'
import { startEnclosed } from './servers/enclosed.ts'
import { startHemmelig } from './servers/hemmelig.ts'
import { startHemmeligV6 } from './servers/hemmelig-v6.ts'
import { startOnetimesecret } from './servers/onetimesecret.ts'
import { startOpenbao } from './servers/openbao.ts'
import { startPasswordpusher } from './servers/passwordpusher.ts'
import { startPrivatebin } from './servers/privatebin.ts'
import { startYopass } from './servers/yopass.ts'
import { startMatchstick } from './start-matchstick.ts'

const BASE = 'https://one.example/'
const portsWith = (fetch: EndpointPorts['fetch']): EndpointPorts => ({
  fetch,
  stretch: fastStretch,
  now: Date.now,
})

test.each([
  ['matchstick', startMatchstick],
  ['privatebin', startPrivatebin],
  ['cryptgeon', startCryptgeon],
  ['enclosed', startEnclosed],
  ['hemmelig', startHemmelig],
  ['hemmelig-v6', startHemmeligV6],
  ['onetimesecret', startOnetimesecret],
  ['openbao', startOpenbao],
  ['passwordpusher', startPasswordpusher],
  ['yopass', startYopass],
  ['yopass', () => startYopass({ version: 13 })],
  ['yopass', () => startYopass({ version: 11 })],
])('%s is known by its answers', async (kind, start) => {
  const server = await start()
  expect(await probeEndpoint(server.baseUrl, portsWith(fetch))).toMatchObject({ kind })
  await server.stop()
})

test('a kind that is found waits for no other, and ends them', async () => {
  const server = await startMatchstick()
  const ended: string[] = []
  const hanging = vi.fn<EndpointPorts['fetch']>((input, init) => {
    if (String(input).endsWith('/v1/info')) return fetch(input, init)
    return new Promise((_, reject) => {
      init?.signal?.addEventListener('abort', () => {
        ended.push(String(input))
        reject(new DOMException('Aborted', 'AbortError'))
      })
    })
  })
  expect(await probeEndpoint(server.baseUrl, portsWith(hanging))).toMatchObject({
    kind: 'matchstick',
  })
  expect(ended).toHaveLength(hanging.mock.calls.length - 1)
  await server.stop()
})

test('what answers with something else is no endpoint, what does not answer is out of reach', async () => {
  const page = async () =>
    new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } })
  await expect(probeEndpoint(BASE, portsWith(page))).rejects.toMatchObject({
    code: 'endpoint/not-an-endpoint',
  })
  const down = () => Promise.reject(new TypeError('no route'))
  await expect(probeEndpoint(BASE, portsWith(down))).rejects.toMatchObject({
    code: 'endpoint/unreachable',
  })
})

test.each([
  { message: 'Not Found' },
  { message: 'Route GET:/config not found', error: 'Not Found', statusCode: 404 },
  { message: 'Secret not found', error: 'Not Found' },
])('a server of another thing, which answers all calls with %j, is no endpoint', async (json) => {
  const other = async () => Response.json(json, { status: 404 })
  await expect(probeEndpoint(BASE, portsWith(other))).rejects.toMatchObject({
    code: 'endpoint/not-an-endpoint',
  })
})

test.each([
  ['v1/info', { product: 'matchstick', protocol: 2 }, 'endpoints of protocol 1'],
  ['api/v1/status', { status: 'nominal' }, 'Onetime Secret 0.26 and newer'],
])('a version that is not spoken with is told by what %s says', async (path, json, supported) => {
  const other = async (url: RequestInfo | URL) =>
    String(url) === BASE + path
      ? Response.json(json)
      : Response.json({ message: 'Not Found' }, { status: 404 })
  await expect(probeEndpoint(BASE, portsWith(other))).rejects.toMatchObject({
    code: 'endpoint/unsupported-version',
    supported,
  })
})

test('an address that leads to another is said to, and is none where something answers', async () => {
  const away = async () => new Response(null, { status: 301, headers: { location: '/elsewhere' } })
  await expect(probeEndpoint(BASE, portsWith(away))).rejects.toMatchObject({
    code: 'endpoint/redirected',
  })
  const some = async (url: RequestInfo | URL) =>
    String(url).endsWith('/status') ? away() : Response.json({ message: 'Not Found' })
  await expect(probeEndpoint(BASE, portsWith(some))).rejects.toMatchObject({
    code: 'endpoint/not-an-endpoint',
  })
})

test.each([502, 429])(
  'a server that says %i may be any, and is not called none',
  async (status) => {
    const busy = async () => new Response('<!doctype html>', { status })
    await expect(probeEndpoint(BASE, portsWith(busy))).rejects.toMatchObject({
      code: status === 429 ? 'endpoint/rate-limited' : 'endpoint/failed',
    })
  },
)

test('what a server says that no endpoint can do is not kept', async () => {
  const odd = { Expiration: { '@enum': ['constructor', 'toString'] } }
  const line = async () => Response.json(odd)
  await expect(probeEndpoint(BASE, portsWith(line))).rejects.toMatchObject({
    code: 'endpoint/not-an-endpoint',
  })
})

test('no kind asks with anything but GET', async () => {
  const line = vi.fn<EndpointPorts['fetch']>(async () => new Response('{}'))
  await expect(probeEndpoint(BASE, portsWith(line))).rejects.toThrow()
  expect(line.mock.calls.map(([, init]) => init?.method)).toEqual(line.mock.calls.map(() => 'GET'))
})
