/**
 * The key schedule of envelope version 1: HKDF-SHA-256 with an empty salt (RFC 5869).
 * @see docs/envelope.md
 */
import { type Bytes, concat, utf8 } from './bytes.ts'

export const SEED_BYTES = 32
const STRETCHED_BYTES = 32

/** What everybody with the link can derive. */
export interface LinkKeys {
  /** 16 bytes. */
  id: Bytes
  /** 16 bytes, for Argon2id. */
  salt: Bytes
  /** 32 bytes: proves to the server that the caller has the link. */
  linkKey: Bytes
}

/** What needs the passphrase too, where there is one. */
export interface RootKeys {
  /** 32 bytes: proves to the server that the caller can open the envelope. */
  openKey: Bytes
  /** 32 bytes, stored in the envelope: binds it to this key alone. */
  commit: Bytes
  /** 32 bytes: the AES-256-GCM key. */
  key: Bytes
}

/** @param seed - 32 random bytes, the link's secret. */
export async function deriveLinkKeys(seed: Bytes): Promise<LinkKeys> {
  expectBytes('seed', seed, SEED_BYTES)
  const from = await importRoot(seed)
  const [id, salt, linkKey] = await Promise.all([
    hkdf(from, 'id', 16),
    hkdf(from, 'salt', 16),
    hkdf(from, 'link', 32),
  ])
  return { id, salt, linkKey }
}

/**
 * @param seed - 32 random bytes, the link's secret.
 * @param stretched - 32 bytes of Argon2id, or null without a passphrase.
 */
export async function deriveRootKeys(seed: Bytes, stretched: Bytes | null): Promise<RootKeys> {
  expectBytes('seed', seed, SEED_BYTES)
  if (stretched) expectBytes('stretched', stretched, STRETCHED_BYTES)
  const from = await importRoot(stretched ? concat([seed, stretched]) : seed)
  const [openKey, commit, key] = await Promise.all([
    hkdf(from, 'open', 32),
    hkdf(from, 'commit', 32),
    hkdf(from, 'content', 32),
  ])
  return { openKey, commit, key }
}

function importRoot(root: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', root, 'HKDF', false, ['deriveBits'])
}

async function hkdf(from: CryptoKey, purpose: string, length: number): Promise<Bytes> {
  const info = utf8(`matchstick/v1/${purpose}`)
  const parameters = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info }
  return new Uint8Array(await crypto.subtle.deriveBits(parameters, from, length * 8))
}

function expectBytes(name: string, bytes: Bytes, length: number): void {
  if (bytes.length !== length) {
    throw new RangeError(`"${name}" expected ${length} bytes, got ${bytes.length}`)
  }
}
