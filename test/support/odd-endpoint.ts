/** A server that looks like an endpoint when it is added, and then answers as a test wants. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Info, type ProblemCode, problemType } from '#lib/endpoints/wire.ts'
import { OTHER_PROBES } from './probes.ts'

export interface OddAnswer {
  status: number
  headers?: Record<string, string>
  body: string
}

export interface OddEndpoint extends AsyncDisposable {
  readonly url: string
  /** Every call but those that ask what it is, as `METHOD path`. */
  readonly calls: readonly string[]
  /** The `Cookie` header of each of them. */
  readonly cookies: readonly (string | undefined)[]
  /** How these calls are answered from now on; null: they wait for ever. */
  answer(next: OddAnswer | null): void
}

const INFO: Info = {
  product: 'matchstick',
  protocol: 1,
  name: 'Odd',
  version: '1.0.0',
  needsToken: false,
  limits: {
    envelopeBytes: 1_000_000,
    minTtlSeconds: 60,
    maxTtlSeconds: 604_800,
    maxOpens: 10,
    maxAttempts: 10,
  },
}

/** @param changes - to what `v1/info` says. */
export async function startOddEndpoint(
  changes: Record<string, unknown> = {},
): Promise<OddEndpoint> {
  const calls: string[] = []
  const cookies: (string | undefined)[] = []
  let current: OddAnswer | null = null
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    if (path === '/v1/info') {
      response.setHeader('content-type', 'application/json')
      return void response.end(JSON.stringify({ ...INFO, ...changes }))
    }
    if (OTHER_PROBES.has(path)) return void response.writeHead(404).end()
    calls.push(`${request.method} ${path}`)
    cookies.push(request.headers.cookie)
    if (current) response.writeHead(current.status, current.headers).end(current.body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    calls,
    cookies,
    answer(next) {
      current = next
    },
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** An answer as RFC 9457 wants it. */
export function problem(
  code: ProblemCode,
  status: number,
  more: { headers?: Record<string, string> } & Record<string, unknown> = {},
): OddAnswer {
  const { headers, ...members } = more
  return {
    status,
    headers: { 'content-type': 'application/problem+json', ...headers },
    body: JSON.stringify({ type: problemType(code), title: code, status, ...members }),
  }
}

/** A page, as proxies and other programs answer. */
export function page(status: number): OddAnswer {
  return {
    status,
    headers: { 'content-type': 'text/html' },
    body: '<!doctype html><title>Sorry</title><p>Sign in to go on',
  }
}
