import { charactersOf } from '../alphabets.ts'
import type { Verdict } from '../detector.ts'

const DIGITS = charactersOf('base32')

/** @returns the bytes of base32 without padding (RFC 4648, section 6), or undefined. */
function decodeBase32(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array((text.length * 5) >> 3)
  let bits = 0
  let held = 0
  let to = 0
  for (const digit of text) {
    const value = DIGITS.indexOf(digit)
    if (value < 0) return undefined
    bits = ((bits << 5) | value) & 0xfff
    held += 5
    if (held >= 8) {
      held -= 8
      bytes[to++] = (bits >> held) & 0xff
    }
  }
  return bytes
}

/** CRC-16/XMODEM: polynomial 0x1021, from 0. */
function crc16(bytes: Uint8Array): number {
  let crc = 0
  for (const byte of bytes) {
    crc ^= byte << 8
    for (let bit = 0; bit < 8; bit++)
      crc = ((crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1) & 0xffff) >>> 0
  }
  return crc
}

/** The last two bytes are the CRC-16 of the others, low byte first. */
function endsWithCrc16(bytes: Uint8Array): boolean {
  const [low, high] = bytes.subarray(-2)
  return crc16(bytes.subarray(0, -2)) === (low ?? 0) + (high ?? 0) * 256
}

/** NATS nkey seed: the form is common base32, so that the checksum decides. */
export function nkey(token: string): Verdict {
  const bytes = decodeBase32(token)
  return bytes !== undefined && bytes.length >= 35 && endsWithCrc16(bytes) ? 'valid' : 'no'
}

/** Version byte of a Stellar secret seed (SEP-23). */
const SEED = 0x90

/** Stellar secret seed: the checksum decides. */
export function stellar(token: string): Verdict {
  const bytes = decodeBase32(token)
  return bytes?.length === 35 && bytes[0] === SEED && endsWithCrc16(bytes) ? 'valid' : 'no'
}

/**
 * AWS access key id: 16 characters of base32 after the kind. Ids with 0, 1, 8 or 9 cannot be real,
 * yet documentation and tests are full of them.
 */
export function awsId(token: string): Verdict {
  return /[0189]/.test(token.slice(4)) ? 'wrong' : 'unknown'
}
