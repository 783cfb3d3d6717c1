/**
 * The link's fragment: `1<mode><base64url(seed || check)>`, 49 characters, and for kinds whose
 * envelope lies elsewhere `.<kind>.<base64url(locator)>` behind it. The check finds a link that
 * was cut or changed on its way before anything is asked of a server.
 * @see docs/envelope.md
 */
import { decodeBase64url, encodeBase64url } from './base64url.ts'
import { type Bytes, concat, equalBytes, sha256, utf8 } from './bytes.ts'
import { SEED_BYTES } from './keys.ts'

const CHECK_BYTES = 3
const CORE_LENGTH = 49
const INVITATION = /^invite(?:\.|$)/
const CORE = /^1([np])([A-Za-z0-9_-]{47})$/
const LOCATOR = /^\.([a-z0-9-]{1,32})\.([A-Za-z0-9_-]+)$/
/** What is left of a core, or of a locator, when its end was cut off. */
const CORE_BEGINNING = /^1(?:[np][A-Za-z0-9_-]*)?$/
const LOCATOR_BEGINNING = /^\.(?:[a-z0-9-]{1,32}(?:\.[A-Za-z0-9_-]*)?)?$/

/** A fragment behind an address, whole or cut, as an expression: nothing else stands behind it. */
export const FRAGMENT_SHAPE = String.raw`#1[np][\w-]{1,47}(?:\.[\w-]*){0,2}$`

/** `n`: no passphrase, `p`: a passphrase is needed. */
export type LinkMode = 'n' | 'p'

export interface Link {
  mode: LinkMode
  seed: Bytes
  locator: { kind: string; address: string } | null
}

export type ParsedLink =
  | { outcome: 'link'; link: Link }
  /**
   * `none`: there is no fragment at all. `invitation`: it is one for an extension, with nothing to
   * open (`lib/policy/invitation.ts`).
   */
  | { outcome: 'none' | 'invitation' | 'truncated' | 'altered' }

/** The fragment for a link, without `#`. */
export async function formatFragment({ mode, seed, locator }: Link): Promise<string> {
  if (seed.length !== SEED_BYTES) {
    throw new RangeError(`"seed" expected ${SEED_BYTES} bytes, got ${seed.length}`)
  }
  const core = `1${mode}${encodeBase64url(concat([seed, await check(mode, seed)]))}`
  if (!locator) return core
  const tail = `.${locator.kind}.${encodeBase64url(utf8(locator.address))}`
  if (!LOCATOR.test(tail)) throw new RangeError('"locator" expected a kind and an address')
  return core + tail
}

/** Parse what stands behind `#` (a leading `#` is accepted). Never throws. */
export async function parseFragment(text: string): Promise<ParsedLink> {
  const fragment = text.startsWith('#') ? text.slice(1) : text
  if (fragment === '') return { outcome: 'none' }
  if (isInvitation(fragment)) return { outcome: 'invitation' }
  if (fragment.length < CORE_LENGTH) return cutOrChanged(CORE_BEGINNING.test(fragment))
  const core = await parseCore(fragment.slice(0, CORE_LENGTH))
  if (!core) return { outcome: 'altered' }
  const tail = fragment.slice(CORE_LENGTH)
  if (tail === '') return { outcome: 'link', link: { ...core, locator: null } }
  const locator = parseLocator(tail)
  if (!locator) return cutOrChanged(LOCATOR_BEGINNING.test(tail))
  return { outcome: 'link', link: { ...core, locator } }
}

/** Whether a fragment is an invitation to an endpoint, which holds nothing to open. */
export function isInvitation(fragment: string): boolean {
  return INVITATION.test(fragment)
}

/**
 * The fragment that a URL of the reveal page carries. Mail filters rewrite `#` to `%23` or
 * `%2523`; the fragment then arrives as a path, which a server has seen: `exposed`. A query is
 * passed over: trackers append one, and the reveal page opens such a link all the same.
 * @returns null when `url` is not below `baseUrl` or names nothing to open.
 */
export function fragmentOf(
  url: string,
  baseUrl: string,
): { fragment: string; exposed: boolean } | null {
  const at = parseUrl(url)
  const base = parseUrl(baseUrl)
  if (!at || !base || at.origin !== base.origin || !at.pathname.startsWith(base.pathname)) {
    return null
  }
  const path = at.pathname.slice(base.pathname.length)
  if (path === '') return at.hash.length > 1 ? { fragment: at.hash.slice(1), exposed: false } : null
  const escaped = /^%(?:25)*23(.+)$/.exec(path)?.[1]
  return escaped === undefined ? null : { fragment: escaped, exposed: true }
}

/** @returns null when the check does not fit. */
async function parseCore(text: string): Promise<{ mode: LinkMode; seed: Bytes } | null> {
  const [, letter, encoded = ''] = CORE.exec(text) ?? []
  const bytes = decodeBase64url(encoded)
  if (!letter || !bytes) return null
  const mode = letter === 'p' ? 'p' : 'n'
  const seed = bytes.slice(0, SEED_BYTES)
  const isIntact = equalBytes(bytes.subarray(SEED_BYTES), await check(mode, seed))
  return isIntact ? { mode, seed } : null
}

/** @returns null when the text is no whole locator. */
function parseLocator(text: string): Link['locator'] {
  const [, kind, encoded = ''] = LOCATOR.exec(text) ?? []
  const address = decodeBase64url(encoded)
  if (!kind || !address) return null
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
    return { kind, address: decoder.decode(address) }
  } catch {
    // Not UTF-8: cut inside a character, or nobody's locator.
    return null
  }
}

function cutOrChanged(isBeginning: boolean): ParsedLink {
  return { outcome: isBeginning ? 'truncated' : 'altered' }
}

/** By `try`, since the web reveal page meets browsers without `URL.parse`. */
export function parseUrl(text: string): URL | null {
  try {
    return new URL(text)
  } catch {
    // Not an absolute URL: absent, as the caller expects.
    return null
  }
}

async function check(mode: LinkMode, seed: Bytes): Promise<Bytes> {
  const digest = await sha256(concat([utf8(`matchstick/v1/check${mode}`), seed]))
  return digest.slice(0, CHECK_BYTES)
}
