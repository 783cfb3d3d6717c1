import { hash, timingSafeEqual } from 'node:crypto'

/** SHA-256 of bytes, or of a text's UTF-8. */
export function sha256(data: Uint8Array | string): Uint8Array {
  return hash('sha256', data, 'buffer')
}

/** Whether two hashes are equal, in a time that does not tell where they differ. */
export function sameHash(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b)
}

/**
 * The bytes of base64url text that a schema has already found canonical. In memory of their own:
 * a small Buffer is a view of a shared pool, and all of that would be copied to another thread.
 */
export function decodeBase64url(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4))
  Buffer.from(bytes.buffer).write(text, 'base64url')
  return bytes
}

export function encodeBase64url(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64url')
}
