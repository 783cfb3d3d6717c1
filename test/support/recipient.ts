/** A recipient without a browser: our own library in Node, against the real endpoint. */
import { stretchPassphrase } from '#lib/crypto/argon2.ts'
import { encodeBase64url } from '#lib/crypto/base64url.ts'
import { randomBytes } from '#lib/crypto/bytes.ts'
import { fragmentOf, parseFragment } from '#lib/crypto/link.ts'
import { decodeText } from '#lib/crypto/payload.ts'
import type { EndpointPorts, Opened } from '#lib/endpoints/endpoint.ts'
import matchstick from '#lib/endpoints/kinds/matchstick.ts'

const PORTS: EndpointPorts = { fetch, stretch: stretchPassphrase, now: Date.now }

/** Spend an opening of a link. */
export async function openLink(link: string, passphrase: string | null = null): Promise<Opened> {
  const baseUrl = `${new URL(link).origin}/`
  const match = fragmentOf(link, baseUrl)
  const parsed = await parseFragment(match?.fragment ?? '')
  if (parsed.outcome !== 'link') throw new Error(`This is no link (${parsed.outcome}): ${link}`)
  const claim = encodeBase64url(randomBytes(16))
  const attempt = { link: parsed.link, passphrase, claim, exposed: false }
  return matchstick.open({ baseUrl, token: null }, attempt, PORTS)
}

/** What stands in the secret. @throws when it does not open. */
export async function readLink(link: string, passphrase: string | null = null): Promise<string> {
  const opened = await openLink(link, passphrase)
  if (opened.outcome !== 'opened') throw new Error(`The link did not open: ${opened.outcome}`)
  return decodeText(opened.secret.content)
}
