/** HTTP as bytes on a socket, for tests that compare or break what a client library would hide. */
import { once } from 'node:events'
import { connect } from 'node:net'

/** Send bytes on a connection of their own. @returns everything that came back. */
export async function exchange(port: number, request: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  const chunks: Buffer[] = []
  socket.on('data', (chunk) => chunks.push(Buffer.from(chunk)))
  socket.write(request)
  await once(socket, 'close')
  return Buffer.concat(chunks).toString('latin1')
}

export interface RawRequest {
  method: string
  path: string
  headers?: Record<string, string>
  body?: unknown
}

export function writeRequest({ method, path, headers = {}, body }: RawRequest): string {
  const text = body === undefined ? '' : JSON.stringify(body)
  const lines = Object.entries({
    Host: '127.0.0.1',
    Connection: 'close',
    ...(text && { 'Content-Type': 'application/json' }),
    'Content-Length': String(Buffer.byteLength(text)),
    ...headers,
  }).map(([name, value]) => `${name}: ${value}`)
  return [`${method} ${path} HTTP/1.1`, ...lines, '', text].join('\r\n')
}
