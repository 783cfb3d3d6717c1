import { utf8 } from './bytes.ts'

/** Of a fingerprint: enough to know a token again, too few to tell which of many it was. */
const BITS = 24

export const FINGERPRINT_KEY_BYTES = 32

/**
 * What is kept of a token that a person called no secret.
 * @param key - 32 random bytes of this installation, which never leave it.
 * @returns HMAC-SHA-256, cut to 24 bits.
 */
export async function fingerprint(key: Uint8Array<ArrayBuffer>, token: string): Promise<number> {
  if (key.length !== FINGERPRINT_KEY_BYTES) {
    throw new RangeError(`"key" expected ${FINGERPRINT_KEY_BYTES} bytes, got ${key.length}`)
  }
  const hmac = { name: 'HMAC', hash: 'SHA-256' }
  const imported = await crypto.subtle.importKey('raw', key, hmac, false, ['sign'])
  const mac = await crypto.subtle.sign('HMAC', imported, utf8(token))
  return new DataView(mac).getUint32(0) >>> (32 - BITS)
}
