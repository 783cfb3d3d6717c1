/** `<base>note/<id>#<key in hexadecimal>`; with a password there is no key, and no fragment. */
import type { Bytes } from '#lib/crypto/bytes.ts'
import { belowBase } from '../below-base.ts'
import type { LinkFormat, LinkMatch, ReadLink } from '../endpoint.ts'

export interface NoteLink {
  id: string
  /** Null: a password makes it. */
  key: Bytes | null
}

const IN_ADDRESS = /^note\/([0-9A-Za-z]+)\/?(?:\?[^#]*?)?(?:(#|%(?:25)*23)([0-9A-Za-z]*))?$/
const LINK = /^([0-9A-Za-z]+)(?:#([0-9a-f]{64}))?$/

export const cryptgeonLinks: LinkFormat = {
  kind: 'cryptgeon',
  // Without a fragment too: with a password there is none.
  linkMarks: ['note/'],
  // A key is 64 characters from 0 to f: what else stands behind a note is none of it.
  linkShape: String.raw`note/[0-9A-Za-z]+/?(?:(?:\?[^#]*)?#[0-9a-f]{0,64})?$`,
  matches,
  read,
}

export function formatLink(baseUrl: string, { id, key }: NoteLink): string {
  return `${baseUrl}note/${id}${key ? `#${key.toHex()}` : ''}`
}

function matches(url: string, baseUrl: string): LinkMatch | null {
  const [, id, sign, key = ''] = IN_ADDRESS.exec(belowBase(url, baseUrl) ?? '') ?? []
  if (id === undefined) return null
  const isExposed = sign !== undefined && sign !== '#'
  return { link: key === '' ? id : `${id}#${key}`, exposed: isExposed }
}

/** There is no check in it: only its length shows that something is missing. */
async function read(link: string): Promise<ReadLink> {
  const parsed = parseLink(link)
  if (!parsed) return { outcome: /#[0-9a-f]{0,63}$/.test(link) ? 'truncated' : 'altered' }
  return { outcome: 'link', passphrase: parsed.key ? 'none' : 'needed', claimId: null }
}

/** @returns null when it is not whole. */
export function parseLink(link: string): NoteLink | null {
  const [, id, hex] = LINK.exec(link) ?? []
  if (id === undefined) return null
  return { id, key: hex === undefined ? null : Uint8Array.fromHex(hex) }
}
