/**
 * Pages under the real names of other people's sites: a TLS server of ours, which the browsers'
 * proxy leads those names to. Match patterns, permissions and scripts are then the shipped ones.
 */
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { generate } from 'selfsigned'
import { packageFile } from './editor-packages.ts'

export interface Hosts extends AsyncDisposable {
  readonly port: number
  /** Whether a name is led here. */
  has(hostname: string): boolean
  /** Serves a page at its whole address, `https://app.slack.com/client`; gives the address back. */
  page(url: string, html: string, headers?: Record<string, string>): string
  /** What was posted, with its address: a message that was sent. */
  readonly posted: readonly { url: string; body: string }[]
  /** Without pages, and nothing was posted. */
  reset(): void
}

/** The same on every host: editors that load more of their files. */
function readyMade(path: string) {
  const file = packageFile(path.replace(/\?.*/, ''))
  return file && { html: file.body, headers: { 'content-type': file.type } }
}

export async function startHosts(): Promise<Hosts> {
  const pages = new Map<string, { html: string; headers: Record<string, string> }>()
  const posted: { url: string; body: string }[] = []
  // The browsers that use it are told to take any certificate.
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'hosts' }])
  const server = createServer({ cert, key }, async (request, response) => {
    const url = `https://${request.headers.host}${request.url?.replace(/\?.*/, '')}`
    if (request.method === 'POST') {
      let body = ''
      for await (const chunk of request.setEncoding('utf8')) body += chunk
      posted.push({ url, body })
      response.writeHead(204).end()
      return
    }
    const page = pages.get(url) ?? readyMade(request.url ?? '')
    response.writeHead(page ? 200 : 404, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      ...page?.headers,
    })
    response.end(page?.html ?? '<!doctype html><title>Not found</title>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    has: (hostname) => [...pages.keys()].some((url) => new URL(url).hostname === hostname),
    page(url, html, headers = {}) {
      pages.set(url, { html, headers })
      return url
    },
    posted,
    reset() {
      pages.clear()
      posted.length = 0
    },
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
