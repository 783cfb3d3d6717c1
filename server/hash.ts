import { hash, timingSafeEqual } from 'node:crypto'

/**
 * SHA-256 of bytes, or of a text's UTF-8. By way of text, since `Buffer.from` takes its memory from
 * a pool: a buffer of its own for each hash cost the collector more than the hashing.
 */
export function sha256(data: Uint8Array | string): Uint8Array {
  return Buffer.from(hash('sha256', data, 'latin1'), 'latin1')
}

/** Whether two hashes are equal, in a time that does not tell where they differ. */
export function sameHash(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b)
}

/** The bytes of base64url text that a schema has already found canonical. */
export function decodeBase64url(text: string): Uint8Array {
  return Buffer.from(text, 'base64url')
}

export function encodeBase64url(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64url')
}
