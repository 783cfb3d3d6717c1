/**
 * How Hemmelig 6 encrypts: NaCl's secretbox under a key of 32 characters, the link's and, behind it,
 * those of a password.
 */
import { xsalsa20poly1305 } from '@noble/ciphers/salsa.js'
import { type Bytes, concat, randomBytes, utf8 } from '#lib/crypto/bytes.ts'
import { CryptoError } from '#lib/crypto/errors.ts'
import { decodeBase64, encodeBase64 } from '../base64.ts'

const NONCE_BYTES = 24
const TAG_BYTES = 16
/** Beside what is encrypted, before all of it is base64. */
export const OVERHEAD_BYTES = NONCE_BYTES + TAG_BYTES

/** @param nonce - random but in tests of published values. */
export function encrypt(content: Bytes, key: string, nonce = randomBytes(NONCE_BYTES)): string {
  return encodeBase64(concat([nonce, xsalsa20poly1305(utf8(key), nonce).encrypt(content)]))
}

/**
 * @returns null when the key does not fit.
 * @throws CryptoError `crypto/damaged`
 */
export function decrypt(message: string, key: string): Bytes | null {
  const bytes = decodeBase64(message)
  if (!bytes || bytes.length < OVERHEAD_BYTES) throw new CryptoError('crypto/damaged')
  const box = xsalsa20poly1305(utf8(key), bytes.subarray(0, NONCE_BYTES))
  try {
    return new Uint8Array(box.decrypt(bytes.subarray(NONCE_BYTES)))
  } catch {
    // The tag differs: which is all that can be known of it.
    return null
  }
}
