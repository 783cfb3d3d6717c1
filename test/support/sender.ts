/** A sender without a browser: our own library in Node, against the real endpoint. */
import { stretchPassphrase } from '#lib/crypto/argon2.ts'
import { randomBytes, utf8 } from '#lib/crypto/bytes.ts'
import { formatFragment, type LinkMode } from '#lib/crypto/link.ts'
import type { EndpointPorts, Secret, Told } from '#lib/endpoints/endpoint.ts'
import matchstick from '#lib/endpoints/kinds/matchstick.ts'

const PORTS: EndpointPorts = { fetch, stretch: stretchPassphrase, now: Date.now }

export interface SentSecret {
  link: string
  /** Behind the `#` of the link. */
  fragment: string
  expiresAt: string | null
  receipt(): Promise<Told>
  revoke(): Promise<void>
}

export interface Terms {
  passphrase?: string
  ttlSeconds?: number
  maxOpens?: number
  maxAttempts?: number
}

export function sendText(
  baseUrl: string,
  text: string,
  terms: Terms & { label?: string } = {},
): Promise<SentSecret> {
  const { label } = terms
  return send(baseUrl, { kind: 'text', content: utf8(text), ...(label && { label }) }, terms)
}

export function sendFile(
  baseUrl: string,
  file: { name: string; type: string; content: string },
): Promise<SentSecret> {
  return send(baseUrl, { ...file, kind: 'file', content: utf8(file.content) }, {})
}

/** A link as it should be, under which the endpoint has nothing. */
export async function linkToNothing(baseUrl: string, mode: LinkMode = 'n'): Promise<string> {
  return `${baseUrl}#${await formatFragment({ mode, seed: randomBytes(32), locator: null })}`
}

async function send(
  baseUrl: string,
  secret: Secret,
  { passphrase, ttlSeconds = 3600, maxOpens = 1, maxAttempts = 5 }: Terms,
): Promise<SentSecret> {
  const at = { baseUrl, token: null }
  const request = { secret, passphrase: passphrase ?? null, ttlSeconds, maxOpens, maxAttempts }
  const shared = await matchstick.share(at, request, PORTS)
  return {
    link: shared.link,
    fragment: new URL(shared.link).hash.slice(1),
    expiresAt: shared.expiresAt,
    async receipt() {
      const receipt = await matchstick.status(at, shared, PORTS)
      if (!receipt) throw new Error('The endpoint no longer knows the secret')
      return receipt
    },
    async revoke() {
      await matchstick.revoke(at, shared, PORTS)
    },
  }
}
