/**
 * The encrypted packet, version 1 (RFC 9580, section 5.13.1): AES in CFB, with a SHA-1 of the content
 * encrypted at its end. What clients of Yopass 13 and older write, and all that they read.
 */
import { cfb } from '@noble/ciphers/aes.js'
import { type Bytes, concat, equalBytes } from '#lib/crypto/bytes.ts'
import { headerBytes, TAG, writePacket } from './packets.ts'

const VERSION = 1
const BLOCK_BYTES = 16
/** Random bytes, of which the last two stand there again. */
const PREFIX_BYTES = BLOCK_BYTES + 2
/** Tag and length of the packet that holds the digest, which is authenticated too. */
const DIGEST_HEAD = Uint8Array.of(0xd3, 0x14)
const DIGEST_BYTES = 20
const NO_IV = new Uint8Array(BLOCK_BYTES)

/** @param random - a block of it. */
export async function encryptV1(content: Bytes, key: Bytes, random: Bytes): Promise<Bytes> {
  const digested = concat([random, random.subarray(-2), content, DIGEST_HEAD])
  const all = concat([digested, await sha1(digested)])
  return writePacket(TAG.encrypted, Uint8Array.of(VERSION), await encryptCfb(all, key))
}

/** What `encryptV1` adds to a content of so many bytes. */
export function overheadV1(length: number): number {
  const around = 1 + PREFIX_BYTES + DIGEST_HEAD.length + DIGEST_BYTES
  return headerBytes(length + around) + around
}

/** @returns null when the key does not fit: that and damage cannot be told apart. */
export async function decryptV1(body: Bytes, key: Bytes): Promise<Bytes | null> {
  const all = new Uint8Array(cfb(key, NO_IV).decrypt(body.subarray(1)))
  const end = all.length - DIGEST_BYTES
  const start = end - DIGEST_HEAD.length
  if (start < PREFIX_BYTES || !equalBytes(all.subarray(start, end), DIGEST_HEAD)) return null
  const isWhole = equalBytes(await sha1(all.subarray(0, end)), all.subarray(end))
  return isWhole ? all.subarray(PREFIX_BYTES, start) : null
}

/**
 * CFB out of one call of CBC: encrypting a block of zeros and then the content gives, block by block,
 * what CFB adds to the content. Decrypting has no such way, since CBC chains what is not there yet.
 */
async function encryptCfb(content: Bytes, key: Bytes): Promise<Bytes> {
  const aes = await crypto.subtle.importKey('raw', key, 'AES-CBC', false, ['encrypt'])
  const chained = concat([NO_IV, content])
  const stream = await crypto.subtle.encrypt({ name: 'AES-CBC', iv: NO_IV }, aes, chained)
  const encrypted = new Uint8Array(stream).slice(0, content.length)
  for (let at = 0; at < content.length; at++) {
    encrypted[at] = (encrypted[at] ?? 0) ^ (content[at] ?? 0)
  }
  return encrypted
}

async function sha1(bytes: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-1', bytes))
}
