/** What both packets of an AEAD message share: AES-GCM under keys that HKDF tells apart by purpose. */
import type { Bytes } from '#lib/crypto/bytes.ts'

export const AEAD = { gcm: 3 } as const
export const AES_256 = 9
export const NONCE_BYTES = 12
export const TAG_BYTES = 16
/** AES by its number in OpenPGP. */
export const CIPHER_KEY_BYTES: ReadonlyMap<number, number> = new Map([
  [7, 16],
  [8, 24],
  [9, 32],
])

/** @param info - the packet's tag, version and algorithms. */
export async function hkdf(from: Bytes, salt: Bytes, info: Bytes, length: number): Promise<Bytes> {
  const key = await crypto.subtle.importKey('raw', from, 'HKDF', false, ['deriveBits'])
  const parameters = { name: 'HKDF', hash: 'SHA-256', salt, info }
  return new Uint8Array(await crypto.subtle.deriveBits(parameters, key, length * 8))
}

export async function aeadKey(from: Bytes, info: Bytes, usage: KeyUsage): Promise<CryptoKey> {
  const key = await hkdf(from, new Uint8Array(), info, from.length)
  return crypto.subtle.importKey('raw', key, 'AES-GCM', false, [usage])
}
