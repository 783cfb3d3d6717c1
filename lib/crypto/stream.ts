/**
 * AES-256-GCM in STREAM chunks (Hoang et al. 2015, "Online Authenticated-Encryption and its
 * Nonce-Reuse Misuse-Resistance", as the age format uses it). The nonce is the chunk's number and
 * a flag on the last chunk, so dropped, repeated, swapped or appended chunks do not verify.
 */
import { type Bytes, concat } from './bytes.ts'
import { CryptoError } from './errors.ts'

export const CHUNK_BYTES = 65536
export const TAG_BYTES = 16
const NONCE_BYTES = 12

/**
 * Encrypt all chunks at once; WebCrypto runs them in parallel.
 * @param payload - at least one byte.
 * @param key - used for this one payload and never again, so the nonces may count from zero.
 * @returns the chunks in order, each 16 bytes longer than its plaintext.
 */
export async function sealChunks(payload: Bytes, key: CryptoKey, aad: Bytes): Promise<Bytes[]> {
  if (payload.length === 0) throw new RangeError('"payload" expected at least 1 byte, got 0')
  const chunks = split(payload, CHUNK_BYTES)
  return Promise.all(
    chunks.map(async (chunk, index) => {
      const parameters = gcm(index, index === chunks.length - 1, aad)
      return new Uint8Array(await crypto.subtle.encrypt(parameters, key, chunk))
    }),
  )
}

/**
 * Decrypt all chunks; nothing is returned before the last one is verified.
 * @throws CryptoError `crypto/damaged`
 */
export async function unsealChunks(sealed: Bytes, key: CryptoKey, aad: Bytes): Promise<Bytes> {
  const chunks = split(sealed, CHUNK_BYTES + TAG_BYTES)
  const last = chunks.at(-1)
  if (!last || last.length <= TAG_BYTES) throw new CryptoError('crypto/damaged')
  try {
    const opened = await Promise.all(
      chunks.map((chunk, index) =>
        crypto.subtle.decrypt(gcm(index, index === chunks.length - 1, aad), key, chunk),
      ),
    )
    return concat(...opened.map((chunk) => new Uint8Array(chunk)))
  } catch (cause) {
    throw new CryptoError('crypto/damaged', { cause })
  }
}

function split(bytes: Bytes, size: number): Bytes[] {
  const count = Math.ceil(bytes.length / size)
  return Array.from({ length: count }, (_, i) => bytes.subarray(i * size, (i + 1) * size))
}

function gcm(index: number, isLast: boolean, additionalData: Bytes): AesGcmParams {
  const nonce = new Uint8Array(NONCE_BYTES)
  // The counter is 11 bytes long; its upper 7 stay zero, as 2^32 chunks are 256 TiB.
  new DataView(nonce.buffer).setUint32(7, index)
  nonce[NONCE_BYTES - 1] = isLast ? 1 : 0
  return { name: 'AES-GCM', iv: nonce, additionalData, tagLength: TAG_BYTES * 8 }
}
