import type { Bytes } from './bytes.ts'

/**
 * Turns a normalised passphrase and the 16-byte salt into 32 key bytes (Argon2id with the
 * parameters of envelope version 1). It is a port because the work takes a quarter of a second
 * and WebAssembly: each context lends the thread it has for that.
 * @throws CryptoError `crypto/kdf-failed`
 */
export type Stretch = (passphrase: Bytes, salt: Bytes) => Promise<Bytes>
