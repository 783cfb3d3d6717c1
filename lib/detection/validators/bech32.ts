import { charactersOf } from '../alphabets.ts'
import type { Verdict } from '../detector.ts'

const DIGITS = charactersOf('bech32')
const GENERATOR = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3]
/** What the checksum comes to: bech32 (BIP 173), bech32m (BIP 350). */
const RESIDUES = [1, 0x2bc830a3]

function polymod(sum: number, value: number): number {
  const top = sum >>> 25
  return GENERATOR.reduce(
    (rest, term, i) => ((top >> i) & 1 ? rest ^ term : rest),
    ((sum & 0x1ffffff) << 5) ^ value,
  )
}

/** Human-readable part, `1`, data with a checksum of 6 characters; in one letter case. */
export function bech32(token: string): Verdict {
  const text = token.toLowerCase()
  if (text !== token && token.toUpperCase() !== token) return 'wrong'
  const cut = text.lastIndexOf('1')
  if (cut < 1) return 'wrong'
  let sum = 1
  for (let i = 0; i < cut; i++) sum = polymod(sum, text.charCodeAt(i) >> 5)
  sum = polymod(sum, 0)
  for (let i = 0; i < cut; i++) sum = polymod(sum, text.charCodeAt(i) & 31)
  for (const digit of text.slice(cut + 1)) {
    const value = DIGITS.indexOf(digit)
    if (value < 0) return 'wrong'
    sum = polymod(sum, value)
  }
  return RESIDUES.includes(sum) ? 'valid' : 'wrong'
}
