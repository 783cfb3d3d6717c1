/** A recipient without a browser: our own library in Node, against the real endpoint. */
import { stretchPassphrase } from '#lib/crypto/argon2.ts'
import { encodeBase64url } from '#lib/crypto/base64url.ts'
import { randomBytes } from '#lib/crypto/bytes.ts'
import { decodeText } from '#lib/crypto/payload.ts'
import type { EndpointPorts, Opened } from '#lib/endpoints/endpoint.ts'
import matchstick from '#lib/endpoints/kinds/matchstick.ts'
import { matchstickLinks } from '#lib/endpoints/matchstick/link.ts'

const PORTS: EndpointPorts = { fetch, stretch: stretchPassphrase, now: Date.now }

type Arrived = Extract<Opened, { outcome: 'opened' }>
type WithPromise = Arrived & { promised: NonNullable<Arrived['promised']> }

/** Spend an opening of a link. */
export async function openLink(
  link: string,
  passphrase: string | null = null,
): Promise<WithPromise | Exclude<Opened, Arrived>> {
  const baseUrl = `${new URL(link).origin}/`
  const match = matchstickLinks.matches(link, baseUrl)
  if (!match) throw new Error(`This is no link: ${link}`)
  const claim = encodeBase64url(randomBytes(16))
  const attempt = { link: match.link, passphrase, claim, exposed: false }
  const opened = await matchstick.open({ baseUrl, token: null }, attempt, PORTS)
  if (opened.outcome !== 'opened') return opened
  const { promised } = opened
  if (!promised) throw new Error('The sender promised nothing')
  return { ...opened, promised }
}

/** What stands in the secret. @throws when it does not open. */
export async function readLink(link: string, passphrase: string | null = null): Promise<string> {
  const opened = await openLink(link, passphrase)
  if (opened.outcome !== 'opened') throw new Error(`The link did not open: ${opened.outcome}`)
  return decodeText(opened.secret.content)
}
