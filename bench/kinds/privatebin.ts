import { randomBytes, utf8 } from '#lib/crypto/bytes.ts'
import { decrypt, encrypt, KEY_BYTES } from '#lib/endpoints/privatebin/crypt.ts'
import { readMessage, writeMessage } from '#lib/endpoints/privatebin/message.ts'
import { bareGcm, type PrepareKind, pbkdf2Aes, usingUp } from './kind-tasks.ts'

export const preparePrivatebin: PrepareKind = async (secret) => {
  const key = randomBytes(KEY_BYTES)
  const seal = () => encrypt(writeMessage(secret), key, '')
  const how = { hash: 'SHA-256', saltBytes: 8, iterations: 100_000 }
  return {
    ours: {
      seal,
      open: usingUp(seal, async (sealed) => readMessage((await decrypt(sealed, key, '')) ?? '')),
    },
    bare: await bareGcm(utf8(writeMessage(secret)).length, pbkdf2Aes(key, how)),
  }
}
