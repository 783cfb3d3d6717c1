/**
 * AES-256-GCM in STREAM chunks (Hoang et al. 2015, "Online Authenticated-Encryption and its
 * Nonce-Reuse Misuse-Resistance", as the age format uses it). The nonce is the chunk's number and
 * a flag on the last chunk, so dropped, repeated, swapped or appended chunks do not verify.
 */
import type { ByteSource, Bytes } from './bytes.ts'
import { CryptoError } from './errors.ts'

export const CHUNK_BYTES = 65536
export const TAG_BYTES = 16
const SEALED_CHUNK_BYTES = CHUNK_BYTES + TAG_BYTES
const NONCE_BYTES = 12
/**
 * Chunks that WebCrypto has at once. Four keep two cores busy; from 64 on Firefox is slower, since
 * each result lies in memory that was never touched before.
 */
const IN_FLIGHT = 8

/** Bytes of all chunks of a payload of `length` bytes. */
export function sealedLength(length: number): number {
  return length + Math.ceil(length / CHUNK_BYTES) * TAG_BYTES
}

/**
 * Encrypt a payload in parallel, each chunk straight into its place.
 * @param payload - at least one byte.
 * @param into - `sealedLength` bytes; a chunk there is 16 bytes longer than its plaintext.
 * @param key - used for this one payload and never again, so the nonces may count from zero.
 */
export async function sealChunks(
  payload: ByteSource,
  into: Bytes,
  key: CryptoKey,
  aad: Bytes,
): Promise<void> {
  if (payload.length === 0) throw new RangeError('"payload" expected at least 1 byte, got 0')
  await eachChunk(payload.length, CHUNK_BYTES, async ({ index, start, end, isLast }) => {
    const chunk = payload.read(start, end)
    const sealed = await crypto.subtle.encrypt(gcm(index, isLast, aad), key, chunk)
    into.set(new Uint8Array(sealed), start + index * TAG_BYTES)
  })
}

/**
 * Decrypt all chunks; nothing is returned before the last one is verified.
 * @throws CryptoError `crypto/damaged`
 */
export async function unsealChunks(sealed: Bytes, key: CryptoKey, aad: Bytes): Promise<Bytes> {
  const count = Math.ceil(sealed.length / SEALED_CHUNK_BYTES)
  const lastLength = sealed.length - (count - 1) * SEALED_CHUNK_BYTES
  if (count === 0 || lastLength <= TAG_BYTES) throw new CryptoError('crypto/damaged')
  const payload = new Uint8Array(sealed.length - count * TAG_BYTES)
  try {
    await eachChunk(sealed.length, SEALED_CHUNK_BYTES, async ({ index, start, end, isLast }) => {
      const chunk = sealed.subarray(start, end)
      const opened = await crypto.subtle.decrypt(gcm(index, isLast, aad), key, chunk)
      payload.set(new Uint8Array(opened), index * CHUNK_BYTES)
    })
  } catch (cause) {
    throw new CryptoError('crypto/damaged', { cause })
  }
  return payload
}

interface Chunk {
  index: number
  start: number
  end: number
  isLast: boolean
}

/** Run a task for every chunk, a few at a time. One that fails keeps the rest from starting. */
async function eachChunk(
  length: number,
  size: number,
  task: (chunk: Chunk) => Promise<void>,
): Promise<void> {
  // All lanes draw from one generator; a lane that throws closes it.
  const chunks = split(length, size)
  const lane = async () => {
    for (const chunk of chunks) await task(chunk)
  }
  const lanes = Math.min(IN_FLIGHT, Math.ceil(length / size))
  await Promise.all(Array.from({ length: lanes }, lane))
}

function* split(length: number, size: number): Generator<Chunk> {
  for (let index = 0, start = 0; start < length; index++, start += size) {
    const end = Math.min(start + size, length)
    yield { index, start, end, isLast: end === length }
  }
}

function gcm(index: number, isLast: boolean, additionalData: Bytes): AesGcmParams {
  const nonce = new Uint8Array(NONCE_BYTES)
  // The counter is 11 bytes long; its upper 7 stay zero, as 2^32 chunks are 256 TiB.
  new DataView(nonce.buffer).setUint32(7, index)
  nonce[NONCE_BYTES - 1] = isLast ? 1 : 0
  return { name: 'AES-GCM', iv: nonce, additionalData, tagLength: TAG_BYTES * 8 }
}
