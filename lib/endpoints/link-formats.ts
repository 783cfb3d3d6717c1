import { cryptgeonLinks } from './cryptgeon/link.ts'
import { customLinks } from './custom/link.ts'
import { enclosedLinks } from './enclosed/link.ts'
import type { LinkFormat, LinkMatch } from './endpoint.ts'
import { hemmeligLinks } from './hemmelig/link.ts'
import { hemmeligV6Links } from './hemmelig-v6/link.ts'
import { matchstickLinks } from './matchstick/link.ts'
import { onetimesecretLinks } from './onetimesecret/link.ts'
import { openbaoLinks } from './openbao/link.ts'
import { passwordpusherLinks } from './passwordpusher/link.ts'
import { privatebinLinks } from './privatebin/link.ts'
import { yopassLinks } from './yopass/link.ts'

/** Links of every kind of server that this version knows. Every context has these; adapters are loaded. */
export const linkFormats: readonly LinkFormat[] = [
  matchstickLinks,
  privatebinLinks,
  cryptgeonLinks,
  enclosedLinks,
  hemmeligLinks,
  hemmeligV6Links,
  onetimesecretLinks,
  passwordpusherLinks,
  customLinks,
  openbaoLinks,
  yopassLinks,
]

/** @returns null for a kind that this version does not know. */
export function linkFormatOf(kind: string): LinkFormat | null {
  return linkFormats.find((format) => format.kind === kind) ?? null
}

/** What of a configured endpoint a link is known by. */
export interface LinkOwner {
  kind: string
  baseUrl: string
  /** Where its links stand as well. */
  linkPage?: string | null | undefined
}

/** What this endpoint would open under `url`; null is "not mine". */
export function matchLink(url: string, { kind, baseUrl, linkPage }: LinkOwner): LinkMatch | null {
  const format = linkFormatOf(kind)
  if (!format) return null
  return format.matches(url, baseUrl) ?? (linkPage ? format.matches(url, linkPage) : null)
}

/**
 * Whose link this is. What stands at a server's own address is for that server, whatever another one
 * has been agreed to lead to.
 */
export function ownerOf<Owner extends LinkOwner>(
  url: string,
  owners: readonly Owner[],
): { owner: Owner; match: LinkMatch } | null {
  for (const at of [({ kind, baseUrl }: Owner) => ({ kind, baseUrl }), (owner: Owner) => owner]) {
    for (const owner of owners) {
      const match = matchLink(url, at(owner))
      if (match) return { owner, match }
    }
  }
  return null
}
