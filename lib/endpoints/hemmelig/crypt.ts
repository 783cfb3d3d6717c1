/**
 * How Hemmelig 7 encrypts: AES-GCM without additional data, under a key that PBKDF2 makes of a text,
 * the link's or a password, and a salt that the server keeps.
 */
import { encodeBase64url } from '#lib/crypto/base64url.ts'
import { type Bytes, concat, randomBytes, sha256, utf8 } from '#lib/crypto/bytes.ts'
import { CryptoError } from '#lib/crypto/errors.ts'

/** Of the first version 7 the second: nothing in a record tells them apart. */
export const ROUNDS = { now: 1_300_000, before: 600_000 }
const IV_BYTES = 12
const TAG_BYTES = 16
/** Beside what is encrypted. */
export const OVERHEAD_BYTES = IV_BYTES + TAG_BYTES

/** 32 characters of 64, as its clients make keys and salts. */
export function newText(): string {
  return encodeBase64url(randomBytes(24))
}

export async function deriveKey(text: string, salt: string, iterations: number): Promise<Bytes> {
  const from = await crypto.subtle.importKey('raw', utf8(text), 'PBKDF2', false, ['deriveBits'])
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt: utf8(salt), iterations }
  return new Uint8Array(await crypto.subtle.deriveBits(how, from, 256))
}

/** What the server compares in place of a password, which it is not told. */
export async function verifierOf(key: Bytes): Promise<string> {
  return (await sha256(key)).toHex()
}

/** @param iv - random but in tests of published values. */
export async function encrypt(
  content: Bytes,
  key: Bytes,
  iv = randomBytes(IV_BYTES),
): Promise<Bytes> {
  const aes = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt'])
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, aes, content)
  return concat([iv, new Uint8Array(sealed)])
}

/**
 * @returns null when the key does not fit.
 * @throws CryptoError `crypto/damaged`
 */
export async function decrypt(message: Bytes, key: Bytes): Promise<Bytes | null> {
  if (message.length < OVERHEAD_BYTES) throw new CryptoError('crypto/damaged')
  const iv = message.subarray(0, IV_BYTES)
  const aes = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['decrypt'])
  const opened = await crypto.subtle
    .decrypt({ name: 'AES-GCM', iv }, aes, message.subarray(IV_BYTES))
    .catch(() => null)
  return opened && new Uint8Array(opened)
}
