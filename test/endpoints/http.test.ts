import type { IncomingMessage } from 'node:http'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { requestBytes, requestJson } from '#lib/endpoints/http.ts'
import { nobodyHere, serveHere } from './local-server.ts'

const ports = { fetch: globalThis.fetch, now: () => Date.UTC(2026, 0, 1) }
const never: typeof fetch = (_, init) =>
  new Promise((_resolve, reject) => {
    init?.signal?.addEventListener('abort', () => reject(init.signal?.reason))
  })

/** Sends a part again and again, for ever if no number is given. */
function dripping(of: { bytes: number; everyMs: number; parts?: number }): typeof fetch {
  return async (_, init) => {
    let left = of.parts ?? Number.POSITIVE_INFINITY
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        const timer = setInterval(() => {
          if (left-- > 0) return controller.enqueue(new Uint8Array(of.bytes))
          clearInterval(timer)
          controller.close()
        }, of.everyMs)
        init?.signal?.addEventListener('abort', () => {
          clearInterval(timer)
          controller.error(init.signal?.reason)
        })
      },
    })
    return new Response(body, { headers: { 'content-type': 'application/json' } })
  }
}

afterEach(() => {
  vi.useRealTimers()
})

describe('requestJson', () => {
  test('gives status and body, of errors too', async () => {
    const url = await serveHere((_, response) => {
      response.writeHead(418, { 'content-type': 'application/problem+json; charset=utf-8' })
      response.end('{"type":"tea"}')
    })
    expect(await requestJson({ method: 'GET', url }, ports)).toEqual({
      status: 418,
      json: { type: 'tea' },
      retryAfterSeconds: null,
    })
  })

  test('sends the body, its type and the bearer, and no cookie or referrer', async () => {
    let seen: IncomingMessage | undefined
    let body = ''
    const url = await serveHere((request, response) => {
      seen = request
      request.on('data', (chunk) => {
        body += chunk
      })
      request.on('end', () => response.writeHead(204).end())
    })
    const call = { method: 'PUT', url, body: '{"a":1}', bearer: 'key' } as const
    expect(await requestJson(call, ports)).toMatchObject({ status: 204, json: null })
    expect(body).toBe('{"a":1}')
    expect(seen?.headers).toMatchObject({
      accept: 'application/json',
      'content-type': 'application/json',
      authorization: 'Bearer key',
    })
    expect(seen?.headers).not.toHaveProperty('cookie')
    expect(seen?.headers).not.toHaveProperty('referer')
  })

  test('asks the browser for no cookies, referrer, cache or redirect, and binds no this', async () => {
    const fetch = vi.fn(function (this: unknown) {
      expect(this).toBeUndefined()
      return Promise.resolve(Response.json({}))
    })
    await requestJson({ method: 'GET', url: 'https://endpoint.example/' }, { ...ports, fetch })
    expect(fetch.mock.calls[0]).toMatchObject([
      'https://endpoint.example/',
      {
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        cache: 'no-store',
        redirect: 'manual',
        keepalive: false,
      },
    ])
  })

  test.each([
    ['a page', 'text/html', '<!doctype html><title>Sign in</title>'],
    ['JSON under a false name', 'text/plain', '{}'],
    ['no type', '', '{}'],
    ['broken JSON', 'application/json', '{"a":'],
    ['an empty body', 'application/json', ''],
  ])('takes %s for no JSON', async (_, type, body) => {
    const url = await serveHere((_request, response) => {
      response.writeHead(200, type ? { 'content-type': type } : {}).end(body)
    })
    expect(await requestJson({ method: 'GET', url }, ports)).toMatchObject({ json: null })
  })

  test.each([
    ['seconds', '120', 120],
    ['a date', 'Thu, 01 Jan 2026 00:01:00 GMT', 60],
    ['a date that is past', 'Wed, 31 Dec 2025 23:00:00 GMT', 0],
    ['nonsense', 'soon', null],
  ])('reads Retry-After as %s', async (_, header, expected) => {
    const url = await serveHere((_request, response) => {
      response.writeHead(429, { 'retry-after': header }).end()
    })
    const answer = await requestJson({ method: 'GET', url }, ports)
    expect(answer.retryAfterSeconds).toBe(expected)
  })

  test('calls a server unreachable that does not listen', async () => {
    const url = await nobodyHere()
    await expect(requestJson({ method: 'GET', url }, ports)).rejects.toMatchObject({
      code: 'endpoint/unreachable',
    })
  })

  test('calls it unreachable when the connection breaks within the answer', async () => {
    const url = await serveHere((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': 100 })
      response.write('{"a":')
      setImmediate(() => response.destroy())
    })
    await expect(requestJson({ method: 'GET', url }, ports)).rejects.toMatchObject({
      code: 'endpoint/unreachable',
    })
  })

  test('follows no redirect', async () => {
    const paths: (string | undefined)[] = []
    const url = await serveHere((request, response) => {
      paths.push(request.url)
      response.writeHead(302, { location: '/elsewhere' }).end()
    })
    await expect(requestJson({ method: 'GET', url }, ports)).rejects.toMatchObject({
      code: 'endpoint/redirected',
    })
    expect(paths).toEqual(['/'])
  })

  test('gives up after 15 seconds without an answer', async () => {
    vi.useFakeTimers()
    const call = requestJson(
      { method: 'GET', url: 'https://a.example/' },
      { ...ports, fetch: never },
    )
    const settled = vi.fn()
    call.catch(settled)
    await vi.advanceTimersByTimeAsync(14_999)
    expect(settled).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    await expect(call).rejects.toMatchObject({ code: 'endpoint/timeout' })
    expect(vi.getTimerCount()).toBe(0)
  })

  test('leaves no timer and no listener behind', async () => {
    vi.useFakeTimers()
    const { signal } = new AbortController()
    const removed = vi.spyOn(signal, 'removeEventListener')
    const fetch = async () => Response.json({})
    await requestJson({ method: 'GET', url: 'https://a.example/' }, { ...ports, fetch, signal })
    expect(vi.getTimerCount()).toBe(0)
    expect(removed).toHaveBeenCalledOnce()
  })

  test('allows a large upload the time it needs', async () => {
    vi.useFakeTimers()
    const body = 'x'.repeat(3_200_000)
    const call = { method: 'PUT', url: 'https://a.example/', body } as const
    const settled = vi.fn()
    requestJson(call, { ...ports, fetch: never }).catch(settled)
    await vi.advanceTimersByTimeAsync(114_999)
    expect(settled).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    expect(settled).toHaveBeenCalledOnce()
  })

  test('gives up on an answer that stops half way, however much it promised', async () => {
    vi.useFakeTimers()
    const stuck: typeof fetch = async (_, init) => {
      const body = new ReadableStream({
        start: (controller) => {
          init?.signal?.addEventListener('abort', () => controller.error(init.signal?.reason))
        },
      })
      const headers = { 'content-type': 'application/json', 'content-length': '99999999999999' }
      return new Response(body, { headers })
    }
    const call = requestJson(
      { method: 'GET', url: 'https://a.example/' },
      { ...ports, fetch: stuck },
    )
    const settled = vi.fn()
    call.catch(settled)
    await vi.advanceTimersByTimeAsync(59_999)
    expect(settled).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    await expect(call).rejects.toMatchObject({ code: 'endpoint/timeout' })
  })

  test('gives up on an answer that comes drop by drop', async () => {
    vi.useFakeTimers()
    const settled = vi.fn()
    const drops = { ...ports, fetch: dripping({ bytes: 1, everyMs: 14_000 }) }
    const call = requestJson({ method: 'GET', url: 'https://a.example/' }, drops)
    call.catch(settled)
    await vi.advanceTimersByTimeAsync(59_999)
    expect(settled).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    await expect(call).rejects.toMatchObject({ code: 'endpoint/timeout' })
    expect(vi.getTimerCount()).toBe(0)
  })

  test('is cancelled by the caller, before and during the call', async () => {
    const cancelled = { code: 'endpoint/cancelled' }
    const controller = new AbortController()
    const url = await serveHere(() => controller.abort())
    const waiting = requestJson({ method: 'GET', url }, { ...ports, signal: controller.signal })
    await expect(waiting).rejects.toMatchObject(cancelled)
    const late = requestJson({ method: 'GET', url }, { ...ports, signal: controller.signal })
    await expect(late).rejects.toMatchObject(cancelled)
  })
})

