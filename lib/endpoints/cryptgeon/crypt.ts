/**
 * How a cryptgeon note is encrypted: AES-GCM without additional data, in a text that names the
 * algorithm. The key stands in the link, or is made of a password, which then is all of it.
 */
import * as v from 'valibot'
import { type Bytes, randomBytes, utf8 } from '#lib/crypto/bytes.ts'
import { CryptoError } from '#lib/crypto/errors.ts'
import { decodeBase64, encodeBase64 } from '../base64.ts'

export const KEY_BYTES = 32
const IV_BYTES = 12
const SALT_BYTES = 16
const ITERATIONS = 100_000
/** Whoever wrote the note chose them: beyond this a page would stand still. */
const MOST_ITERATIONS = 10_000_000
const ALGORITHM = encodeBase64(utf8('AES-GCM'))

/** Written as an array, and as the object that its own page makes of one. */
const saltSchema = v.pipe(
  v.union([v.array(v.number()), v.record(v.string(), v.number())]),
  v.transform((salt) => Uint8Array.from(Object.values(salt))),
)
export const derivationSchema = v.object({
  name: v.literal('PBKDF2'),
  hash: v.literal('SHA-512'),
  iterations: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_ITERATIONS)),
  length: v.literal(256),
  salt: saltSchema,
})
export type Derivation = v.InferOutput<typeof derivationSchema>

export function newDerivation(): Derivation {
  const salt = randomBytes(SALT_BYTES)
  return { name: 'PBKDF2', hash: 'SHA-512', iterations: ITERATIONS, length: 256, salt }
}

/** As it goes over the wire. */
export function derivationJson({ salt, ...others }: Derivation): object {
  return { ...others, salt: [...salt] }
}

export async function keyOfPassword(
  password: string,
  { hash, iterations, length, salt }: Derivation,
): Promise<Bytes> {
  const from = await crypto.subtle.importKey('raw', utf8(password), 'PBKDF2', false, ['deriveBits'])
  const how = { name: 'PBKDF2', hash, iterations, salt }
  return new Uint8Array(await crypto.subtle.deriveBits(how, from, length))
}

/** @param iv - random but in tests of published values. */
export async function encrypt(
  content: Bytes,
  key: Bytes,
  iv = randomBytes(IV_BYTES),
): Promise<string> {
  const aes = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt'])
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, aes, content)
  // Not joined: that would copy a large one, as whatever sends it does anyway.
  return `${ALGORITHM}--${encodeBase64(iv)}--${encodeBase64(new Uint8Array(sealed))}`
}

/**
 * @returns null when the key does not fit.
 * @throws CryptoError `crypto/damaged`
 */
export async function decrypt(container: string, key: Bytes): Promise<Bytes | null> {
  const [algorithm, ivText = '', sealedText = '', ...more] = container.split('--')
  const [iv, sealed] = [decodeBase64(ivText), decodeBase64(sealedText)]
  if (algorithm !== ALGORITHM || !iv || !sealed || more.length > 0) {
    throw new CryptoError('crypto/damaged')
  }
  const aes = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['decrypt'])
  const opened = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, aes, sealed).catch(() => null)
  return opened && new Uint8Array(opened)
}
