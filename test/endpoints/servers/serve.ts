/** The rest of a contract server: a port, a clock that only `advance` moves, JSON in and out. */
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Clock {
  now: () => number
  advance(seconds: number): void
}

export interface Call {
  method: string
  /** With the query; always below the base. */
  url: URL
  headers: IncomingMessage['headers']
  body: string
  /** The same body, for what is no text. */
  bytes: Buffer
}

export interface Answer {
  status?: number
  type?: string
  headers?: Record<string, string>
  /** An object goes as JSON, bytes as they are. */
  body?: unknown
}

export interface Served extends Clock {
  baseUrl: string
  stop(): Promise<void>
}

/** @param startsAt - milliseconds. */
export function createClock(startsAt: number = Date.UTC(2026, 0, 2, 3, 4, 5)): Clock {
  let time = startsAt
  return {
    now: () => time,
    advance(seconds) {
      time += seconds * 1000
    },
  }
}

export async function serve(
  clock: Clock,
  answer: (call: Call) => Answer,
  path = '/',
): Promise<Served> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const bytes = Buffer.concat(chunks)
    const body = bytes.toString()
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`)
    const call = { method: request.method ?? 'GET', url, headers: request.headers, body, bytes }
    const { status = 200, type = 'application/json', headers, body: told = '' } = answer(call)
    response.writeHead(status, { ...headers, 'content-type': type })
    const isPlain = typeof told === 'string' || told instanceof Uint8Array
    response.end(isPlain ? told : JSON.stringify(told))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    ...clock,
    baseUrl: `http://127.0.0.1:${port}${path}`,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
