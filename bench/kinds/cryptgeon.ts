import { AES } from 'occulto'
import { randomBytes } from '#lib/crypto/bytes.ts'
import { readContents, writeContents } from '#lib/endpoints/cryptgeon/content.ts'
import { KEY_BYTES } from '#lib/endpoints/cryptgeon/crypt.ts'
import { asText, bareGcm, importAes, type PrepareKind } from './kind-tasks.ts'

export const prepareCryptgeon: PrepareKind = async (secret) => {
  const key = randomBytes(KEY_BYTES)
  const contents = await writeContents(secret, key)
  const makeKey = () => importAes(key)
  const bare = await bareGcm(secret.content.length, { seal: makeKey, open: makeKey })
  const theirs = await AES.encrypt(secret.content, key)
  return {
    ours: {
      seal: () => writeContents(secret, key),
      open: () => readContents(secret.kind, contents, key),
    },
    bare,
    bareAsText: asText(bare, secret.content.length, {}),
    peer: {
      name: 'occulto',
      seal: () => AES.encrypt(secret.content, key),
      open: () => AES.decrypt(theirs, key),
    },
  }
}
