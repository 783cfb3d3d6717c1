/** `<base>?<id>#-<key>`: the dash makes the server's own page ask before it opens (and burns). */
import type { Bytes } from '#lib/crypto/bytes.ts'
import { belowBase } from '../below-base.ts'
import type { LinkFormat, LinkMatch, ReadLink } from '../endpoint.ts'
import { decodeBase58, encodeBase58 } from './base58.ts'
import { KEY_BYTES } from './crypt.ts'

export interface PasteLink {
  id: string
  key: Bytes
}

/** 32 bytes are 43 or 44 digits; zeros in front made them fewer in very old links. */
const LINK = /^([0-9a-f]{16})#([1-9A-HJ-NP-Za-km-z]{32,44})$/
const CUT_LINK = /^[0-9a-f]{1,16}(?:#[1-9A-HJ-NP-Za-km-z]{0,31})?$/
const IN_ADDRESS = /^\?(?:[^#]*&)?([0-9a-f]{1,16})=?(?:&[^#]*?)?(#|%(?:25)*23)-?([^&]*)/

export const privatebinLinks: LinkFormat = {
  kind: 'privatebin',
  linkMarks: ['?*#', '?*%23', '?*%2523', '?*%252523'],
  linkShape: String.raw`\?(?:[^#]*&)?[0-9a-f]{16}(?:=?(?:&[^#]*)?#[\w-]*)?$`,
  matches,
  read,
}

export function formatLink(baseUrl: string, { id, key }: PasteLink): string {
  return `${baseUrl}?${id}#-${encodeBase58(key)}`
}

/** Trackers append a query of theirs, in front of the fragment or behind it. */
function matches(url: string, baseUrl: string): LinkMatch | null {
  const [, id, sign, key = ''] = IN_ADDRESS.exec(belowBase(url, baseUrl) ?? '') ?? []
  return id === undefined ? null : { link: `${id}#${key}`, exposed: sign !== '#' }
}

/** The parameters say nothing of a password: only an attempt does. */
async function read(link: string): Promise<ReadLink> {
  if (parseLink(link)) return { outcome: 'link', passphrase: 'unknown', claimId: null }
  return { outcome: CUT_LINK.test(link) ? 'truncated' : 'altered' }
}

/** @returns null for what is cut or changed, as far as that can be seen: there is no check. */
export function parseLink(link: string): PasteLink | null {
  const [, id, digits = ''] = LINK.exec(link) ?? []
  const key = decodeBase58(digits, KEY_BYTES)
  return id !== undefined && key ? { id, key } : null
}
