import nacl from 'tweetnacl'
import { type Bytes, concat, randomBytes, utf8 } from '#lib/crypto/bytes.ts'
import { decodeText } from '#lib/crypto/payload.ts'
import { decodeBase64, encodeBase64 } from '#lib/endpoints/base64.ts'
import type { Secret } from '#lib/endpoints/endpoint.ts'
import { decrypt, deriveKey, encrypt, newText } from '#lib/endpoints/hemmelig/crypt.ts'
import { readEditorText, writeEditorText } from '#lib/endpoints/hemmelig/editor-text.ts'
import { decrypt as decryptV6, encrypt as encryptV6 } from '#lib/endpoints/hemmelig-v6/crypt.ts'
import { bareGcm, type PrepareKind, pbkdf2Aes, usingUp } from './kind-tasks.ts'

const NONCE_BYTES = 24
/** Of 1.3 million, beside which nothing else would be seen. */
const ITERATIONS = 100_000

export const prepareHemmelig: PrepareKind = async (secret) => {
  const seal = async () => {
    const [text, salt] = [newText(), newText()]
    const message = await encrypt(written(secret), await deriveKey(text, salt, ITERATIONS))
    return { text, salt, message }
  }
  const { text, salt } = await seal()
  const how = { hash: 'SHA-256', saltBytes: salt.length, iterations: ITERATIONS }
  return {
    ours: {
      seal,
      open: usingUp(seal, async ({ text, salt, message }) =>
        readBack(secret, await decrypt(message, await deriveKey(text, salt, ITERATIONS))),
      ),
    },
    bare: await bareGcm(written(secret).length, pbkdf2Aes(utf8(text), how)),
  }
}

/** Its cipher is none of WebCrypto's. */
export const prepareHemmeligV6: PrepareKind = async (secret) => {
  const key = newText()
  const message = encryptV6(written(secret), key)
  return {
    ours: {
      seal: async () => encryptV6(written(secret), key),
      open: async () => readBack(secret, decryptV6(message, key)),
    },
    peer: {
      name: 'TweetNaCl',
      seal: async () => {
        const nonce = randomBytes(NONCE_BYTES)
        return encodeBase64(concat([nonce, nacl.secretbox(written(secret), nonce, utf8(key))]))
      },
      open: async () => {
        const bytes = decodeBase64(message) ?? new Uint8Array()
        const nonce = bytes.subarray(0, NONCE_BYTES)
        const opened = nacl.secretbox.open(bytes.subarray(NONCE_BYTES), nonce, utf8(key))
        return readBack(secret, opened)
      },
    },
  }
}

function written({ kind, content }: Secret): Bytes {
  return kind === 'text' ? utf8(writeEditorText(decodeText(content))) : content
}

function readBack({ kind }: Secret, content: Uint8Array | null): Uint8Array {
  if (!content) throw new Error('expected to open')
  return kind === 'text' ? utf8(readEditorText(decodeText(content))) : content
}
