/**
 * `<base>secret/<id>#decryptionKey=<key>`, lately also `<base>s/<id>#<key>`; with a password there is
 * no key, and no fragment. Every version 7 opens the long form.
 */
import { belowBase } from '../below-base.ts'
import type { LinkFormat, LinkMatch, ReadLink } from '../endpoint.ts'

export interface SecretLink {
  id: string
  /** Null: it is the password. */
  key: string | null
}

const ID = '[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}'
const IN_ADDRESS = new RegExp(
  `^(?:s|secret)/(${ID})/?(?:\\?[^#]*?)?` +
    '(?:(#|%(?:25)*23)(?:decryptionKey(?:=|%(?:25)*3D))?([\\w-]*)(?:[&?].*)?)?$',
  'i',
)
const LINK = new RegExp(`^(${ID})(?:#([\\w-]{32}))?$`)
const CUT_LINK = new RegExp(`^${ID}#[\\w-]{0,31}$`)

export const hemmeligLinks: LinkFormat = {
  kind: 'hemmelig',
  // Without a fragment too: with a password there is none.
  linkMarks: ['s/', 'secret/'],
  linkShape: `s(?:ecret)?/${ID.replaceAll('a-f', 'a-fA-F')}/?(?:(?:\\?[^#]*)?#(?:decryptionKey=)?[\\w-]*)?$`,
  matches,
  read,
}

export function formatLink(baseUrl: string, { id, key }: SecretLink): string {
  return `${baseUrl}secret/${id}${key === null ? '' : `#decryptionKey=${key}`}`
}

function matches(url: string, baseUrl: string): LinkMatch | null {
  const [, id, sign, key = ''] = IN_ADDRESS.exec(belowBase(url, baseUrl) ?? '') ?? []
  if (id === undefined) return null
  const isExposed = sign !== undefined && sign !== '#'
  const name = id.toLowerCase()
  return { link: sign === undefined ? name : `${name}#${key}`, exposed: isExposed }
}

/** There is no check in it: only its length shows that something is missing. */
async function read(link: string): Promise<ReadLink> {
  const parsed = parseLink(link)
  if (!parsed) return { outcome: CUT_LINK.test(link) ? 'truncated' : 'altered' }
  return { outcome: 'link', passphrase: parsed.key ? 'none' : 'needed', claimId: null }
}

/** @returns null when it is not whole. */
export function parseLink(link: string): SecretLink | null {
  const [, id, key = null] = LINK.exec(link) ?? []
  return id === undefined ? null : { id, key }
}
