import { argon2id } from 'hash-wasm'
import type { Bytes } from './bytes.ts'
import { CryptoError } from './errors.ts'
import { MAX_PASSPHRASE_BYTES } from './passphrase.ts'

/** RFC 9106, section 4, second recommended option; fixed by envelope version 1. */
const PARAMETERS = { memorySize: 65536, iterations: 3, parallelism: 4, hashLength: 32 } as const

/**
 * Derive 32 key bytes from a passphrase with Argon2id v1.3. About 0.25 s of one core and 64 MiB:
 * call it in a worker, and never in a content script, where WebAssembly is refused.
 * @param passphrase - 1 to 1024 normalised bytes.
 * @param salt - 16 bytes, derived from the seed.
 * @throws CryptoError `crypto/kdf-failed` when WebAssembly is blocked (the page's CSP needs
 *   `wasm-unsafe-eval`) or memory is short.
 * @see RFC 9106, section 4
 */
export async function stretchPassphrase(passphrase: Bytes, salt: Bytes): Promise<Bytes> {
  if (passphrase.length === 0 || passphrase.length > MAX_PASSPHRASE_BYTES) {
    throw new RangeError(`"passphrase" expected 1 to 1024 bytes, got ${passphrase.length}`)
  }
  if (salt.length !== 16) throw new RangeError(`"salt" expected 16 bytes, got ${salt.length}`)
  try {
    const input = { password: passphrase, salt, outputType: 'binary' } as const
    return new Uint8Array(await argon2id({ ...PARAMETERS, ...input }))
  } catch (cause) {
    throw new CryptoError('crypto/kdf-failed', { cause })
  }
}
