import type { Bytes } from '#lib/crypto/bytes.ts'
import { CryptoError } from '#lib/crypto/errors.ts'

/** Bytes taken one part after the other. */
export interface Reader {
  isAtEnd(): boolean
  /** @throws CryptoError `crypto/damaged` when there are fewer left. */
  bytes(length: number): Bytes
  byte(): number
  /** Big-endian. */
  number(length: 1 | 2 | 4): number
  rest(): Bytes
}

export function readerOf(bytes: Bytes): Reader {
  let at = 0
  const take = (length: number) => {
    if (length > bytes.length - at) throw new CryptoError('crypto/damaged')
    at += length
    return bytes.subarray(at - length, at)
  }
  const number = (length: number) => take(length).reduce((value, byte) => value * 256 + byte, 0)
  return {
    isAtEnd: () => at >= bytes.length,
    bytes: take,
    byte: () => number(1),
    number,
    rest: () => take(bytes.length - at),
  }
}
