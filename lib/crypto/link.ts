/**
 * The link's fragment: `1<mode><base64url(seed || check)>`, 49 characters, and for kinds whose
 * envelope lies elsewhere `.<kind>.<base64url(locator)>` behind it. The check finds a link that
 * was cut or changed on its way before anything is asked of a server.
 */
import { decodeBase64url, encodeBase64url } from './base64url.ts'
import { type Bytes, concat, equalBytes, sha256, utf8 } from './bytes.ts'
import { SEED_BYTES } from './keys.ts'

const VERSION = '1'
const CHECK_BYTES = 3
const FRAGMENT_LENGTH = 49

/** `n`: no passphrase, `p`: a passphrase is needed. */
export type LinkMode = 'n' | 'p'

export interface Link {
  mode: LinkMode
  seed: Bytes
  locator: { kind: string; address: string } | null
}

export type ParsedLink =
  | { outcome: 'link'; link: Link }
  /** `none`: there is no fragment at all. */
  | { outcome: 'none' | 'truncated' | 'altered' }

/** The fragment for a link, without `#`. */
export async function formatFragment({ mode, seed, locator }: Link): Promise<string> {
  const fragment = VERSION + mode + encodeBase64url(concat(seed, await check(mode, seed)))
  return locator
    ? `${fragment}.${locator.kind}.${encodeBase64url(utf8(locator.address))}`
    : fragment
}

/** Parse what stands behind `#` (a leading `#` is accepted). Never throws. */
export async function parseFragment(text: string): Promise<ParsedLink> {
  const fragment = text.startsWith('#') ? text.slice(1) : text
  if (fragment === '') return { outcome: 'none' }
  const [core = '', ...rest] = fragment.split('.')
  if (core.length < FRAGMENT_LENGTH) {
    return { outcome: isBeginning(core) && rest.length === 0 ? 'truncated' : 'altered' }
  }
  const mode = core[1]
  const bytes = decodeBase64url(core.slice(2))
  const isShaped = core.length === FRAGMENT_LENGTH && core[0] === VERSION && bytes !== null
  if (!isShaped || (mode !== 'n' && mode !== 'p')) return { outcome: 'altered' }
  const seed = bytes.slice(0, SEED_BYTES)
  if (!equalBytes(bytes.subarray(SEED_BYTES), await check(mode, seed))) {
    return { outcome: 'altered' }
  }
  const locator = parseLocator(rest)
  return locator === undefined
    ? { outcome: 'altered' }
    : { outcome: 'link', link: { mode, seed, locator } }
}

/**
 * The fragment that a URL of the reveal page carries. Mail filters rewrite `#` to `%23` or
 * `%2523`; the fragment then arrives as a path, which a server has seen: `exposed`.
 * @returns null when `url` is not below `baseUrl` or names nothing to open.
 */
export function fragmentOf(
  url: string,
  baseUrl: string,
): { fragment: string; exposed: boolean } | null {
  if (!url.startsWith(baseUrl)) return null
  const rest = url.slice(baseUrl.length)
  if (rest.startsWith('#')) return { fragment: rest.slice(1), exposed: false }
  const escaped = /^%(?:25)*23(.*)$/.exec(rest)?.[1]
  return escaped === undefined ? null : { fragment: escaped, exposed: true }
}

function isBeginning(core: string): boolean {
  return /^1(?:[np][A-Za-z0-9_-]*)?$/.test(core)
}

function parseLocator(parts: string[]): Link['locator'] | undefined {
  if (parts.length === 0) return null
  const [kind = '', encoded = ''] = parts
  const address = decodeBase64url(encoded)
  if (parts.length !== 2 || !/^[a-z0-9-]{1,32}$/.test(kind) || !address?.length) return undefined
  try {
    return { kind, address: new TextDecoder('utf-8', { fatal: true }).decode(address) }
  } catch {
    // Not UTF-8: nobody's locator.
    return undefined
  }
}

async function check(mode: LinkMode, seed: Bytes): Promise<Bytes> {
  const digest = await sha256(concat(utf8(`matchstick/v1/check${mode}`), seed))
  return digest.slice(0, CHECK_BYTES)
}
