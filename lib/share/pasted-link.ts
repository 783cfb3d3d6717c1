/** The link in what a person pasted, however it came through mail and chat. No network needed. */
import { isInvitation, parseFragment } from '#lib/crypto/link.ts'
import { type LinkOwner, linkFormatOf, matchLink } from '#lib/endpoints/link-formats.ts'

export type PastedLink =
  /** Cleaned: the endpoint's address, `#` or the `%23` that a mail filter made of it, the fragment. */
  | { is: 'link'; link: string }
  /** A link of a configured endpoint that lost its end, or some of its characters. */
  | { is: 'truncated' | 'altered' }
  /** An address of another server. */
  | { is: 'foreign'; host: string }
  | { is: 'none' }

const FRAGMENT_LENGTH = 49
const ADDRESS = /https?:\/\/[^\s<>"']+/gi
const SENTENCE_END = '.,;:!?)]}’”'
/** Soft hyphens, joiners and byte order marks: seen by nobody, copied all the same. */
const UNSEEN = /\p{Cf}/gu
/** Where a line may end, with the marks that replies put before the next one. */
const SPACES = /\s[\s>|]*/g
/** Nothing of this stands in a link; all else of a message may be taken for a part of it. */
const NEVER_IN_A_LINK = /[\s>|<"'`“”‘’«»]+/g

/** @param endpoints - those that are configured. */
export async function readPastedLink(
  pasted: string,
  endpoints: readonly LinkOwner[],
): Promise<PastedLink> {
  const ours = endpoints.filter(({ kind }) => kind === 'matchstick').map(({ baseUrl }) => baseUrl)
  const text = pasted.replace(UNSEEN, '')
  // From what was pasted to what is left of it in one piece: the link's check tells which is right.
  const readings = [text, text.replace(SPACES, withoutLineEnd), text.replace(NEVER_IN_A_LINK, '')]
  let problem: PastedLink | null = null
  for (const reading of readings) {
    const found = (await findLink(reading, ours)) ?? (await findForeignLink(reading, endpoints))
    if (found?.is === 'link') return found
    problem ??= found
  }
  return problem ?? foreignIn(text)
}

/** A link of another kind: an address as it stands, which its kind knows for its own. */
async function findForeignLink(
  text: string,
  endpoints: readonly LinkOwner[],
): Promise<PastedLink | null> {
  for (const address of text.match(ADDRESS) ?? []) {
    const url = withoutEnd(address, SENTENCE_END)
    for (const endpoint of endpoints) {
      const { kind } = endpoint
      const format = kind === 'matchstick' ? null : linkFormatOf(kind)
      const match = matchLink(url, endpoint)
      if (!format || !match) continue
      const { outcome } = await format.read(match.link)
      if (outcome === 'link') return { is: 'link', link: url }
      if (outcome === 'truncated' || outcome === 'altered') return { is: outcome }
    }
  }
  return null
}

/** @returns null when no endpoint's address is in the text. */
async function findLink(text: string, baseUrls: string[]): Promise<PastedLink | null> {
  // Below another endpoint's address there may be one more: the longer says more.
  for (const baseUrl of baseUrls.toSorted((a, b) => b.length - a.length)) {
    const { host, pathname } = new URL(baseUrl)
    const address = RegExp(`(?:^|https?://|[^\\w.@/:-])${escaped(host + pathname)}(.*)$`, 'is')
    const rest = address.exec(text)?.[1]
    const found = rest === undefined ? null : await readRest(rest, baseUrl)
    if (found) return found
  }
  return null
}

/** @param rest - what follows the endpoint's address. */
async function readRest(rest: string, baseUrl: string): Promise<PastedLink | null> {
  const [, mark, run = ''] = /^(?:\?[^\s#]*?)?(#|%(?:25)*23)([\w.-]*)/.exec(rest) ?? []
  // Another page below the endpoint's address, or that address alone.
  if (mark === undefined) return /^\w/.test(rest) ? null : { is: 'truncated' }
  const fragment = withoutEnd(run, '.')
  if (isInvitation(fragment)) return null
  if (fragment === '') return { is: 'truncated' }
  const separator = mark === '#' ? '#' : '%23'
  // What follows the key may be the rest of the message.
  for (const candidate of [fragment, fragment.slice(0, FRAGMENT_LENGTH)]) {
    const { outcome } = await parseFragment(candidate)
    if (outcome === 'link') return { is: 'link', link: baseUrl + separator + candidate }
  }
  const { outcome } = await parseFragment(fragment)
  return { is: outcome === 'truncated' ? 'truncated' : 'altered' }
}

/** Only what has the looks of an address is taken for one. */
function foreignIn(text: string): PastedLink {
  const [, withScheme, withFragment] =
    /(https?:\/\/[^\s<>"']+)|(?<![\w-])(?<![\w-]\.)((?:[\w-]+\.)+[a-z]{2,}(?::\d+)?\/[^\s#]{0,2000}(?:#|%23)1[np])/i.exec(
      text,
    ) ?? []
  const url = URL.parse(withScheme ?? `https://${withFragment ?? ''}`)
  return url?.host ? { is: 'foreign', host: url.host } : { is: 'none' }
}

// Expressions for these take a time that grows with the square of what was pasted.

function withoutLineEnd(spaces: string): string {
  const at = spaces.search(/[\r\n]/)
  return at < 0 ? spaces : spaces.slice(0, at).trimEnd()
}

function withoutEnd(text: string, characters: string): string {
  let length = text.length
  while (length > 0 && characters.includes(text.charAt(length - 1))) length--
  return text.slice(0, length)
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
}
