/**
 * Envelope version 1: 0x01 || commit (32 bytes) || STREAM chunks. The version byte fixes every
 * parameter, so whoever stores the envelope can downgrade nothing.
 * @see docs/envelope.md
 */
import { type Bytes, concat, equalBytes, randomBytes, utf8 } from './bytes.ts'
import { CryptoError } from './errors.ts'
import {
  deriveLinkKeys,
  deriveOpenKeys,
  deriveRootKeys,
  type LinkKeys,
  type RootKeys,
  SEED_BYTES,
} from './keys.ts'
import { paddedLength } from './padding.ts'
import { normalizePassphrase } from './passphrase.ts'
import { decodePayload, encodePayload, type Header, type Payload } from './payload.ts'
import { sealChunks, sealedLength, unsealChunks } from './stream.ts'
import type { Stretch } from './stretch.ts'

const VERSION = 1
const COMMIT_BYTES = 32
const PREFIX_BYTES = 1 + COMMIT_BYTES

export interface SealOptions {
  /** Null for none; text that is empty after trimming is refused, never taken for none. */
  passphrase: string | null
  stretch: Stretch
  /** 32 bytes; random unless a test vector fixes it. Never seal twice with one seed. */
  seed?: Bytes
}

export interface Sealed {
  seed: Bytes
  id: Bytes
  linkKey: Bytes
  openKey: Bytes
  envelope: Bytes
}

/**
 * Encrypt a secret under a fresh seed.
 * @throws CryptoError `crypto/passphrase-*`, `crypto/kdf-failed`, `crypto/header-too-large`
 */
export async function seal(
  secret: { header: Omit<Header, 'length'>; content: Bytes },
  { passphrase, stretch, seed = randomBytes(SEED_BYTES) }: SealOptions,
): Promise<Sealed> {
  const { content } = secret
  const payload = encodePayload({ header: { ...secret.header, length: content.length }, content })
  const { id, linkKey, openKey, commit, key } = await deriveKeys(seed, passphrase, stretch)
  const envelope = new Uint8Array(PREFIX_BYTES + sealedLength(payload.length))
  envelope.set([VERSION, ...commit])
  const chunks = envelope.subarray(PREFIX_BYTES)
  await sealChunks(payload, chunks, await importKey(key, 'encrypt'), aad(id))
  return { seed, id, linkKey, openKey, envelope }
}

/** The keys a recipient holds: derived once, proven to the server, then used to decrypt. */
export interface OpeningKeys {
  id: Bytes
  linkKey: Bytes
  openKey: Bytes
  commit: Bytes
  key: Bytes
  hasPassphrase: boolean
}

/** @throws CryptoError `crypto/passphrase-*`, `crypto/kdf-failed` */
export async function deriveOpeningKeys(
  seed: Bytes,
  passphrase: string | null,
  stretch: Stretch,
): Promise<OpeningKeys> {
  const { id, linkKey, openKey, commit, key } = await deriveKeys(seed, passphrase, stretch)
  return { id, linkKey, openKey, commit, key, hasPassphrase: passphrase !== null }
}

/**
 * Decrypt an envelope. All or nothing: no byte is released before the last chunk is verified.
 * @throws CryptoError `crypto/wrong-passphrase` when only the commitment differs and there is a
 *   passphrase, `crypto/damaged` for everything else.
 */
export async function unseal(envelope: Bytes, keys: OpeningKeys): Promise<Payload> {
  if (envelope.length <= PREFIX_BYTES || envelope[0] !== VERSION) {
    throw new CryptoError('crypto/damaged')
  }
  // First the commitment: AES-GCM alone would open one envelope under two keys made for that.
  if (!equalBytes(envelope.subarray(1, PREFIX_BYTES), keys.commit)) {
    throw new CryptoError(keys.hasPassphrase ? 'crypto/wrong-passphrase' : 'crypto/damaged')
  }
  const key = await importKey(keys.key, 'decrypt')
  return decodePayload(await unsealChunks(envelope.subarray(PREFIX_BYTES), key, aad(keys.id)))
}

/** Bytes of the envelope that holds a payload of `length` bytes (header and content, unpadded). */
export function envelopeLength(length: number): number {
  return PREFIX_BYTES + sealedLength(paddedLength(length))
}

/** The largest payload whose envelope is not over `limit` bytes; 0 when even an empty one is. */
export function largestPayload(limit: number): number {
  let fits = 0
  let tooMuch = Math.max(limit, 1)
  while (tooMuch - fits > 1) {
    const middle = Math.floor((fits + tooMuch) / 2)
    if (envelopeLength(middle) > limit) tooMuch = middle
    else fits = middle
  }
  return fits
}

async function deriveKeys(
  seed: Bytes,
  passphrase: string | null,
  stretch: Stretch,
): Promise<Omit<LinkKeys, 'salt'> & RootKeys> {
  if (passphrase === null) return deriveOpenKeys(seed)
  const linkKeys = await deriveLinkKeys(seed)
  const stretched = await stretch(normalizePassphrase(passphrase), linkKeys.salt)
  return { ...linkKeys, ...(await deriveRootKeys(seed, stretched)) }
}

function importKey(key: Bytes, usage: 'encrypt' | 'decrypt'): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', key, 'AES-GCM', false, [usage])
}

function aad(id: Bytes): Bytes {
  return concat([utf8('matchstick/v1'), id])
}
