/**
 * Keys of passwords (RFC 9580, section 3.7.1): iterated and salted SHA-256, or Argon2id. These two
 * are what clients of Yopass write.
 */
import { type Bytes, concat, sha256, utf8 } from '#lib/crypto/bytes.ts'
import { CryptoError } from '#lib/crypto/errors.ts'
import type { Stretch } from '#lib/crypto/stretch.ts'
import type { Reader } from './reader.ts'

export const S2K_SALT_BYTES = { iterated: 8, argon2: 16 } as const
const ITERATED = 3
const ARGON2 = 4
const SHA256 = 8
const SHA256_BYTES = 32
/** 16 MiB are hashed, as OpenPGP.js has it. */
const COUNT = 0xe0
/** Passes, lanes, exponent of the KiB: those of RFC 9106 that `Stretch` is made for. No client sets others. */
const ARGON2_PARAMETERS = [3, 4, 16] as const

export type S2k =
  | { as: 'iterated'; salt: Bytes; count: number }
  /** Makes 32 bytes. */
  | { as: 'argon2'; salt: Bytes }

export function newS2k(as: S2k['as'], salt: Bytes): S2k {
  return as === 'argon2' ? { as, salt } : { as, salt, count: COUNT }
}

export function writeS2k(s2k: S2k): Bytes {
  return s2k.as === 'argon2'
    ? concat([Uint8Array.of(ARGON2), s2k.salt, Uint8Array.from(ARGON2_PARAMETERS)])
    : concat([Uint8Array.of(ITERATED, SHA256), s2k.salt, Uint8Array.of(s2k.count)])
}

/** @throws CryptoError `crypto/damaged` for any other kind too. */
export function readS2k(reader: Reader): S2k {
  const kind = reader.byte()
  if (kind === ITERATED && reader.byte() === SHA256) {
    return { as: 'iterated', salt: reader.bytes(S2K_SALT_BYTES.iterated), count: reader.byte() }
  }
  if (kind === ARGON2) {
    const salt = reader.bytes(S2K_SALT_BYTES.argon2)
    const parameters = reader.bytes(ARGON2_PARAMETERS.length)
    if (ARGON2_PARAMETERS.every((value, i) => parameters[i] === value))
      return { as: 'argon2', salt }
  }
  throw new CryptoError('crypto/damaged')
}

/**
 * @param keyBytes - 16 to 32.
 * @throws CryptoError `crypto/kdf-failed`, `crypto/damaged`
 */
export async function deriveKey(
  s2k: S2k,
  password: string,
  keyBytes: number,
  stretch: Stretch,
): Promise<Bytes> {
  if (s2k.as === 'iterated') return (await iterated(s2k, password)).slice(0, keyBytes)
  if (keyBytes !== SHA256_BYTES) throw new CryptoError('crypto/damaged')
  return stretch(utf8(password), s2k.salt)
}

/** SHA-256 of salt and password over and over, cut at the count: at once, since WebCrypto has no parts. */
function iterated({ salt, count }: Extract<S2k, { as: 'iterated' }>, password: string) {
  const pattern = concat([salt, utf8(password)])
  const length = Math.max((16 + (count & 15)) * 2 ** ((count >> 4) + 6), pattern.length)
  const hashed = memory(length)
  hashed.set(pattern)
  for (let filled = pattern.length; filled < length; filled *= 2) {
    hashed.copyWithin(filled, 0, Math.min(filled, length - filled))
  }
  const key = sha256(hashed)
  // WebCrypto has its copy when it returns.
  hashed.fill(0)
  return key
}

let kept = new WeakRef(new Uint8Array())

/** The first touch of new memory takes eight times as long as the filling: further passwords are spared it. */
function memory(length: number): Bytes {
  const there = kept.deref()
  if (there && there.length >= length) return there.subarray(0, length)
  const fresh = new Uint8Array(length)
  kept = new WeakRef(fresh)
  return fresh
}
