/**
 * OpenPGP messages under a password (RFC 9580), as clients of Yopass write and read them: without
 * keys of people, signatures or compression.
 */
import { type Bytes, concat, randomBytes } from '#lib/crypto/bytes.ts'
import { CryptoError } from '#lib/crypto/errors.ts'
import type { Stretch } from '#lib/crypto/stretch.ts'
import { NONCE_BYTES } from './aead.ts'
import { decryptV1, encryptV1, overheadV1 } from './encrypted-v1.ts'
import { decryptV2, encryptV2, overheadV2, SALT_BYTES } from './encrypted-v2.ts'
import { type Literal, literalOverhead, readLiteral, writeLiteral } from './literal.ts'
import { readPackets, TAG } from './packets.ts'
import { newS2k, S2K_SALT_BYTES, type S2k } from './s2k.ts'
import { readSessionKey, writeOldSessionKey, writeSessionKey } from './session-key.ts'

/** Of the packet in front, at most: that with Argon2. */
const SESSION_KEY_BYTES = { aead: 87, mdc: 24 } as const
const RANDOM = { sessionKey: 32, v1: 16 } as const

/** `aead`: as Yopass 14 writes it. `mdc`: as older clients do, which read nothing else. */
export type Form = 'aead' | 'mdc'

export interface Encryption {
  form: Form
  password: string
  s2k: S2k['as']
  stretch: Stretch
}

/** @param random - replaced only in tests of published values: s2k salt, nonce, session key, salt. */
export async function encryptMessage(
  literal: Literal,
  { form, password, s2k: as, stretch }: Encryption,
  random: (length: number) => Bytes = randomBytes,
): Promise<Bytes> {
  const content = writeLiteral(literal)
  const by = { s2k: newS2k(as, random(S2K_SALT_BYTES[as])), password, stretch }
  if (form === 'mdc') {
    const { packet, key } = await writeOldSessionKey(by)
    return concat([packet, await encryptV1(content, key, random(RANDOM.v1))])
  }
  const nonce = random(NONCE_BYTES)
  const key = random(RANDOM.sessionKey)
  // The content waits for no password: most of the time goes into that.
  const packets = await Promise.all([
    writeSessionKey(key, by, nonce),
    encryptV2(content, key, random(SALT_BYTES)),
  ])
  return concat(packets)
}

/** Bytes that a message has beside its content, at most. */
export function messageOverhead(form: Form, contentBytes: number, nameBytes: number): number {
  const literal = literalOverhead(contentBytes, nameBytes)
  const encrypted = form === 'aead' ? overheadV2 : overheadV1
  return SESSION_KEY_BYTES[form] + literal + encrypted(contentBytes + literal)
}

/**
 * @returns null when the password does not fit.
 * @throws CryptoError `crypto/damaged`, `crypto/kdf-failed`
 */
export async function decryptMessage(
  message: Bytes,
  password: string,
  stretch: Stretch,
): Promise<Literal | null> {
  const packets = readPackets(message)
  const encrypted = packets.find(({ tag }) => tag === TAG.encrypted)
  const holder = packets.find(({ tag }) => tag === TAG.sessionKey)
  if (!encrypted || !holder) throw new CryptoError('crypto/damaged')
  const session = await readSessionKey(holder.body, password, stretch)
  if (!session) return null
  if (encrypted.body[0] !== session.version) throw new CryptoError('crypto/damaged')
  const decrypt = session.version === 1 ? decryptV1 : decryptV2
  const opened = await decrypt(encrypted.body, session.key)
  return opened && readLiteral(opened)
}
