/**
 * The life of one secret, as functions from what is stored, a request and the time to what is
 * stored next. No storage, no clock: a store calls these inside its transaction. A function that
 * changes nothing returns the very object it was given, so a store writes only what changed.
 */
import {
  CLAIM_SECONDS,
  type GoneState,
  type SecretState,
  TOMBSTONE_SECONDS,
} from '#lib/endpoints/wire.ts'
import { sameHash } from './hash.ts'

const CLAIM_MS = CLAIM_SECONDS * 1000
const TOMBSTONE_MS = TOMBSTONE_SECONDS * 1000

/** One opening that was spent. `ended` by its acknowledgement or by a revoke, not by time. */
export interface Opening {
  readonly claimHash: Uint8Array
  readonly at: number
  readonly ended: boolean
}

/** What is kept of a secret besides its sealed part. Times are milliseconds since the epoch. */
export interface Secret {
  readonly linkHash: Uint8Array
  readonly ownerHash: Uint8Array
  /** SHA-256 of the create request, so that a repeat is told from another body. */
  readonly bodyHash: Uint8Array
  readonly createdAt: number
  readonly expiresAt: number
  readonly maxOpens: number
  readonly maxAttempts: number | null
  readonly state: SecretState
  /** When the state was reached; null while waiting. */
  readonly endedAt: number | null
  readonly openings: readonly Opening[]
  readonly failedAttempts: number
  readonly lastFailedAt: number | null
  readonly exposedAt: number | null
  /** The sealed part is gone. */
  readonly erased: boolean
}

/** What burning destroys: the envelope, and the hash that a passphrase could be guessed against. */
export interface Sealed {
  readonly openHash: Uint8Array
  readonly envelope: Uint8Array
}

export interface OpenProof {
  readonly linkHash: Uint8Array
  readonly openHash: Uint8Array
  readonly claimHash: Uint8Array
  /** The key travelled outside the fragment. */
  readonly exposed: boolean
}

export interface Gone {
  readonly outcome: 'gone'
  readonly state: GoneState
  readonly at: number
}

/** What a transition decided; `opened` still needs the envelope, which the store adds. */
export type OpenDecision =
  | { readonly outcome: 'opened'; readonly opensLeft: number; readonly claimSeconds: number }
  | { readonly outcome: 'wrong-passphrase'; readonly attemptsLeft: number }
  | { readonly outcome: 'claim-ended' }
  | { readonly outcome: 'unknown' }
  | Gone

/** The secret after a transition, and what to answer. */
export interface Step<T> {
  readonly secret: Secret
  readonly decision: T
}

const UNKNOWN: OpenDecision = { outcome: 'unknown' }
const CLAIM_ENDED: OpenDecision = { outcome: 'claim-ended' }

/**
 * What the passing of time alone makes of a secret: it expires, and its sealed part is erased
 * when no opening is left and no claim is live.
 */
export function settle(secret: Secret, now: number): Secret {
  const timed =
    secret.state === 'waiting' && now >= secret.expiresAt
      ? { ...secret, state: 'expired' as const, endedAt: secret.expiresAt }
      : secret
  if (timed.erased || timed.state === 'waiting') return timed
  return timed.openings.some((opening) => isLive(opening, now)) ? timed : { ...timed, erased: true }
}

/** The next moment at which time alone changes something: expiry, end of a claim, forgetting. */
export function dueAt(secret: Secret): number {
  if (secret.endedAt === null) return secret.expiresAt
  if (secret.erased) return secret.endedAt + TOMBSTONE_MS
  const claimEnds = secret.openings
    .filter((opening) => !opening.ended)
    .map((opening) => opening.at + CLAIM_MS)
  return Math.max(secret.endedAt, ...claimEnds)
}

/** A tombstone that has stood long enough: everything answers as if the id had never been. */
export function isForgotten(secret: Secret, now: number): boolean {
  return secret.erased && secret.endedAt !== null && now >= secret.endedAt + TOMBSTONE_MS
}

/** The state and time of a secret that cannot be opened any more, or null while it waits. */
export function gone(secret: Secret): Gone | null {
  if (secret.state === 'waiting' || secret.endedAt === null) return null
  return { outcome: 'gone', state: secret.state, at: secret.endedAt }
}

/**
 * Try to open.
 * @param readOpenHash - the sealed hash, asked for only after the link is proven; null when erased.
 */
