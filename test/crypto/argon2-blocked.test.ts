import { expect, test, vi } from 'vitest'
import { stretchPassphrase } from '#lib/crypto/argon2.ts'

// Its own file, hence its own worker: a module that was compiled once is not compiled again.
test('stretchPassphrase says kdf-failed where WebAssembly is blocked', async () => {
  vi.spyOn(WebAssembly, 'compile').mockRejectedValue(new WebAssembly.CompileError('blocked'))
  await expect(stretchPassphrase(Uint8Array.of(1), new Uint8Array(16))).rejects.toMatchObject({
    name: 'CryptoError',
    code: 'crypto/kdf-failed',
  })
})
