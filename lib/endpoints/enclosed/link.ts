/**
 * `<base>[<prefix>/]<id>#[pw:][dar:]<key>`: `pw` says that a password is needed, `dar` makes the
 * server's own page ask before it opens (and burns).
 */
import { decodeBase64url, encodeBase64url } from '#lib/crypto/base64url.ts'
import type { Bytes } from '#lib/crypto/bytes.ts'
import { belowBase } from '../below-base.ts'
import type { LinkFormat, LinkMatch, ReadLink } from '../endpoint.ts'

export interface NoteLink {
  id: string
  key: Bytes
  needsPassword: boolean
}

/** A time and randomness (ULID), in lower case: capitals name nothing. */
const ID = '[0-7][0-9a-hjkmnp-tv-z]{25}'
/** Wherever its administrator lets notes be shown. */
const IN_ADDRESS = new RegExp(`^(?:[^?#]*/)?(${ID})/?(?:\\?[^#]*?)?(?:(#|%(?:25)*23)([^&?]*).*)?$`)
const LINK = new RegExp(`^(${ID})#((?:(?:pw|dar):)*)([A-Za-z0-9_-]{43})$`)
const CUT_LINK = new RegExp(`^${ID}#(?:(?:pw|dar):)*(?:[A-Za-z0-9_-]{0,42})$`)

export const enclosedLinks: LinkFormat = {
  kind: 'enclosed',
  // An id alone is before the key, at a place of the administrator's choice.
  linkMarks: ['*#', '*%23', '*%2523', '*%252523'],
  linkShape: `(?:[^?#]*/)?${ID}/?(?:(?:\\?[^#]*)?#[\\w:-]*)?$`,
  matches,
  read,
}

/** @param prefix - as the server's configuration states it. */
export function formatLink(
  baseUrl: string,
  prefix: string,
  { id, key, needsPassword }: NoteLink,
): string {
  const path = prefix.split('/').filter((segment) => segment !== '')
  const flags = needsPassword ? 'pw:dar:' : 'dar:'
  return `${baseUrl}${[...path, id].join('/')}#${flags}${encodeBase64url(key)}`
}

/** Trackers append a query of theirs, in front of the fragment or behind it. */
function matches(url: string, baseUrl: string): LinkMatch | null {
  const [, id, sign, fragment = ''] = IN_ADDRESS.exec(belowBase(url, baseUrl) ?? '') ?? []
  if (id === undefined) return null
  // What escapes the fragment's sign may escape these as well.
  const flagged = fragment.replace(/%(?:25)*3A/gi, ':')
  return { link: `${id}#${flagged}`, exposed: sign !== undefined && sign !== '#' }
}

/** There is no check in it: only its length shows that something is missing. */
async function read(link: string): Promise<ReadLink> {
  const parsed = parseLink(link)
  if (!parsed) return { outcome: CUT_LINK.test(link) ? 'truncated' : 'altered' }
  const passphrase = parsed.needsPassword ? 'needed' : 'none'
  return { outcome: 'link', passphrase, claimId: null }
}

/** @returns null when it is not whole. */
export function parseLink(link: string): NoteLink | null {
  const [, id, flags = '', text = ''] = LINK.exec(link) ?? []
  const key = decodeBase64url(text)
  return id !== undefined && key ? { id, key, needsPassword: flags.includes('pw:') } : null
}