export function open(
  secret: Secret,
  readOpenHash: () => Uint8Array | null,
  proof: OpenProof,
  now: number,
): Step<OpenDecision> {
  if (!sameHash(secret.linkHash, proof.linkHash)) return { secret, decision: UNKNOWN }
  const settled = settle(proof.exposed ? withExposure(secret, now) : secret, now)
  const openHash = settled.erased ? null : readOpenHash()
  const isOpenProven = openHash !== null && sameHash(openHash, proof.openHash)
  const known = indexOfClaim(settled, proof.claimHash)

  if (known !== -1 && (isOpenProven || settled.erased)) return reopen(settled, known, now)
  const end = gone(settled)
  if (end) return { secret: settled, decision: end }
  return isOpenProven ? spend(settled, proof.claimHash, now) : countFailure(settled, now)
}

/** End one claim. `known` is false for whoever cannot prove the link or names no claim of it. */
export function acknowledge(
  secret: Secret,
  proof: { readonly linkHash: Uint8Array; readonly claimHash: Uint8Array },
  now: number,
): Step<{ readonly known: boolean }> {
  const index = sameHash(secret.linkHash, proof.linkHash)
    ? indexOfClaim(secret, proof.claimHash)
    : -1
  if (index === -1) return { secret, decision: { known: false } }
  const openings = secret.openings.map((opening, i) =>
    i === index ? { ...opening, ended: true } : opening,
  )
  const next = secret.openings[index]?.ended ? secret : { ...secret, openings }
  return { secret: settle(next, now), decision: { known: true } }
}

/** Burn by the sender: no opening, no live claim, no envelope after it. */
export function revoke(secret: Secret, now: number): Secret {
  const settled = settle(secret, now)
  if (settled.erased) return settled
  const openings = settled.openings.map((opening) => ({ ...opening, ended: true }))
  const end = settled.state === 'waiting' ? { state: 'revoked' as const, endedAt: now } : undefined
  return { ...settled, ...end, openings, erased: true }
}

/** Openings that can still be spent. */
export function opensLeft(secret: Secret): number {
  return secret.state === 'waiting' ? secret.maxOpens - secret.openings.length : 0
}

/** Wrong passphrases that can still be sent; null where the sender set no limit. */
export function attemptsLeft(secret: Secret): number | null {
  if (secret.maxAttempts === null) return null
  return Math.max(0, secret.maxAttempts - secret.failedAttempts)
}

function isLive(opening: Opening, now: number): boolean {
  return !opening.ended && now < opening.at + CLAIM_MS
}

function indexOfClaim(secret: Secret, claimHash: Uint8Array): number {
  return secret.openings.findIndex((opening) => sameHash(opening.claimHash, claimHash))
}

function withExposure(secret: Secret, now: number): Secret {
  return secret.exposedAt === null ? { ...secret, exposedAt: now } : secret
}

/** The same claim again: the same answer while it lives, and never a second spending. */
function reopen(secret: Secret, index: number, now: number): Step<OpenDecision> {
  const opening = secret.openings[index]
  // Who still holds a claim of a revoked secret learns why it ended, not only that it did.
  if (secret.state === 'revoked') return { secret, decision: gone(secret) ?? CLAIM_ENDED }
  if (!opening || secret.erased || !isLive(opening, now)) return { secret, decision: CLAIM_ENDED }
  const secondsLeft = Math.floor((opening.at + CLAIM_MS - now) / 1000)
  return {
    secret,
    decision: {
      outcome: 'opened',
      opensLeft: secret.maxOpens - index - 1,
      // A clock that was set back must not promise more than the protocol does.
      claimSeconds: Math.min(CLAIM_SECONDS, secondsLeft),
    },
  }
}

function spend(secret: Secret, claimHash: Uint8Array, now: number): Step<OpenDecision> {
  const openings = [...secret.openings, { claimHash, at: now, ended: false }]
  const left = secret.maxOpens - openings.length
  const end = left === 0 ? { state: 'opened' as const, endedAt: now } : undefined
  return {
    secret: { ...secret, ...end, openings },
    decision: { outcome: 'opened', opensLeft: left, claimSeconds: CLAIM_SECONDS },
  }
}

function countFailure(secret: Secret, now: number): Step<OpenDecision> {
  // Without a limit there is no passphrase to be wrong about: say nothing, write nothing.
  if (secret.maxAttempts === null) return { secret, decision: UNKNOWN }
  const counted = { ...secret, failedAttempts: secret.failedAttempts + 1, lastFailedAt: now }
  const left = secret.maxAttempts - counted.failedAttempts
  const next: Secret = left > 0 ? counted : { ...counted, state: 'locked', endedAt: now }
  return {
    secret: settle(next, now),
    decision: { outcome: 'wrong-passphrase', attemptsLeft: Math.max(0, left) },
  }
}
