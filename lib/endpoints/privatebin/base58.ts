import type { Bytes } from '#lib/crypto/bytes.ts'

/** Without 0, O, I and l, which look alike. */
const DIGITS = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
const BASE = BigInt(DIGITS.length)

/** A leading zero byte is a leading `1`, since a number has none. */
export function encodeBase58(bytes: Bytes): string {
  let number = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n)
  let text = ''
  for (; number > 0n; number /= BASE) text = DIGITS.charAt(Number(number % BASE)) + text
  const zeros = bytes.findIndex((byte) => byte !== 0)
  return DIGITS.charAt(0).repeat(zeros < 0 ? bytes.length : zeros) + text
}

/**
 * Exactly `length` bytes, zeros in front where old writers dropped them.
 * @returns null for other characters, and for a number of more bytes.
 */
export function decodeBase58(text: string, length: number): Bytes | null {
  let number = 0n
  for (const digit of text) {
    const value = DIGITS.indexOf(digit)
    if (value < 0) return null
    number = number * BASE + BigInt(value)
  }
  const bytes = new Uint8Array(length)
  for (let at = length - 1; at >= 0; at--) {
    bytes[at] = Number(number & 255n)
    number >>= 8n
  }
  return number === 0n ? bytes : null
}
