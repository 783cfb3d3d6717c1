/**
 * Examples of keys that end with a checksum in their own encoding: made at run time like the others,
 * with encoders that share nothing with the validators that they test.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { digits } from './examples.ts'

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
const RIPPLE = 'rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz'
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

const randomBytes = (length: number): number[] =>
  Array.from({ length }, () => Number(digits(9)) % 256)

function base58Check(bytes: number[], alphabet: string): string {
  const sum = sha256(sha256(Uint8Array.from(bytes))).subarray(0, 4)
  let left = [...bytes, ...sum].reduce((number, byte) => number * 256n + BigInt(byte), 0n)
  let text = ''
  for (; left > 0n; left /= 58n) text = alphabet.charAt(Number(left % 58n)) + text
  return text
}

/** Bytes and their CRC-16/XMODEM, low byte first, in base 32. */
function base32Check(bytes: number[]): string {
  let crc = 0
  for (const byte of bytes) {
    for (let bit = 7; bit >= 0; bit--) {
      const carry = ((crc >> 15) & 1) ^ ((byte >> bit) & 1)
      crc = ((crc << 1) & 0xffff) ^ (carry === 1 ? 0x1021 : 0)
    }
  }
  const bits = [...bytes, crc & 0xff, crc >> 8].map((byte) => byte.toString(2).padStart(8, '0'))
  return (bits.join('').match(/.{1,5}/g) ?? [])
    .map((five) => BASE32.charAt(Number.parseInt(five.padEnd(5, '0'), 2)))
    .join('')
}

/** A Bitcoin private key in wallet import format. */
export const wif = (compressed: boolean): string =>
  base58Check([0x80, ...randomBytes(32), ...(compressed ? [1] : [])], BASE58)

/** A Ripple seed, for secp256k1 or Ed25519. */
export const rippleSeed = (ed25519: boolean): string =>
  base58Check([...(ed25519 ? [0x01, 0xe1, 0x4b] : [0x21]), ...randomBytes(16)], RIPPLE)

/** A Stellar secret seed. */
export const stellarSeed = (): string => base32Check([0x90, ...randomBytes(32)])

/** A NATS nkey seed of this kind: U user, A account, O operator, N server, C cluster, X curve. */
export function nkeySeed(kind: string): string {
  // 5 bits for seed (S), 5 for the kind, filled up to two bytes.
  const head = (BASE32.indexOf('S') << 11) | (BASE32.indexOf(kind) << 6)
  return base32Check([head >> 8, head & 0xff, ...randomBytes(32)])
}
