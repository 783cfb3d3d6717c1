import type { Bytes } from '#lib/crypto/bytes.ts'

/** With `+`, `/` and padding, as other servers want it. */
export function encodeBase64(bytes: Uint8Array): string {
  return bytes.toBase64()
}

/** White space and missing padding are nothing. @returns null for what is no base64. */
export function decodeBase64(text: string): Bytes | null {
  try {
    return Uint8Array.fromBase64(text)
  } catch {
    return null
  }
}
