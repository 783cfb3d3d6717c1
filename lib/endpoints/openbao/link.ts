/**
 * `<base>#1<mode><seed and check>.openbao.<locator>`. There is no page of the server's that opens it:
 * the locator is the wrapping token, behind its namespace where there is one, and stands in the
 * fragment, which no server is sent.
 */
import * as v from 'valibot'
import { FRAGMENT_SHAPE, fragmentOf } from '#lib/crypto/link.ts'
import { type CarrierLink, parseCarrierLink, readCarrierLink } from '../carrier/link.ts'
import type { LinkFormat, LinkMatch, ReadLink } from '../endpoint.ts'
import { namespaceSchema, tokenSchema } from '../sign-in.ts'

export const openbaoLinks: LinkFormat = {
  kind: 'openbao',
  // Its own pages may have fragments too: those of links begin with a version.
  linkMarks: ['#1', '?*#1', '%231', '%25231', '%2525231'],
  linkShape: FRAGMENT_SHAPE,
  // Where its administrator has set up CORS.
  refusesOrigins: true,
  matches,
  read,
}

export interface WrappedAt {
  /** Empty for the root. */
  namespace: string
  wrappingToken: string
}

/** What stands in a locator: a token has no `/` in it. */
export function formatAddress({ namespace, wrappingToken }: WrappedAt): string {
  return namespace === '' ? wrappingToken : `${namespace}/${wrappingToken}`
}

/** @returns null for what can be no namespace or no token. */
export function parseAddress(address: string): WrappedAt | null {
  const end = address.lastIndexOf('/')
  const namespace = address.slice(0, Math.max(0, end))
  const wrappingToken = address.slice(end + 1)
  const isSound = end !== 0 && v.is(namespaceSchema, namespace) && v.is(tokenSchema, wrappingToken)
  return isSound ? { namespace, wrappingToken } : null
}

/** Without what begins otherwise: the address is one of the server's own, too. */
function matches(url: string, baseUrl: string): LinkMatch | null {
  const match = fragmentOf(url, baseUrl)
  return match?.fragment.startsWith('1') ? { link: match.fragment, exposed: match.exposed } : null
}

async function read(link: string): Promise<ReadLink> {
  const found = await readCarrierLink(openbaoLinks.kind, link)
  if (found.outcome === 'link' && !(await parseLink(link))) return { outcome: 'altered' }
  return found
}

/** @returns null when it is not whole. */
export async function parseLink(
  link: string,
): Promise<(Pick<CarrierLink, 'mode' | 'seed'> & WrappedAt) | null> {
  const parsed = await parseCarrierLink(openbaoLinks.kind, link)
  if (parsed.outcome !== 'link') return null
  const { mode, seed, address } = parsed.link
  const at = parseAddress(address)
  return at && { mode, seed, ...at }
}
