import { randomBytes } from '#lib/crypto/bytes.ts'
import { readContent, writeContent } from '#lib/endpoints/enclosed/content.ts'
import { decrypt, encrypt, KEY_BYTES } from '#lib/endpoints/enclosed/crypt.ts'
import { bareGcm, type PrepareKind, pbkdf2Aes, usingUp } from './kind-tasks.ts'

export const prepareEnclosed: PrepareKind = async (secret) => {
  const seal = async () => {
    const fresh = randomBytes(KEY_BYTES)
    return { key: fresh, payload: await encrypt(writeContent(secret), fresh, '') }
  }
  const how = { hash: 'SHA-256', saltBytes: KEY_BYTES, iterations: 100_000 }
  return {
    ours: {
      seal,
      open: usingUp(seal, async ({ key, payload }) =>
        readContent((await decrypt(payload, key, '')) ?? new Uint8Array()),
      ),
    },
    bare: await bareGcm(writeContent(secret).length, pbkdf2Aes(randomBytes(KEY_BYTES), how)),
  }
}
