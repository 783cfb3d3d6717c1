import { type Bytes, utf8 } from './bytes.ts'
import { CryptoError } from './errors.ts'

const MAX_BYTES = 1024
/** Unicode's White_Space, which is not quite what `\s` or `trim` take (U+FEFF is not in it). */
const WHITE_SPACE_AT_ENDS = /^\p{White_Space}+|\p{White_Space}+$/gu

/**
 * The bytes of a passphrase, so that what two keyboards type as the same words is the same key:
 * NFKC, white space trimmed at both ends, UTF-8, 1 to 1024 bytes.
 * @throws CryptoError `crypto/passphrase-malformed` (a lone surrogate), `-empty`, `-too-long`.
 */
export function normalizePassphrase(text: string): Bytes {
  if (!text.isWellFormed()) throw new CryptoError('crypto/passphrase-malformed')
  const bytes = utf8(text.normalize('NFKC').replace(WHITE_SPACE_AT_ENDS, ''))
  if (bytes.length === 0) throw new CryptoError('crypto/passphrase-empty')
  if (bytes.length > MAX_BYTES) throw new CryptoError('crypto/passphrase-too-long')
  return bytes
}
