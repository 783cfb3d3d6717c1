/**
 * The encrypted packet, version 2 (RFC 9580, section 5.13.2): AES-256-GCM in chunks, and a last tag
 * over the length of all of them.
 */
import { type Bytes, concat } from '#lib/crypto/bytes.ts'
import { CryptoError } from '#lib/crypto/errors.ts'
import { AEAD, AES_256, CIPHER_KEY_BYTES, hkdf, NONCE_BYTES, TAG_BYTES } from './aead.ts'
import { headerBytes, TAG, writePacket } from './packets.ts'
import { readerOf } from './reader.ts'

const VERSION = 2
export const SALT_BYTES = 32
/** 2^(12+6) bytes, as OpenPGP.js has it. */
const CHUNK_EXPONENT = 12
/** 4 MiB: readers may take no larger ones. */
const MOST_CHUNK_EXPONENT = 16
const HEAD_BYTES = 4
const PREFIX_BYTES = 4

interface Chunks {
  key: CryptoKey
  /** First bytes of every nonce. */
  prefix: Bytes
  /** The packet's tag, version and algorithms. */
  info: Bytes
}

/** @param key - 32 bytes. */
export async function encryptV2(content: Bytes, key: Bytes, salt: Bytes): Promise<Bytes> {
  const head = Uint8Array.of(VERSION, AES_256, AEAD.gcm, CHUNK_EXPONENT)
  const chunks = await chunksOf(head, key, salt, 'encrypt')
  const sealed = await Promise.all([
    ...cut(content, chunkBytes(CHUNK_EXPONENT)).map((chunk, index) =>
      crypto.subtle.encrypt(chunkParameters(chunks, index), chunks.key, chunk),
    ),
    crypto.subtle.encrypt(lastParameters(chunks, content.length), chunks.key, new Uint8Array()),
  ])
  const parts = sealed.map((part) => new Uint8Array(part))
  return writePacket(TAG.encrypted, head, salt, ...parts)
}

/** What `encryptV2` adds to a content of so many bytes. */
export function overheadV2(length: number): number {
  const tags = Math.ceil(length / chunkBytes(CHUNK_EXPONENT)) + 1
  const around = HEAD_BYTES + SALT_BYTES + tags * TAG_BYTES
  return headerBytes(length + around) + around
}

/** @throws CryptoError `crypto/damaged` */
export async function decryptV2(body: Bytes, key: Bytes): Promise<Bytes> {
  const reader = readerOf(body)
  const head = reader.bytes(HEAD_BYTES)
  const [, cipher = 0, mode, exponent = 0] = head
  const isKnown = mode === AEAD.gcm && exponent <= MOST_CHUNK_EXPONENT
  if (!isKnown || CIPHER_KEY_BYTES.get(cipher) !== key.length)
    throw new CryptoError('crypto/damaged')
  const chunks = await chunksOf(head, key, reader.bytes(SALT_BYTES), 'decrypt')
  const sealed = reader.rest()
  if (sealed.length < TAG_BYTES) throw new CryptoError('crypto/damaged')
  const [content, last] = [sealed.subarray(0, -TAG_BYTES), sealed.subarray(-TAG_BYTES)]
  const parts = cut(content, chunkBytes(exponent) + TAG_BYTES)
  const length = content.length - parts.length * TAG_BYTES
  try {
    const opened = await Promise.all([
      ...parts.map((part, index) =>
        crypto.subtle.decrypt(chunkParameters(chunks, index), chunks.key, part),
      ),
      crypto.subtle.decrypt(lastParameters(chunks, length), chunks.key, last),
    ])
    return concat(opened.map((part) => new Uint8Array(part)))
  } catch (cause) {
    throw new CryptoError('crypto/damaged', { cause })
  }
}

async function chunksOf(
  head: Bytes,
  sessionKey: Bytes,
  salt: Bytes,
  usage: KeyUsage,
): Promise<Chunks> {
  const info = concat([Uint8Array.of(0xc0 | TAG.encrypted), head])
  const derived = await hkdf(sessionKey, salt, info, sessionKey.length + PREFIX_BYTES)
  const raw = derived.subarray(0, sessionKey.length)
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, [usage])
  return { key, prefix: derived.subarray(sessionKey.length), info }
}

function chunkParameters({ prefix, info }: Chunks, index: number): AesGcmParams {
  const iv = new Uint8Array(NONCE_BYTES)
  iv.set(prefix)
  new DataView(iv.buffer).setBigUint64(PREFIX_BYTES, BigInt(index))
  return { name: 'AES-GCM', iv, additionalData: info }
}

/** The nonce after the last chunk's, and the length of all that was encrypted. */
function lastParameters(chunks: Chunks, length: number): AesGcmParams {
  const index = Math.ceil(length / chunkBytes(chunks.info.at(-1) ?? 0))
  const total = new Uint8Array(8)
  new DataView(total.buffer).setBigUint64(0, BigInt(length))
  return { ...chunkParameters(chunks, index), additionalData: concat([chunks.info, total]) }
}

function chunkBytes(exponent: number): number {
  return 2 ** (exponent + 6)
}

function cut(bytes: Bytes, length: number): Bytes[] {
  return Array.from({ length: Math.ceil(bytes.length / length) }, (_, i) =>
    bytes.subarray(i * length, (i + 1) * length),
  )
}
