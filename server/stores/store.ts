/**
 * What the endpoint asks of a store. Every call touches one secret, is one atomic transition
 * (`server/secret.ts` decides it), and answers only after the result is durable. `purge` alone
 * walks over many. A store has its own clock, because the time that counts is that of the
 * transaction, not that of the request's arrival.
 */
import type { Receipt } from '#lib/endpoints/wire.ts'
import type { Gone, OpenDecision, OpenProof } from '../secret.ts'

/** A secret as its creator states it; hashes are 32 bytes. */
export interface NewSecret {
  readonly envelope: Uint8Array
  readonly linkHash: Uint8Array
  readonly openHash: Uint8Array
  readonly ownerHash: Uint8Array
  readonly bodyHash: Uint8Array
  readonly ttlSeconds: number
  readonly maxOpens: number
  readonly maxAttempts: number | null
}

export type CreateOutcome =
  /** `repeated`: this same body was there already. */
  | { readonly outcome: 'created' | 'repeated'; readonly expiresAt: number }
  /** Another body is, or was, stored under this id. */
  | { readonly outcome: 'conflict' }
  /** Storing it would exceed the quota. */
  | { readonly outcome: 'full' }
  | Gone

export type OpenOutcome =
  | {
      readonly outcome: 'opened'
      readonly envelope: Uint8Array
      readonly opensLeft: number
      readonly claimSeconds: number
    }
  | Exclude<OpenDecision, { outcome: 'opened' }>

export interface AcknowledgeProof {
  readonly linkHash: Uint8Array
  readonly claimHash: Uint8Array
}

/** Ids are 16 bytes. Every call may throw a StoreError. */
export interface Store {
  create(id: Uint8Array, secret: NewSecret): Promise<CreateOutcome>
  /** One atomic transition: check, spend, record the claim. An `unknown` writes nothing. */
  open(id: Uint8Array, proof: OpenProof): Promise<OpenOutcome>
  /** @returns false when the link is not proven or the claim is none of this secret's. */
  acknowledge(id: Uint8Array, proof: AcknowledgeProof): Promise<boolean>
  /** @returns null when the id is unknown or `ownerHash` is not its. */
  receipt(id: Uint8Array, ownerHash: Uint8Array): Promise<Receipt | null>
  /** Burns, and returns what is true after it; null as in `receipt`. */
  revoke(id: Uint8Array, ownerHash: Uint8Array): Promise<Receipt | null>
  /** Expire, erase and forget whatever is due. @returns how many secrets it changed. */
  purge(): Promise<number>
  /** Bytes in use, in constant time. */
  usage(): Promise<{ bytes: number }>
  /** Resolves when the store can answer. */
  health(): Promise<void>
  /** Finish what was asked, leave nothing erased behind on disk, let go. May be repeated. */
  close(): Promise<void>
}

/** busy: try again; full: the disk is; closed: shutting down; failed: anything else. */
export type StoreErrorCode = 'store/busy' | 'store/full' | 'store/closed' | 'store/failed'

export class StoreError extends Error {
  override readonly name = 'StoreError'
  readonly code: StoreErrorCode

  constructor(code: StoreErrorCode, options?: ErrorOptions) {
    super(code, options)
    this.code = code
  }
}
