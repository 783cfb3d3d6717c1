/** The page to try the product on, under another host name than the endpoint's. */
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const read = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8')

export interface TryOut {
  url: string
  /** The text of `#env`, as it has to arrive. */
  envText: string
  close(): void
}

/** @param endpoint - its address, for the foot of the page. */
export async function serveTryOut(endpoint: string): Promise<TryOut> {
  const envText = [
    '# staging, do not commit',
    `DATABASE_URL=postgres://app:${word(8)}@db.internal:5432/app`,
    '',
    `API_KEY=demo-${word(18)}`,
    '\tINDENTED="a tab before, two  spaces inside"',
    '',
  ].join('\n')
  const page = fill(read('index.html'), {
    env: envText,
    pem: pemLike(),
    token: `demo-${word(24)}`,
    note: `Deploy user for staging:\n  name: deploy\n  password: ${word(9)}\nPlease rotate it on Friday.`,
    password: word(9),
    endpoint,
  })
  const files: Record<string, [type: string, body: string]> = {
    '/': ['text/html', page],
    '/style.css': ['text/css', read('style.css')],
    '/icon.svg': ['image/svg+xml', read('../../components/icon.svg')],
  }
  const server = createServer((request, response) => {
    const [type, body] = files[request.url ?? '/'] ?? ['text/plain', 'Not found']
    response.writeHead(body === 'Not found' ? 404 : 200, {
      'content-type': `${type}; charset=utf-8`,
      'cache-control': 'no-store',
    })
    response.end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    envText,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}

function fill(html: string, values: Record<string, string>): string {
  return html.replace(/\{\{(\w+)\}\}/g, (_, name: string) =>
    (values[name] ?? '').replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;'),
  )
}

function word(bytes: number): string {
  return randomBytes(bytes).toString('base64url')
}

/** The lines of a private key around bytes that are none. */
function pemLike(): string {
  const lines =
    randomBytes(138)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return ['-----BEGIN PRIVATE KEY-----', ...lines, '-----END PRIVATE KEY-----', ''].join('\n')
}
