/** A shortener, or the counter of a newsletter: its addresses answer with a redirect elsewhere. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Redirector extends AsyncDisposable {
  /** An address that leads there. */
  page(target: string): string
}

export async function startRedirector(): Promise<Redirector> {
  const targets: string[] = []
  const server = createServer((request, response) => {
    const location = targets[Number(request.url?.slice(1))]
    // What a cache keeps of such an answer is the redirecting site's choice.
    const headers = { 'cache-control': 'no-store', ...(location && { location }) }
    response.writeHead(location === undefined ? 404 : 302, headers).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    page: (target) => `http://localhost:${port}/${targets.push(target) - 1}`,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
