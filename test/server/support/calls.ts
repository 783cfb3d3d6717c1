/** The five calls on a secret, as a client sends them, over any way of fetching. */
import type { TestSecret } from './secret.ts'

type Fetch = (path: string, init?: RequestInit) => Promise<Response>

export interface OpenOverrides {
  linkKey?: string
  openKey?: string
  exposed?: boolean
}

export function createCalls(fetch: Fetch) {
  const at = (secret: TestSecret) => `/v1/secrets/${secret.id}`

  function send(method: string, path: string, body: unknown, headers: HeadersInit = {}) {
    return fetch(path, {
      method,
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
  }

  const asOwner = (method: string) => (secret: TestSecret, ownerKey?: string) =>
    fetch(at(secret), {
      method,
      headers: { Authorization: `Bearer ${ownerKey ?? secret.ownerKey}` },
    })

  return {
    send,
    create: (secret: TestSecret) => send('PUT', at(secret), secret.body),
    open(secret: TestSecret, claim: string, overrides: OpenOverrides = {}) {
      const { linkKey, openKey } = secret
      return send('POST', `${at(secret)}/open`, { linkKey, openKey, claim, ...overrides })
    },
    acknowledge(secret: TestSecret, claim: string, linkKey = secret.linkKey) {
      return send('POST', `${at(secret)}/ack`, { linkKey, claim })
    },
    receipt: asOwner('GET'),
    revoke: asOwner('DELETE'),
  }
}
