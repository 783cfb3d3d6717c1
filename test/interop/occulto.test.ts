/** occulto is what the page of cryptgeon encrypts with: each side opens what the other wrote. */
import fc from 'fast-check'
import { AES, Bytes as Text } from 'occulto'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { type Bytes, utf8 } from '#lib/crypto/bytes.ts'
import { readContents, writeContents } from '#lib/endpoints/cryptgeon/content.ts'
import {
  decrypt,
  derivationJson,
  derivationSchema,
  encrypt,
  keyOfPassword,
  newDerivation,
} from '#lib/endpoints/cryptgeon/crypt.ts'

const content = fc.uint8Array({ maxLength: 5000 }).map((bytes) => Uint8Array.from(bytes))
const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView): Bytes =>
  Uint8Array.from(new Uint8Array(buffer, byteOffset, byteLength))
const newKey = async () => bytesOf(await AES.generateKey())

describe('occulto', () => {
  test('opens what we write', async () => {
    const key = await newKey()
    await fc.assert(
      fc.asyncProperty(content, async (bytes) => {
        expect(bytesOf(await AES.decrypt(await encrypt(bytes, key), key))).toEqual(bytes)
      }),
    )
  })

  test('writes what we open', async () => {
    const key = await newKey()
    await fc.assert(
      fc.asyncProperty(content, async (bytes) => {
        expect(await decrypt(await AES.encrypt(bytes, key), key)).toEqual(bytes)
      }),
    )
  })

  test('writes nothing that we open with another key', async () => {
    expect(await decrypt(await AES.encrypt(utf8('x'), await newKey()), await newKey())).toBeNull()
  })

  test('opens a whole note of ours, with a password', async () => {
    const derivation = newDerivation()
    const key = await keyOfPassword('pässword 🙂', derivation)
    const contents = await writeContents({ kind: 'text', content: utf8('hello, once') }, key)
    const told = JSON.parse(JSON.stringify(derivationJson(derivation)))
    const salt = Uint8Array.from(Object.values<number>(told.salt))
    const [theirs] = await AES.derive('pässword 🙂', { ...told, salt })
    expect(Text.decode(await AES.decrypt(contents, theirs))).toBe('hello, once')
  })

  test('writes a whole note that we open, with a password', async () => {
    const [theirs, derivation] = await AES.derive('pässword 🙂')
    const contents = await AES.encrypt(Text.encode('hello, once'), theirs)
    const told = v.parse(derivationSchema, JSON.parse(JSON.stringify(derivation)))
    const key = await keyOfPassword('pässword 🙂', told)
    expect(await readContents('text', contents, key)).toEqual([
      { kind: 'text', content: utf8('hello, once') },
    ])
  })
})
