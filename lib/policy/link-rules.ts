/** Which addresses open in the extension. Pure: settings in, rules and answers out. */
import { FRAGMENT_SHAPE } from '#lib/crypto/link.ts'
import { linkFormatOf, ownerOf } from '#lib/endpoints/link-formats.ts'
import type { ConfiguredEndpoint, Settings } from './settings.ts'

/** Addresses that have to be stopped before a request leaves, as patterns of `urlFilter`. */
export function linkFilters({ endpoints }: Settings): string[] {
  const filters = endpoints
    .filter(({ opensHere }) => opensHere)
    .flatMap((endpoint) => {
      const marks = linkFormatOf(endpoint.kind)?.linkMarks ?? []
      const bases = linkBases(endpoint)
      return [...bases, ...bases.map(withAnyUser)].flatMap((start) =>
        marks.map((mark) => `|${start}${mark}`),
      )
    })
  return [...new Set(filters)]
}

/** A name and a password before the host change nothing of where a link leads. */
function withAnyUser(baseUrl: string): string {
  return baseUrl.replace('://', '://*@')
}

/** Where the servers are that may refuse calls that name the extension: scheme, host and port. */
export function serversThatRefuseOrigins({ endpoints }: Settings): string[] {
  const refusing = endpoints.filter(({ kind }) => linkFormatOf(kind)?.refusesOrigins)
  return [...new Set(refusing.map(({ baseUrl }) => new URL(baseUrl).origin))]
}

/** Addresses below which links of configured endpoints stand: their own, and pages that they name. */
export function linkPages({ endpoints }: Settings): string[] {
  const pages = endpoints.flatMap((endpoint) =>
    endpoint.revealPage ? [...linkBases(endpoint), endpoint.revealPage] : linkBases(endpoint),
  )
  return [...new Set(pages)]
}

/** How links of configured endpoints look, as the scanner takes them. */
export function linkShapes({ endpoints }: Settings): { start: string; rest: string }[] {
  return endpoints.flatMap((endpoint) => {
    const found = linkFormatOf(endpoint.kind)
    if (!found) return []
    const { revealPage } = endpoint
    const own = linkBases(endpoint).map((start) => ({ start, rest: found.linkShape }))
    return revealPage ? [...own, { start: revealPage, rest: FRAGMENT_SHAPE }] : own
  })
}

function linkBases({ baseUrl, linkPage }: ConfiguredEndpoint): string[] {
  return linkPage ? [baseUrl, linkPage] : [baseUrl]
}

/** Whether one of these patterns stops an address: `|` is its beginning, `*` is anything. */
export function isStoppedBy(filters: string[], url: string): boolean {
  // From left to right and never back, as Chromium does: a page wrote the address, and a regular
  // expression would try every place of each `*` against every other.
  return filters.some((filter) => {
    const [start = '', ...parts] = filter.slice(1).split('*')
    let at = start.length
    const follows = (part: string) => {
      const found = url.indexOf(part, at)
      at = found + part.length
      return found >= 0
    }
    return url.startsWith(start) && parts.every(follows)
  })
}

/**
 * The endpoint whose link this is, when its links open in the extension. Null lets the site's own
 * page load: it is another address, one without a fragment, or an invitation.
 */
export function endpointToOpen(url: string, { endpoints }: Settings): ConfiguredEndpoint | null {
  const opening = endpoints.filter(({ opensHere }) => opensHere)
  return ownerOf(url, opening)?.owner ?? null
}
