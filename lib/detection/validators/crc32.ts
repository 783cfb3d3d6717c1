import { charactersOf } from '../alphabets.ts'
import type { Verdict } from '../detector.ts'

let table: Uint32Array | undefined

/** CRC-32 of ASCII text as zip has it (reflected, polynomial 0xEDB88320), unsigned. */
export function crc32(text: string): number {
  table ??= Uint32Array.from({ length: 256 }, (_, byte) => {
    let value = byte
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
    return value
  })
  let crc = 0xffffffff
  for (let i = 0; i < text.length; i++) {
    crc = (crc >>> 8) ^ (table[(crc ^ text.charCodeAt(i)) & 0xff] ?? 0)
  }
  return (crc ^ 0xffffffff) >>> 0
}

const BASE62 = charactersOf('base62')

function base62(value: number): string {
  let digits = ''
  for (let rest = value; digits.length < 6; rest = Math.floor(rest / 62)) {
    digits = BASE62.charAt(rest % 62) + digits
  }
  return digits
}

const verdict = (fits: boolean): Verdict => (fits ? 'valid' : 'wrong')

const FINE_GRAINED = 'github_pat_'

/** The last 6 characters are the CRC-32 of those after the prefix, in base 62 (GitHub, npm). */
export function crc32Base62(token: string): Verdict {
  const isFineGrained = token.startsWith(FINE_GRAINED)
  const start = isFineGrained ? FINE_GRAINED.length : token.lastIndexOf('_') + 1
  const fits = base62(crc32(token.slice(start, -6))) === token.slice(-6)
  // For the fine-grained ones the rule is not confirmed: it can only speak for them.
  return !fits && isFineGrained ? 'unknown' : verdict(fits)
}

/** The last 8 characters are the CRC-32 of those between prefix and them, in hexadecimal (Cloudflare). */
export function crc32Hex(token: string): Verdict {
  const start = token.indexOf('_') + 1
  return verdict(hex(crc32(token.slice(start, -8))) === token.slice(-8))
}

/** `glsa_`, 32 characters, `_`, and the CRC-32 of all before in hexadecimal, low byte first. */
export function crc32Grafana(token: string): Verdict {
  const bytes = hex(crc32(token.slice(0, -9))).match(/../g) ?? []
  return verdict(bytes.reverse().join('') === token.slice(-8).toLowerCase())
}

const hex = (value: number) => value.toString(16).padStart(8, '0')

/**
 * `prefix-payload.LLCCCCCCC`: the CRC-32 of all before, in base 36, after the payload's length. Tokens
 * without a dot are of the older form, which has no checksum.
 */
export function gitlabRoutable(token: string): Verdict {
  if (!token.includes('.')) return 'unknown'
  const crc = crc32(token.slice(0, -7)).toString(36).padStart(7, '0')
  return verdict(crc === token.slice(-7))
}
