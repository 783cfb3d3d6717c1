/**
 * Openings that this browser has begun: which claim each id was asked with, and when. No keys and
 * no text, so it may lie in storage. A page that is reloaded while an answer is on its way asks
 * again with the same claim, and gets that same answer.
 */
import { encodeBase64url } from '#lib/crypto/base64url.ts'
import { randomBytes } from '#lib/crypto/bytes.ts'
import { CLAIM_BYTES, CLAIM_SECONDS } from '#lib/endpoints/wire.ts'

/** Claims by id. */
export type Claims = Record<string, { claim: string; time: number }>

/** Where claims lie: the web page's `localStorage`, the extension's `storage.session`. */
export interface ClaimStorage {
  read(): Promise<Claims>
  write(claims: Claims): Promise<void>
}

export interface ClaimStore {
  /** The claim to open `id` with: the one of the last minute, or a new one, which is kept. */
  claimFor(id: string): Promise<string>
  forget(id: string): Promise<void>
  /** Whether an opening was begun within the last minute, whatever became of it. */
  hasRecent(): Promise<boolean>
}

export function createClaimStore(storage: ClaimStorage, now: () => number = Date.now): ClaimStore {
  const recent = async (): Promise<Claims> => {
    const oldest = now() - CLAIM_SECONDS * 1000
    const claims = Object.entries(await storage.read())
    return Object.fromEntries(claims.filter(([, { time }]) => time > oldest && time <= now()))
  }
  return {
    async claimFor(id) {
      const claims = await recent()
      const claim = claims[id]?.claim ?? encodeBase64url(randomBytes(CLAIM_BYTES))
      await storage.write({ ...claims, [id]: { claim, time: now() } })
      return claim
    },
    async forget(id) {
      const { [id]: _, ...others } = await recent()
      await storage.write(others)
    },
    hasRecent: async () => Object.keys(await recent()).length > 0,
  }
}
