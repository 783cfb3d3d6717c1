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
  /** Two tabs may open two links at once: neither may lose the other's claim. */
  update(change: (claims: Claims) => Claims): Promise<void>
}

export interface ClaimStore {
  /** The claim to open `id` with: the one of the last minute, or a new one, which is kept. */
  claimFor(id: string): Promise<string>
  forget(id: string): Promise<void>
  /** Whether an opening was begun within the last minute, whatever became of it. */
  hasRecent(): Promise<boolean>
}

export function createClaimStore(storage: ClaimStorage, now: () => number = Date.now): ClaimStore {
  const recent = (claims: Claims): Claims => {
    const oldest = now() - CLAIM_SECONDS * 1000
    const entries = Object.entries(claims)
    return Object.fromEntries(entries.filter(([, { time }]) => time > oldest && time <= now()))
  }
  return {
    async claimFor(id) {
      let claim = encodeBase64url(randomBytes(CLAIM_BYTES))
      await storage.update((stored) => {
        const claims = recent(stored)
        claim = claims[id]?.claim ?? claim
        return { ...claims, [id]: { claim, time: now() } }
      })
      return claim
    },
    async forget(id) {
      await storage.update((stored) => {
        const { [id]: _, ...others } = recent(stored)
        return others
      })
    },
    hasRecent: async () => Object.keys(recent(await storage.read())).length > 0,
  }
}
