/** TweetNaCl is what the page of Hemmelig 6 encrypts with: each side opens what the other wrote. */
import fc from 'fast-check'
import nacl from 'tweetnacl'
import { expect, test } from 'vitest'
import { concat, randomBytes, utf8 } from '#lib/crypto/bytes.ts'
import { decodeBase64, encodeBase64 } from '#lib/endpoints/base64.ts'
import { newText } from '#lib/endpoints/hemmelig/crypt.ts'
import { decrypt, encrypt } from '#lib/endpoints/hemmelig-v6/crypt.ts'

const content = fc.uint8Array({ maxLength: 5000 }).map((bytes) => Uint8Array.from(bytes))

test('TweetNaCl opens what we write', () => {
  fc.assert(
    fc.property(content, (bytes) => {
      const key = newText()
      const message = decodeBase64(encrypt(bytes, key)) ?? new Uint8Array()
      const opened = nacl.secretbox.open(message.slice(24), message.slice(0, 24), utf8(key))
      expect(opened).toEqual(bytes)
    }),
  )
})

test('TweetNaCl writes what we open', () => {
  fc.assert(
    fc.property(content, (bytes) => {
      const [key, nonce] = [newText(), randomBytes(24)]
      const box = nacl.secretbox(bytes, nonce, utf8(key))
      expect(decrypt(encodeBase64(concat([nonce, box])), key)).toEqual(bytes)
      expect(decrypt(encodeBase64(concat([nonce, box])), newText())).toBeNull()
    }),
  )
})