describe('requestBytes', () => {
  test('gives bytes, whatever they are called, and what a server wants to be told', async () => {
    const received: Buffer[] = []
    let seen: IncomingMessage | undefined
    const told = { 'content-type': 'text/html', date: 'Fri, 02 Jan 2026 03:04:05 GMT' }
    const url = await serveHere((request, response) => {
      seen = request
      request.on('data', (chunk) => received.push(chunk))
      request.on('end', () => response.writeHead(200, told).end('<p>'))
    })
    const body = Uint8Array.of(0, 255, 128)
    const contentType = 'application/octet-stream'
    const headers = { 'x-lifetime': '60' }
    const call = { method: 'POST', url, body, contentType, headers } as const
    expect(await requestBytes(call, ports)).toEqual({
      status: 200,
      bytes: Uint8Array.of(60, 112, 62),
      retryAfterSeconds: null,
      sentAtMs: Date.UTC(2026, 0, 2, 3, 4, 5),
      headers: expect.any(Headers),
    })
    expect(Uint8Array.from(Buffer.concat(received))).toEqual(body)
    expect(seen?.headers).toMatchObject({ 'content-type': contentType, ...headers })
  })

  test('a large answer may come slowly, but not for ever', async () => {
    vi.useFakeTimers()
    const settled = vi.fn()
    const call = { method: 'GET', url: 'https://a.example/', maxBytes: 2 ** 24 } as const
    const slow = dripping({ bytes: 16_000, everyMs: 10_000, parts: 60 })
    const answer = requestBytes(call, { ...ports, fetch: slow })
    const drops = dripping({ bytes: 4000, everyMs: 10_000 })
    requestBytes(call, { ...ports, fetch: drops }).catch(settled)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(settled).toHaveBeenCalledWith(expect.objectContaining({ code: 'endpoint/timeout' }))
    await vi.advanceTimersByTimeAsync(600_000)
    expect((await answer).bytes).toHaveLength(960_000)
    expect(vi.getTimerCount()).toBe(0)
  })

  test('more than was allowed is nothing', async () => {
    const url = await serveHere((_, response) => response.end('x'.repeat(1000)))
    const call = { method: 'GET', url, maxBytes: 999 } as const
    expect((await requestBytes(call, ports)).bytes).toBeNull()
  })
})
