/**
 * The fragment of a link whose envelope lies in another server's secret: `1<mode><seed and check>`,
 * then `.<kind>.` and a locator. What the locator says is the kind's own: a token, an id, an address.
 * Four characters in front of it are its check, since the one in front covers the seed alone.
 */
import { encodeBase64url } from '#lib/crypto/base64url.ts'
import { type Bytes, concat, sha256, utf8 } from '#lib/crypto/bytes.ts'
import { formatFragment, type LinkMode, parseFragment } from '#lib/crypto/link.ts'
import type { ReadLink } from '../endpoint.ts'

const CHECK_BYTES = 3
const CHECK_LENGTH = 4

export interface CarrierLink {
  mode: LinkMode
  seed: Bytes
  /** What the kind finds its server's secret by; never empty. */
  address: string
}

/** @returns what stands behind `#`. */
export async function formatCarrierLink(
  kind: string,
  { mode, seed, address }: CarrierLink,
): Promise<string> {
  const locator = { kind, address: (await check(seed, address)) + address }
  return formatFragment({ mode, seed, locator })
}

/** Parse what stands behind `#`. Never throws. */
export async function parseCarrierLink(
  kind: string,
  fragment: string,
): Promise<
  | { outcome: 'link'; link: CarrierLink }
  | { outcome: 'none' | 'invitation' | 'truncated' | 'altered' }
> {
  const parsed = await parseFragment(fragment)
  if (parsed.outcome !== 'link') return parsed
  const { mode, seed, locator } = parsed.link
  if (locator && locator.kind !== kind) return { outcome: 'altered' }
  const address = addressOf(locator?.address ?? '')
  const isWhole =
    address !== '' && locator?.address.slice(0, CHECK_LENGTH) === (await check(seed, address))
  // What changes a link on its way would have changed the seed too: this one lost its end.
  return isWhole ? { outcome: 'link', link: { mode, seed, address } } : { outcome: 'truncated' }
}

/** `read` of such a kind, for a link that is the fragment alone. Never throws. */
export async function readCarrierLink(kind: string, fragment: string): Promise<ReadLink> {
  const parsed = await parseCarrierLink(kind, fragment)
  if (parsed.outcome !== 'link') return parsed
  const passphrase = parsed.link.mode === 'p' ? 'needed' : 'none'
  return { outcome: 'link', passphrase, claimId: null }
}

/** What of a locator says where the secret lies; nothing is checked. */
export function addressOf(locator: string): string {
  return locator.slice(CHECK_LENGTH)
}

async function check(seed: Bytes, address: string): Promise<string> {
  const digest = await sha256(concat([utf8('matchstick/v1/locator'), seed, utf8(address)]))
  return encodeBase64url(digest.slice(0, CHECK_BYTES))
}
