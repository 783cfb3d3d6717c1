/**
 * Other people's pages, on localhost: another host name than the endpoint's, because a permission
 * for a host covers all its ports.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sitePages } from './site-pages.ts'

export interface Site extends AsyncDisposable {
  /** `http://localhost:PORT`, without a slash at its end. */
  readonly url: string
  /** The same pages under a name that is another site to the browser. */
  readonly otherUrl: string
  /** Adds a page, or replaces one; gives its whole address. */
  page(path: string, html: string, headers?: Record<string, string>): string
  close(): Promise<void>
}

interface ServedPage {
  html: string
  headers: Record<string, string>
}

/** With every page of `site-pages.ts`. */
export async function startSite(): Promise<Site> {
  const pages = new Map<string, ServedPage>()
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const page = pages.get(pathname)
    response.writeHead(page ? 200 : 404, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      ...page?.headers,
    })
    response.end(page?.html ?? '<!doctype html><title>Not found</title>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const url = `http://localhost:${port}`
  const otherUrl = `http://127.0.0.1:${port}`
  for (const [path, html] of Object.entries(sitePages({ otherUrl }))) {
    pages.set(path, { html, headers: {} })
  }
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return {
    url,
    otherUrl,
    page(path, html, headers = {}) {
      pages.set(path, { html, headers })
      return url + path
    },
    close,
    [Symbol.asyncDispose]: close,
  }
}
