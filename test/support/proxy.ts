/**
 * The one way out of a test's browser: a proxy that writes down every request with its body,
 * lets only loopback through, and can refuse, hold or lose an answer when a story asks for it.
 * It sees pages, workers, the background, the offscreen document and the browser's own traffic
 * alike, in both browsers.
 */
import {
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import type { Duplex } from 'node:stream'
import type { Hosts } from './hosts.ts'
import type { OddAnswer } from './odd-endpoint.ts'

export interface RecordedRequest {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/**
 * `pass`; `refuse` (it never leaves the browser); `lose-answer` (it arrives, the connection dies
 * before the answer does); or an answer that the server never gave.
 */
export type Fate = 'pass' | 'refuse' | 'lose-answer' | OddAnswer
/** May wait before it decides; undefined leaves the decision to other rules. */
export type Rule = (request: RecordedRequest) => Fate | undefined | Promise<Fate | undefined>

export interface Network {
  /** Every request so far, in order. What went to other machines is here too, and got nowhere. */
  readonly requests: readonly RecordedRequest[]
  /** Adds a rule, gives back the function that takes it away. */
  rule(rule: Rule): () => void
}

export interface RecordingProxy extends Network {
  readonly port: number
  /** No request was seen, and no rule is there. */
  reset(): void
  close(): Promise<void>
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])
const HOP_BY_HOP = ['proxy-connection', 'connection', 'keep-alive', 'transfer-encoding']

/** @param hosts - names that are led to our own pages instead of nowhere. */
export async function startProxy(hosts?: Hosts): Promise<RecordingProxy> {
  const requests: RecordedRequest[] = []
  const rules = new Set<Rule>()
  /** Sockets that the server gave away, and does not close. */
  const tunnels = new Set<Duplex>()
  const decide = async (recorded: RecordedRequest): Promise<Fate> => {
    for (const rule of rules) {
      const fate = await rule(recorded)
      if (fate) return fate
    }
    return 'pass'
  }

  const server = createServer(async (incoming, response) => {
    try {
      const body = await readAll(incoming)
      const recorded = {
        method: incoming.method ?? 'GET',
        url: incoming.url ?? '',
        headers: plainHeaders(incoming),
        body: body.toString('utf8'),
      }
      requests.push(recorded)
      const fate = await decide(recorded)
      if (fate === 'refuse') return void response.socket?.destroy()
      if (typeof fate === 'object') {
        return void response.writeHead(fate.status, fate.headers).end(fate.body)
      }
      forward(recorded, body, response, fate === 'lose-answer')
    } catch {
      response.socket?.destroy() // the browser went away in the middle of a request
    }
  })
  server.on('connect', (incoming, socket) => {
    requests.push({
      method: 'CONNECT',
      url: `https://${incoming.url}`,
      headers: plainHeaders(incoming),
      body: '',
    })
    socket.on('error', () => {}) // the browser need not wait for the refusal
    const { hostname } = new URL(`https://${incoming.url}`)
    if (hosts?.has(hostname)) return void tunnel(socket, hosts.port, tunnels)
    socket.end('HTTP/1.1 502 Nothing leaves this machine\r\n\r\n')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  return {
    requests,
    port: (server.address() as AddressInfo).port,
    rule(rule) {
      rules.add(rule)
      return () => void rules.delete(rule)
    },
    reset() {
      requests.length = 0
      rules.clear()
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
        for (const socket of tunnels) socket.destroy()
      }),
  }
}

function tunnel(socket: Duplex, port: number, tunnels: Set<Duplex>): void {
  tunnels.add(socket)
  socket.on('close', () => tunnels.delete(socket))
  const inner = connect(port, '127.0.0.1', () => {
    socket.write('HTTP/1.1 200 Connected\r\n\r\n')
    socket.pipe(inner).pipe(socket)
  })
  inner.on('error', () => socket.destroy())
}

function forward(
  recorded: RecordedRequest,
  body: Buffer,
  response: ServerResponse,
  losesAnswer: boolean,
): void {
  const url = URL.parse(recorded.url)
  if (!url || !LOOPBACK.has(url.hostname)) {
    response.writeHead(502).end('Nothing leaves this machine.')
    return
  }
  const outgoing = httpRequest(url, { method: recorded.method, headers: recorded.headers })
  outgoing.on('response', (answer) => {
    if (losesAnswer) return void response.socket?.destroy()
    for (const name of HOP_BY_HOP) delete answer.headers[name]
    response.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(response)
  })
  // As a closed port answers a browser that has no proxy.
  outgoing.on('error', () => response.socket?.destroy())
  outgoing.end(body)
}

async function readAll(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks)
}

function plainHeaders(incoming: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (!HOP_BY_HOP.includes(name) && value !== undefined) headers[name] = String(value)
  }
  return headers
}
