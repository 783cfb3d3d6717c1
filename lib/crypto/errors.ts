export type CryptoErrorCode =
  /** Every way in which an envelope can fail to open, but for a passphrase that does not fit. */
  | 'crypto/damaged'
  /** The commitment differs: another passphrase (or none) was used to seal. */
  | 'crypto/wrong-passphrase'
  | 'crypto/kdf-failed'
  | 'crypto/passphrase-empty'
  | 'crypto/passphrase-too-long'
  | 'crypto/passphrase-malformed'
  | 'crypto/header-too-large'

/** Something in `lib/crypto` failed. The code says what; no bytes and no text ride along. */
export class CryptoError extends Error {
  override readonly name = 'CryptoError'
  readonly code: CryptoErrorCode

  constructor(code: CryptoErrorCode, options?: { cause?: unknown }) {
    super(code, options)
    this.code = code
  }
}
