/**
 * The packet in front of what is encrypted, which holds its key, encrypted under a password (RFC
 * 9580, section 5.3). Version 6 is what Yopass 14 writes, version 4 what older ones do.
 */
import { cfb } from '@noble/ciphers/aes.js'
import type { Bytes } from '#lib/crypto/bytes.ts'
import { CryptoError } from '#lib/crypto/errors.ts'
import type { Stretch } from '#lib/crypto/stretch.ts'
import { AEAD, AES_256, aeadKey, CIPHER_KEY_BYTES, NONCE_BYTES, TAG_BYTES } from './aead.ts'
import { TAG, writePacket } from './packets.ts'
import { type Reader, readerOf } from './reader.ts'
import { deriveKey, readS2k, type S2k, writeS2k } from './s2k.ts'

/** Tag and version as they stand in the packet, then the algorithms. */
const PURPOSE = Uint8Array.of(0xc0 | TAG.sessionKey, 6, AES_256, AEAD.gcm)

export interface SessionKey {
  key: Bytes
  /** Of the encrypted packet that it is for: of the other version it might be taken for another's key. */
  version: 1 | 2
}

interface Passworded {
  s2k: S2k
  password: string
  stretch: Stretch
}

/** Version 6: AES-256-GCM under a key made of the password's. */
export async function writeSessionKey(
  key: Bytes,
  { s2k, password, stretch }: Passworded,
  nonce: Bytes,
): Promise<Bytes> {
  const wrapping = await aeadKey(await deriveKey(s2k, password, 32, stretch), PURPOSE, 'encrypt')
  const parameters = { name: 'AES-GCM', iv: nonce, additionalData: PURPOSE }
  const encrypted = new Uint8Array(await crypto.subtle.encrypt(parameters, wrapping, key))
  const s2kBytes = writeS2k(s2k)
  const counts = [3 + s2kBytes.length + nonce.length, AES_256, AEAD.gcm, s2kBytes.length]
  return writePacket(TAG.sessionKey, Uint8Array.of(6, ...counts), s2kBytes, nonce, encrypted)
}

/** Version 4 without a key of its own: the password's is that of the message. */
export async function writeOldSessionKey({ s2k, password, stretch }: Passworded) {
  const packet = writePacket(TAG.sessionKey, Uint8Array.of(4, AES_256), writeS2k(s2k))
  return { packet, key: await deriveKey(s2k, password, 32, stretch) }
}

/**
 * @returns null when the password does not fit, as far as that shows here.
 * @throws CryptoError `crypto/damaged`, also for what no client of Yopass writes; `crypto/kdf-failed`
 */
export async function readSessionKey(
  body: Bytes,
  password: string,
  stretch: Stretch,
): Promise<SessionKey | null> {
  const reader = readerOf(body)
  const version = reader.byte()
  if (version === 4) return readVersion4(reader, password, stretch)
  if (version === 6) return readVersion6(reader, password, stretch)
  throw new CryptoError('crypto/damaged')
}

async function readVersion6(reader: Reader, password: string, stretch: Stretch) {
  reader.byte()
  const [cipher, mode] = [reader.byte(), reader.byte()]
  const s2k = readS2k(readerOf(reader.bytes(reader.byte())))
  const [nonce, encrypted] = [reader.bytes(NONCE_BYTES), reader.rest()]
  if (mode !== AEAD.gcm) throw new CryptoError('crypto/damaged')
  const keyBytes = keyBytesOf(cipher)
  if (encrypted.length !== keyBytes + TAG_BYTES) throw new CryptoError('crypto/damaged')
  const purpose = Uint8Array.of(0xc0 | TAG.sessionKey, 6, cipher, mode)
  const from = await deriveKey(s2k, password, keyBytes, stretch)
  const wrapping = await aeadKey(from, purpose, 'decrypt')
  const parameters = { name: 'AES-GCM', iv: nonce, additionalData: purpose }
  const key = await crypto.subtle.decrypt(parameters, wrapping, encrypted).catch(() => null)
  return key && { version: 2 as const, key: new Uint8Array(key) }
}

async function readVersion4(reader: Reader, password: string, stretch: Stretch) {
  const cipher = reader.byte()
  const from = await deriveKey(readS2k(reader), password, keyBytesOf(cipher), stretch)
  const encrypted = reader.rest()
  if (encrypted.length === 0) return { version: 1 as const, key: from }
  // Nothing here tells whether it fits: what comes out begins with a cipher, or is noise.
  const [inner = 0, ...key] = cfb(from, new Uint8Array(16)).decrypt(encrypted)
  const fits = CIPHER_KEY_BYTES.get(inner) === key.length
  return fits ? { version: 1 as const, key: Uint8Array.from(key) } : null
}

/** @throws CryptoError `crypto/damaged` */
function keyBytesOf(cipher: number): number {
  const keyBytes = CIPHER_KEY_BYTES.get(cipher)
  if (keyBytes === undefined) throw new CryptoError('crypto/damaged')
  return keyBytes
}
