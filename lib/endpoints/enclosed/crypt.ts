/**
 * How a note of Enclosed is encrypted: AES-GCM without additional data, under a key that PBKDF2
 * makes of the link's key and the password, with the link's key for salt.
 */
import { decodeBase64url, encodeBase64url } from '#lib/crypto/base64url.ts'
import { type Bytes, concat, randomBytes, utf8 } from '#lib/crypto/bytes.ts'
import { CryptoError } from '#lib/crypto/errors.ts'

export const KEY_BYTES = 32
const IV_BYTES = 12
const ITERATIONS = 100_000

/** @param iv - random but in tests of published values. */
export async function encrypt(
  content: Bytes,
  key: Bytes,
  password: string,
  iv = randomBytes(IV_BYTES),
): Promise<string> {
  const aes = await deriveKey(key, password, 'encrypt')
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, aes, content)
  return `${encodeBase64url(iv)}:${encodeBase64url(new Uint8Array(sealed))}`
}

/**
 * @returns null when key and password do not fit: the two cannot be told apart.
 * @throws CryptoError `crypto/damaged`
 */
export async function decrypt(
  payload: string,
  key: Bytes,
  password: string,
): Promise<Bytes | null> {
  const [ivText = '', sealedText = '', ...more] = payload.split(':')
  const [iv, sealed] = [decodeBase64url(ivText), decodeBase64url(sealedText)]
  if (iv?.length !== IV_BYTES || !sealed || more.length > 0) throw new CryptoError('crypto/damaged')
  const aes = await deriveKey(key, password, 'decrypt')
  const opened = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, aes, sealed).catch(() => null)
  return opened && new Uint8Array(opened)
}

async function deriveKey(key: Bytes, password: string, usage: KeyUsage): Promise<CryptoKey> {
  const secret = concat([key, utf8(password)])
  const from = await crypto.subtle.importKey('raw', secret, 'PBKDF2', false, ['deriveKey'])
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt: key, iterations: ITERATIONS }
  return crypto.subtle.deriveKey(how, from, { name: 'AES-GCM', length: 256 }, false, [usage])
}
