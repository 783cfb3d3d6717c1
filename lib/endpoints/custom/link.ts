/**
 * `<base>#1<mode><seed>.custom.<locator>`: where an id lies is for who has the same API described; the
 * locator is the endpoint's address with the id behind it.
 */

import type { Bytes } from '#lib/crypto/bytes.ts'
import { FRAGMENT_SHAPE, fragmentOf, type LinkMode } from '#lib/crypto/link.ts'
import { parseCarrierLink, readCarrierLink } from '../carrier/link.ts'
import { carrierOf } from '../carrier/page-link.ts'
import type { LinkFormat, LinkMatch } from '../endpoint.ts'

const KIND = 'custom'
/** Also of one that was cut: the site has fragments of its own. */
const OURS = /^1[np][\w-]{47}\.custom(?:\.|$)/

export const customLinks: LinkFormat = {
  kind: KIND,
  linkMarks: ['#', '?*#', '%23', '%2523', '%252523'].map((mark) => `${mark}1*.${KIND}.`),
  linkShape: FRAGMENT_SHAPE,
  matches,
  read: (link) => readCarrierLink(KIND, link),
}

/** What stands in the locator. */
export function addressFor(baseUrl: string, id: string): string {
  return baseUrl + encodeURIComponent(id)
}

function matches(url: string, baseUrl: string): LinkMatch | null {
  const match = fragmentOf(url, baseUrl)
  if (!match || !OURS.test(match.fragment)) return null
  const carrier = carrierOf(match.fragment)
  if (carrier && idIn(carrier.page, baseUrl) === null) return null
  return { link: match.fragment, exposed: match.exposed }
}

/** @throws TypeError for what `read` does not call a link. */
export async function parseLink(
  link: string,
  baseUrl: string,
): Promise<{ mode: LinkMode; seed: Bytes; id: string }> {
  const parsed = await parseCarrierLink(KIND, link)
  const id = parsed.outcome === 'link' ? idIn(parsed.link.address, baseUrl) : null
  if (parsed.outcome !== 'link' || id === null) {
    throw new TypeError('"link" expected whole, and of this server')
  }
  const { mode, seed } = parsed.link
  return { mode, seed, id }
}

function idIn(address: string, baseUrl: string): string | null {
  if (!address.startsWith(baseUrl)) return null
  try {
    return decodeURIComponent(address.slice(baseUrl.length)) || null
  } catch {
    // Not as it was written.
    return null
  }
}
