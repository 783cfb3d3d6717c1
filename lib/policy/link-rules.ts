/** Which addresses open in the extension. Pure: settings in, rules and answers out. */
import { isInvitation } from '#lib/crypto/link.ts'
import { kindNamed } from '#lib/endpoints/registry.ts'
import type { ConfiguredEndpoint, Settings } from './settings.ts'

/**
 * What stands between the address of a reveal page and what is to be opened, as a rule's pattern:
 * `#`, also behind a query that a tracker appended, and `%23` or `%2523` of a mail filter.
 */
const BEFORE_THE_FRAGMENT = ['#', '?*#', '%23', '%2523', '%252523'] as const

/** Addresses that have to be stopped before a request leaves, as patterns of `urlFilter`. */
export function linkFilters({ endpoints }: Settings): string[] {
  const baseUrls = endpoints.filter(({ opensHere }) => opensHere).map(({ baseUrl }) => baseUrl)
  return [...new Set(baseUrls)]
    .flatMap((baseUrl) => [baseUrl, withAnyUser(baseUrl)])
    .flatMap((start) => BEFORE_THE_FRAGMENT.map((between) => `|${start}${between}`))
}

/** A name and a password before the host change nothing of where a link leads. */
function withAnyUser(baseUrl: string): string {
  return baseUrl.replace('://', '://*@')
}

/**
 * How links of configured endpoints begin, as the scanner's `allow` takes it. Not all that begins
 * with their addresses: an invitation may hold a token.
 */
export function linkStarts({ endpoints }: Settings): string[] {
  return [...new Set(endpoints.map(({ baseUrl }) => `${baseUrl}#1*`))]
}

/** Whether one of these patterns stops an address: `|` is its beginning, `*` is anything. */
export function isStoppedBy(filters: string[], url: string): boolean {
  return filters.some((filter) => {
    const parts = filter.slice(1).replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    return new RegExp(`^${parts.replaceAll('*', '.*')}`).test(url)
  })
}

/**
 * The endpoint whose link this is, when its links open in the extension. Null lets the site's own
 * page load: it is another address, one without a fragment, or an invitation.
 */
export function endpointToOpen(url: string, { endpoints }: Settings): ConfiguredEndpoint | null {
  const isLink = ({ opensHere, kind, baseUrl }: ConfiguredEndpoint) => {
    const match = opensHere ? kindNamed(kind)?.matches(url, baseUrl) : null
    return match ? !isInvitation(match.fragment) : false
  }
  return endpoints.find(isLink) ?? null
}
