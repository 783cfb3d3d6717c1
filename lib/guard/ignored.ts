/** "Not a secret": tokens by their fingerprints, or a detector at one site. */
import { decodeBase64url, encodeBase64url } from '#lib/crypto/base64url.ts'
import { type Bytes, randomBytes } from '#lib/crypto/bytes.ts'
import { FINGERPRINT_KEY_BYTES, fingerprint } from '#lib/crypto/fingerprint.ts'
import { withDetectorOff, withOff } from '#lib/policy/sites.ts'
import {
  fingerprintKeyItem,
  ignoredItem,
  privateIgnoredItem,
  settingsItem,
} from '#lib/storage/items.ts'
import { canRemember } from './strength.ts'

/** Beyond this the oldest are forgotten. */
const MOST_TOKENS = 1000

interface Where {
  /** The key of the site. */
  site: string
  isPrivate: boolean
}

/**
 * Made once, when the extension is installed: a private window is to write nothing, not even this.
 */
export async function makeFingerprintKey(): Promise<void> {
  await fingerprintKeyItem.update((key) => {
    const isThere = key !== null && decodeBase64url(key)?.length === FINGERPRINT_KEY_BYTES
    return isThere ? key : encodeBase64url(randomBytes(FINGERPRINT_KEY_BYTES))
  })
}

/** For each token whether a person said that it is no secret. */
export async function areIgnored(tokens: string[], isPrivate: boolean): Promise<boolean[]> {
  const known = new Set((await ignoredItem.read()).map(({ print }) => print))
  if (isPrivate) for (const each of (await privateIgnoredItem.read()).tokens) known.add(each)
  if (known.size === 0) return tokens.map(() => false)
  const key = await readKey()
  return Promise.all(tokens.map(async (token) => known.has(await fingerprint(key, token))))
}

/** From now on leave it alone: this token, or all that its detector finds at this site. */
export async function ignore(
  finding: { token: string; detector: string; kind: string },
  { site, isPrivate }: Where,
  now = Date.now,
): Promise<{ how: 'token' | 'detector' }> {
  const { detector, kind } = finding
  if (!canRemember(finding.token, kind)) {
    if (isPrivate) await switchOffInPrivate(site, detector)
    else await settingsItem.update((settings) => withDetectorOff(settings, site, detector))
    return { how: 'detector' }
  }
  const print = await fingerprint(await readKey(), finding.token)
  if (isPrivate) {
    await privateIgnoredItem.update((all) => ({ ...all, tokens: withPrint(all.tokens, print) }))
  } else {
    const token = { print, time: now(), site, detector }
    await ignoredItem.update((tokens) =>
      [...tokens.filter((each) => each.print !== print), token].slice(-MOST_TOKENS),
    )
  }
  return { how: 'token' }
}

/** Find it again; null for all of them. */
export function forgetIgnored(print: number | null): Promise<void> {
  return ignoredItem.update((tokens) =>
    print === null ? [] : tokens.filter((each) => each.print !== print),
  )
}

function withPrint(tokens: number[], print: number): number[] {
  return [...tokens.filter((each) => each !== print), print].slice(-MOST_TOKENS)
}

function switchOffInPrivate(site: string, detector: string): Promise<void> {
  return privateIgnoredItem.update(({ tokens, off }) => ({
    tokens,
    off: { ...off, [site]: withOff(off[site] ?? [], detector) },
  }))
}

async function readKey(): Promise<Bytes> {
  const stored = await fingerprintKeyItem.read()
  const key = stored === null ? null : decodeBase64url(stored)
  if (key?.length === FINGERPRINT_KEY_BYTES) return key
  await makeFingerprintKey()
  return readKey()
}
