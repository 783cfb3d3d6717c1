import { type Bytes, utf8 } from './bytes.ts'
import { CryptoError } from './errors.ts'

/** A normalised passphrase is 1 to this many bytes long. */
export const MAX_PASSPHRASE_BYTES = 1024
/** Unicode's White_Space, which is not quite what `\s` or `trim` take (U+FEFF is not in it). */
const WHITE_SPACE = /^\p{White_Space}$/u

/** What two keyboards type as the same words as the same text: NFKC, white space trimmed at both ends. */
export function normalForm(text: string): string {
  return trimWhiteSpace(text.normalize('NFKC'))
}

/**
 * The bytes of a passphrase in its normal form: UTF-8, 1 to 1024 bytes.
 * @throws CryptoError `crypto/passphrase-malformed` (a lone surrogate), `-empty`, `-too-long`.
 */
export function normalizePassphrase(text: string): Bytes {
  if (!text.isWellFormed()) throw new CryptoError('crypto/passphrase-malformed')
  const bytes = utf8(normalForm(text))
  if (bytes.length === 0) throw new CryptoError('crypto/passphrase-empty')
  if (bytes.length > MAX_PASSPHRASE_BYTES) throw new CryptoError('crypto/passphrase-too-long')
  return bytes
}

/** A passphrase in its normal form, for servers' own formats as for ours. @throws as `normalizePassphrase` */
export function checkedPassphrase(text: string): string {
  normalizePassphrase(text).fill(0)
  return normalForm(text)
}

/** By hand, since a pattern anchored at the end takes quadratic time over a long inner gap. */
function trimWhiteSpace(text: string): string {
  // Every White_Space character is one UTF-16 unit, so units can be looked at one by one.
  const isWhiteSpace = (index: number) => WHITE_SPACE.test(text.charAt(index))
  let start = 0
  let end = text.length
  while (start < end && isWhiteSpace(start)) start++
  while (start < end && isWhiteSpace(end - 1)) end--
  return text.slice(start, end)
}
