/**
 * Links to a secret that another server carries, and shows on a page of its own. They lead to a page
 * of ours where that text is pasted, if the sender named one, else to the server's own: the locator
 * says in both where the text is.
 */
import { decodeBase64url } from '#lib/crypto/base64url.ts'
import type { Bytes } from '#lib/crypto/bytes.ts'
import { FRAGMENT_SHAPE, type LinkMode } from '#lib/crypto/link.ts'
import { belowBase } from '../below-base.ts'
import type { LinkFormat } from '../endpoint.ts'
import { addressOf, parseCarrierLink, readCarrierLink } from './link.ts'

/** How a fragment of ours begins in an address, also as a mail filter rewrites it. */
const FRAGMENT_MARKS = ['#1', '%231', '%25231', '%2525231']
const IN_ADDRESS = /^([^#]*?)(#|%(?:25)*23)(1[\w.-]*)/
const WHOLE = /^1[np][\w-]{47}\.([a-z0-9-]{1,32})\.([\w-]+)$/

export interface PageLinks extends LinkFormat {
  /** @throws TypeError for what `read` does not call a link. */
  parse(link: string, baseUrl: string): Promise<{ mode: LinkMode; seed: Bytes; id: string }>
}

/**
 * @param start - of the path of a secret's page below the server's address.
 * @param path - all of it, as an expression; its first group is the secret's id.
 */
export function definePageLinks({
  kind,
  start,
  path,
}: {
  kind: string
  start: string
  path: string
}): PageLinks {
  const whole = new RegExp(`^${path}$`)
  const idIn = (page: string, baseUrl: string) =>
    whole.exec((belowBase(page, baseUrl) ?? '').replace(/\?.*$/, ''))?.[1]
  return {
    kind,
    // Without a fragment of ours it is a secret that the server can read, for its own page.
    linkMarks: FRAGMENT_MARKS.map((mark) => `${start}*${mark}`),
    // A secret that the server can read stands under an address too: its id is none.
    linkShape: `${path}(?:(?:\\?[^#]*)?${FRAGMENT_SHAPE}|$)`,
    matches(url, baseUrl) {
      const [, address = '', sign, fragment = ''] = IN_ADDRESS.exec(url) ?? []
      const carrier = carrierOf(fragment)
      if (sign === undefined || (carrier && carrier.kind !== kind)) return null
      // What was cut on its way is still told by the page that it leads to.
      const isOurs = idIn(carrier?.page ?? address, baseUrl) !== undefined
      return isOurs ? { link: fragment, exposed: sign !== '#' } : null
    },
    read: (link) => readCarrierLink(kind, link),
    async parse(link, baseUrl) {
      const parsed = await parseCarrierLink(kind, link)
      const id = parsed.outcome === 'link' ? idIn(parsed.link.address, baseUrl) : undefined
      if (parsed.outcome !== 'link' || id === undefined) {
        throw new TypeError('"link" expected whole, and of this server')
      }
      const { mode, seed } = parsed.link
      return { mode, seed, id }
    },
  }
}

/**
 * The page that shows the text, and the kind of its server, as a whole fragment says. Nobody has
 * checked either: a link is a stranger's word.
 */
export function carrierOf(fragment: string): { kind: string; page: string } | null {
  const [, kind, encoded = ''] = WHOLE.exec(fragment) ?? []
  const bytes = decodeBase64url(encoded)
  if (kind === undefined || !bytes) return null
  return { kind, page: addressOf(new TextDecoder().decode(bytes)) }
}
