/**
 * `<base>secret/<id>#encryption_key=<key>`, and of old `<base>secret/<key>/<id>`, which shows the key
 * to the server. The key is shorter where a password is the rest of it.
 */
import { belowBase } from '../below-base.ts'
import type { LinkFormat, LinkMatch, ReadLink } from '../endpoint.ts'

export const KEY_LENGTH = 32

export interface SecretLink {
  id: string
  key: string
}

const IN_ADDRESS =
  /^secret\/([\w-]{1,200})\/?(?:\?[^#]*?)?(#|%(?:25)*23)encryption_key(?:=|%(?:25)*3D)([\w-]*)(?:[&?].*)?$/i
const OLD_IN_ADDRESS = /^secret\/([\w-]{1,32})\/([\w-]{1,200})\/?(?:[?#].*)?$/
const LINK = /^([\w-]{1,200})#([\w-]{1,32})$/

export const hemmeligV6Links: LinkFormat = {
  kind: 'hemmelig-v6',
  linkMarks: ['secret/'],
  linkShape: String.raw`secret/[\w-]{1,200}(?:/[\w-]{1,200}|/?(?:\?[^#]*)?#encryption_key=[\w-]*)?$`,
  matches,
  read,
}

export function formatLink(baseUrl: string, { id, key }: SecretLink): string {
  return `${baseUrl}secret/${id}#encryption_key=${key}`
}

/** Without a key it is public, and no secret: the server's own page shows it. */
function matches(url: string, baseUrl: string): LinkMatch | null {
  const below = belowBase(url, baseUrl) ?? ''
  const [, id, sign, key = ''] = IN_ADDRESS.exec(below) ?? []
  if (id !== undefined) return { link: `${id}#${key}`, exposed: sign !== '#' }
  const [, oldKey, oldId] = OLD_IN_ADDRESS.exec(below) ?? []
  return oldId === undefined ? null : { link: `${oldId}#${oldKey}`, exposed: true }
}

/** A shorter key was cut off, or has a password behind it: the server tells which. */
async function read(link: string): Promise<ReadLink> {
  const parsed = parseLink(link)
  if (!parsed) return { outcome: link.endsWith('#') ? 'truncated' : 'altered' }
  const passphrase = parsed.key.length === KEY_LENGTH ? 'none' : 'unknown'
  return { outcome: 'link', passphrase, claimId: null }
}

/** @returns null when it is none. */
export function parseLink(link: string): SecretLink | null {
  const [, id, key] = LINK.exec(link) ?? []
  return id === undefined || key === undefined ? null : { id, key }
}
