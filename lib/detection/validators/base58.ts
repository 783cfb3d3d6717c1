import { charactersOf } from '../alphabets.ts'
import type { Verdict } from '../detector.ts'
import { sha256 } from './sha256.ts'

const BITCOIN = charactersOf('base58')
const RIPPLE = 'rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz'
/** The longest that is a key: an extended private key. The work grows with the square. */
const LONGEST = 120

function decodeBase58(text: string, digits: string): Uint8Array | undefined {
  if (text.length > LONGEST) return undefined
  const bytes: number[] = []
  let zeros = 0
  for (const digit of text) {
    let carry = digits.indexOf(digit)
    if (carry < 0) return undefined
    if (carry === 0 && bytes.length === 0) zeros++
    for (let i = 0; i < bytes.length; i++) {
      carry += (bytes[i] ?? 0) * 58
      bytes[i] = carry & 0xff
      carry >>= 8
    }
    for (; carry > 0; carry >>= 8) bytes.push(carry & 0xff)
  }
  return Uint8Array.from([...new Array<number>(zeros).fill(0), ...bytes.reverse()])
}

/** The last 4 bytes are the first of the double SHA-256 of the others. */
function endsWithChecksum(bytes: Uint8Array): boolean {
  const sum = sha256(sha256(bytes.subarray(0, -4)))
  return bytes.length > 4 && bytes.subarray(-4).every((byte, i) => byte === sum[i])
}

/** Version byte of Bitcoin's wallet import format. */
const WIF = 0x80
/** An extended key: 4 bytes of version, 74 of key, 4 of checksum. */
const EXTENDED = 82

/**
 * Wallet import format and extended keys. An extended key is known by its start, so that a wrong
 * checksum only speaks against it; for the other it decides.
 */
export function base58check(token: string): Verdict {
  const bytes = decodeBase58(token, BITCOIN)
  const isValid = bytes !== undefined && endsWithChecksum(bytes)
  if (/^[a-z](?:prv|pub)/.test(token))
    return isValid && bytes.length === EXTENDED ? 'valid' : 'wrong'
  return isValid && bytes[0] === WIF && (bytes.length === 37 || bytes.length === 38)
    ? 'valid'
    : 'no'
}

/** Ripple seed: 16 bytes after a version of one byte, or of three for Ed25519. */
export function ripple(token: string): Verdict {
  const bytes = decodeBase58(token, RIPPLE)
  if (bytes === undefined || !endsWithChecksum(bytes)) return 'no'
  return bytes.length === 21 || bytes.length === 23 ? 'valid' : 'no'
}
