/** `<base>#/s/<id>/<key>` for a text, `/f/` for a file; with a passphrase there is no key in it. */
import { randomBytes } from '#lib/crypto/bytes.ts'
import { belowBase } from '../below-base.ts'
import type { LinkFormat, LinkMatch, ReadLink } from '../endpoint.ts'

export interface YopassLink {
  kind: 'text' | 'file'
  id: string
  /** Null: a passphrase takes its place. */
  key: string | null
}

const LETTERS = { text: 's', file: 'f' } as const
const KEY_LENGTH = 22
const KEY_CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** Trackers append a query of theirs, in front of the fragment or behind it. */
const IN_ADDRESS = /^(?:\?[^#]*?)?(#|%(?:25)*23)\/([sfcd])\/([0-9A-Za-z-]{1,36})(?:(\/)([^/?#&]*))?/
/** Ids are UUIDs on older servers. Keys of the command line have two characters more. */
const LINK =
  /^([sf])\/([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9A-Za-z]{22})(?:\/([\w-]{22}))?$/
const CUT_LINK = /^[sf]\/(?:[0-9A-Za-z-]{1,35}|[0-9A-Za-z-]+\/[\w-]{0,21})$/
const SIGNS = ['#', '?*#', '%23', '%2523', '%252523']

export const yopassLinks: LinkFormat = {
  kind: 'yopass',
  // Other pages of the server have a fragment too.
  linkMarks: SIGNS.flatMap((sign) => ['s', 'f', 'c', 'd'].map((letter) => `${sign}/${letter}/`)),
  linkShape: String.raw`#/[sfcd]/[\w-]+(?:/[\w-]*)?$`,
  linksElsewhere: true,
  // Where its administrator has set up an address for its page.
  refusesOrigins: true,
  matches,
  read,
}

export function formatLink(baseUrl: string, { kind, id, key }: YopassLink): string {
  return `${baseUrl}#/${LETTERS[kind]}/${id}${key === null ? '' : `/${key}`}`
}

function matches(url: string, baseUrl: string): LinkMatch | null {
  const [, sign, letter, id, slash = '', key = ''] =
    IN_ADDRESS.exec(belowBase(url, baseUrl) ?? '') ?? []
  if (letter === undefined) return null
  const isText = letter === 's' || letter === 'c'
  // Of the other two letters the key is never in the link.
  const rest = letter === 's' || letter === 'f' ? `${slash}${key}` : ''
  return { link: `${isText ? 's' : 'f'}/${id}${rest}`, exposed: sign !== '#' }
}

/** There is no check in it: only its length shows that something is missing. */
async function read(link: string): Promise<ReadLink> {
  const parsed = parseLink(link)
  if (!parsed) return { outcome: CUT_LINK.test(link) ? 'truncated' : 'altered' }
  return { outcome: 'link', passphrase: parsed.key === null ? 'needed' : 'none', claimId: null }
}

/** @returns null when it is not whole. */
export function parseLink(link: string): YopassLink | null {
  const [, letter, id, key = null] = LINK.exec(link) ?? []
  return id === undefined ? null : { kind: letter === 'f' ? 'file' : 'text', id, key }
}

/** 131 bits, as its own page makes them. */
export function newKey(): string {
  let key = ''
  while (key.length < KEY_LENGTH) {
    const [byte = 0] = randomBytes(1)
    // What is left above four times the alphabet would make some characters likelier.
    if (byte < 4 * KEY_CHARACTERS.length) key += KEY_CHARACTERS.charAt(byte % KEY_CHARACTERS.length)
  }
  return key
}
