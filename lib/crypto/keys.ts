/**
 * The key schedule of envelope version 1: HKDF-SHA-256 with an empty salt (RFC 5869).
 * @see docs/envelope.md
 */
import { type Bytes, concat, utf8 } from './bytes.ts'

export const SEED_BYTES = 32
const STRETCHED_BYTES = 32
const NO_SALT = new Uint8Array()
const [ID, SALT, LINK] = [purpose('id'), purpose('salt'), purpose('link')]
const [OPEN, COMMIT, CONTENT] = [purpose('open'), purpose('commit'), purpose('content')]

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
    hkdf(from, ID, 16),
    hkdf(from, SALT, 16),
    hkdf(from, LINK, 32),
  ])
  return { id, salt, linkKey }
}

/**
 * @param seed - 32 random bytes, the link's secret.
 * @param stretched - 32 bytes of Argon2id.
 */
export async function deriveRootKeys(seed: Bytes, stretched: Bytes): Promise<RootKeys> {
  expectBytes('seed', seed, SEED_BYTES)
  expectBytes('stretched', stretched, STRETCHED_BYTES)
  return rootKeysFrom(await importRoot(concat([seed, stretched])))
}

/**
 * All that a secret without a passphrase takes, of one root.
 * @param seed - 32 random bytes, the link's secret.
 */
export async function deriveOpenKeys(seed: Bytes): Promise<Omit<LinkKeys, 'salt'> & RootKeys> {
  expectBytes('seed', seed, SEED_BYTES)
  const from = await importRoot(seed)
  const [id, linkKey, rootKeys] = await Promise.all([
    hkdf(from, ID, 16),
    hkdf(from, LINK, 32),
    rootKeysFrom(from),
  ])
  return { id, linkKey, ...rootKeys }
}

async function rootKeysFrom(from: CryptoKey): Promise<RootKeys> {
  const [openKey, commit, key] = await Promise.all([
    hkdf(from, OPEN, 32),
    hkdf(from, COMMIT, 32),
    hkdf(from, CONTENT, 32),
  ])
  return { openKey, commit, key }
}

function purpose(name: string): Bytes {
  return utf8(`matchstick/v1/${name}`)
}

function importRoot(root: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', root, 'HKDF', false, ['deriveBits'])
}

async function hkdf(from: CryptoKey, info: Bytes, length: number): Promise<Bytes> {
  const parameters = { name: 'HKDF', hash: 'SHA-256', salt: NO_SALT, info }
  return new Uint8Array(await crypto.subtle.deriveBits(parameters, from, length * 8))
}

function expectBytes(name: string, bytes: Bytes, length: number): void {
  if (bytes.length !== length) {
    throw new RangeError(`"${name}" expected ${length} bytes, got ${bytes.length}`)
  }
}
