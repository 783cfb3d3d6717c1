/** `<base>#<fragment>`: what stands in a fragment is the envelope's (docs/envelope.md). */
import { encodeBase64url } from '#lib/crypto/base64url.ts'
import { deriveLinkKeys } from '#lib/crypto/keys.ts'
import { FRAGMENT_SHAPE, fragmentOf, isInvitation, parseFragment } from '#lib/crypto/link.ts'
import { carrierOf } from '../carrier/page-link.ts'
import type { LinkFormat, LinkMatch, ReadLink } from '../endpoint.ts'

export const matchstickLinks: LinkFormat = {
  kind: 'matchstick',
  // Trackers append a query in front of the fragment.
  linkMarks: ['#', '?*#', '%23', '%2523', '%252523'],
  // Not all that begins with the address: an invitation may hold a token.
  linkShape: FRAGMENT_SHAPE,
  matches,
  read,
}

/**
 * An invitation is for the endpoint's own page, which says what it is. So is a link to what another
 * server carries, where that server is none of ours: the text is pasted there.
 */
function matches(url: string, baseUrl: string): LinkMatch | null {
  const match = fragmentOf(url, baseUrl)
  if (!match || isInvitation(match.fragment) || carrierOf(match.fragment)) return null
  return { link: match.fragment, exposed: match.exposed }
}

async function read(link: string): Promise<ReadLink> {
  const parsed = await parseFragment(link)
  if (parsed.outcome !== 'link') return parsed
  const { seed, mode } = parsed.link
  const claimId = encodeBase64url((await deriveLinkKeys(seed)).id)
  return { outcome: 'link', passphrase: mode === 'p' ? 'needed' : 'none', claimId }
}
