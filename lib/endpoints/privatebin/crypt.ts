/**
 * How a PrivateBin paste is encrypted (format 2): AES-GCM under a key that PBKDF2 makes of the link's
 * key and the password, with the parameters, as they are sent, for additional data.
 */
import * as v from 'valibot'
import { type Bytes, concat, randomBytes, utf8 } from '#lib/crypto/bytes.ts'
import { CryptoError } from '#lib/crypto/errors.ts'
import { decodeBase64, encodeBase64 } from '../base64.ts'

export const KEY_BYTES = 32
const IV_BYTES = 16
/** The server refuses longer ones. */
const SALT_BYTES = 8
/** What PrivateBin's own page takes; more would lock out nobody who can read this. */
const ITERATIONS = 100_000
/** Whoever wrote the paste chose them: beyond this a page would stand still. */
const MOST_ITERATIONS = 10_000_000
/** Unpacked, beyond what any server takes: a few kilobytes can unpack to gigabytes. */
const MOST_BYTES = 256 * 2 ** 20

const flag = v.picklist([0, 1])
/** Servers keep what they do not know, and all of it is authenticated. */
const specSchema = v.looseTuple([
  v.string(),
  v.string(),
  v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_ITERATIONS)),
  v.picklist([128, 192, 256]),
  v.picklist([64, 96, 104, 112, 120, 128]),
  v.literal('aes'),
  v.literal('gcm'),
  v.picklist(['zlib', 'none']),
])
/** Parameters, how the page shows it, whether it has a discussion, whether reading it burns it. */
export const adataSchema = v.looseTuple([specSchema, v.string(), flag, flag])
export type Adata = v.InferOutput<typeof adataSchema>

export interface Encrypted {
  adata: Adata
  ct: string
}

/** Burnt when it is read, shown as plain text, not compressed: its length then tells nothing of it. */
export async function encrypt(message: string, key: Bytes, password: string): Promise<Encrypted> {
  const [iv, salt] = [randomBytes(IV_BYTES), randomBytes(SALT_BYTES)]
  return encryptWith({ message, key, password, iv, salt })
}

/** @internal for vectors, which fix what must be random. */
export async function encryptWith({
  message,
  key,
  password,
  iv,
  salt,
}: {
  message: string
  key: Bytes
  password: string
  iv: Bytes
  salt: Bytes
}): Promise<Encrypted> {
  const spec: Adata[0] = [
    encodeBase64(iv),
    encodeBase64(salt),
    ITERATIONS,
    256,
    128,
    'aes',
    'gcm',
    'none',
  ]
  const adata: Adata = [spec, 'plaintext', 0, 1]
  const aes = await deriveKey(concat([key, lowBytes(password)]), spec, 'encrypt')
  const sealed = await crypto.subtle.encrypt(parameters(adata, iv), aes, utf8(message))
  return { adata, ct: encodeBase64(new Uint8Array(sealed)) }
}

/**
 * @returns the message, or null when key and password do not fit: the two cannot be told apart.
 * @throws CryptoError `crypto/damaged`
 */
export async function decrypt(
  { adata, ct }: Encrypted,
  key: Bytes,
  password: string,
): Promise<string | null> {
  const sealed = decodeBase64(ct)
  const iv = decodeBase64(adata[0][0])
  if (!sealed || !iv) throw new CryptoError('crypto/damaged')
  for (const bytes of passwordBytes(password)) {
    const aes = await deriveKey(concat([key, bytes]), adata[0], 'decrypt')
    const opened = await crypto.subtle.decrypt(parameters(adata, iv), aes, sealed).catch(() => null)
    if (opened) return text(await unpacked(new Uint8Array(opened), adata[0][7]))
  }
  return null
}

/** PrivateBin's page takes the low byte of each UTF-16 unit; other clients write UTF-8. */
function passwordBytes(password: string): Bytes[] {
  const isAscii = utf8(password).length === password.length
  return isAscii ? [utf8(password)] : [lowBytes(password), utf8(password)]
}

function lowBytes(text: string): Bytes {
  return Uint8Array.from(text.split(''), (unit) => unit.charCodeAt(0) & 255)
}

async function deriveKey(secret: Bytes, spec: Adata[0], usage: KeyUsage): Promise<CryptoKey> {
  const salt = decodeBase64(spec[1])
  if (!salt) throw new CryptoError('crypto/damaged')
  const from = await crypto.subtle.importKey('raw', secret, 'PBKDF2', false, ['deriveKey'])
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: spec[2] }
  return crypto.subtle.deriveKey(how, from, { name: 'AES-GCM', length: spec[3] }, false, [usage])
}

function parameters(adata: Adata, iv: Bytes): AesGcmParams {
  const additionalData = utf8(JSON.stringify(adata))
  return { name: 'AES-GCM', iv, additionalData, tagLength: adata[0][4] }
}

async function unpacked(bytes: Bytes, compression: 'zlib' | 'none'): Promise<Bytes> {
  if (compression === 'none') return bytes
  const reader = new Blob([bytes])
    .stream()
    .pipeThrough(new DecompressionStream('deflate-raw'))
    .getReader()
  const chunks: Uint8Array[] = []
  let length = 0
  for (;;) {
    const { done, value } = await reader.read().catch(() => ({ done: false, value: null }))
    if (done) return concat(chunks)
    length += value?.length ?? 0
    if (!value || length > MOST_BYTES) throw new CryptoError('crypto/damaged')
    chunks.push(value)
  }
}

function text(bytes: Bytes): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
}
