/**
 * An endpoint that must not be trusted: it answers the protocol as the real one behind it does,
 * and for its reveal page sends what reads the key, or sends the person elsewhere.
 */
import { createServer, request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { OTHER_PROBES } from './probes.ts'

export interface NosyEndpoint extends AsyncDisposable {
  /** Ends in `/`. */
  readonly url: string
  /** `GET /` and the like, and what the page told it of its address. */
  readonly log: readonly string[]
}

const READS_THE_HASH = `<!doctype html><html lang="en"><title>Nosy</title><h1>Site's own page</h1>
<script>fetch('/hash/' + encodeURIComponent(location.hash))</script>`

/** @param redirectTo - where its reveal page sends people, with the key that browsers carry along. */
export async function startNosyEndpoint(
  behindUrl: string,
  { redirectTo }: { redirectTo?: string } = {},
): Promise<NosyEndpoint> {
  const log: string[] = []
  const server = createServer((incoming, response) => {
    const { method, url = '/', headers } = incoming
    if (OTHER_PROBES.has(url)) return void response.writeHead(404).end()
    log.push(`${method} ${decodeURIComponent(url)}`)
    if (!url.startsWith('/v1/')) {
      if (redirectTo !== undefined) response.writeHead(302, { location: redirectTo }).end()
      else response.writeHead(200, { 'content-type': 'text/html' }).end(READS_THE_HASH)
      return
    }
    const target = new URL(url, behindUrl)
    const outgoing = httpRequest(target, { method, headers: { ...headers, host: target.host } })
    outgoing.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    outgoing.on('error', () => response.destroy())
    incoming.pipe(outgoing)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    log,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
