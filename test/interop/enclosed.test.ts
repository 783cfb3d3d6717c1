import { describe, expect, test } from 'vitest'
import { utf8 } from '#lib/crypto/bytes.ts'
import { readContent, writeContent } from '#lib/endpoints/enclosed/content.ts'
import { decrypt, encrypt } from '#lib/endpoints/enclosed/crypt.ts'
import { enclosedLinks, formatLink, parseLink } from '#lib/endpoints/enclosed/link.ts'
import type { Secret } from '#lib/endpoints/endpoint.ts'
import vectors from './vectors.json' with { type: 'json' }

const BASE = 'https://enclosed.example/'
const hex = (text: string) => Uint8Array.fromHex(text)

function secretsOf({ content, asset }: (typeof vectors.enclosed)[number]): Secret[] {
  const text: Secret = { kind: 'text', content: utf8(content) }
  if (!asset) return [text]
  const { name, fileType: type, bytes_hex } = asset
  return [text, { kind: 'file', content: hex(bytes_hex), name, type }]
}

describe.each(vectors.enclosed)('Enclosed: $name', (vector) => {
  const key = hex(vector.base_key_hex)
  const cbor = hex(vector.cbor_hex)

  test('opens', async () => {
    const { payload, password } = vector
    expect(await decrypt(payload, key, password)).toEqual(cbor)
    expect(await decrypt(payload, key, `${password}x`)).toBeNull()
    expect(readContent(cbor)).toEqual(secretsOf(vector))
  })

  test('is encrypted byte for byte', async () => {
    const { payload, password, iv_hex } = vector
    expect(await encrypt(cbor, key, password, hex(iv_hex))).toBe(payload)
  })
})

test.each(vectors.enclosed.slice(0, 2))('Enclosed: $name is written byte for byte', (vector) => {
  const secret: Secret = { kind: 'text', content: utf8(vector.content) }
  expect(writeContent(secret).toHex()).toBe(vector.cbor_hex)
})

test.each(vectors.enclosed.slice(3))('Enclosed: $name is written byte for byte', (vector) => {
  const [text, file] = secretsOf(vector)
  if (text?.kind !== 'text' || !file) throw new Error('expected a text and a file')
  // There is a text beside it, which ours have not.
  expect(vector.cbor_hex.endsWith(writeContent(file).subarray(2).toHex())).toBe(true)
})

test.each(vectors.enclosed.flatMap(({ link }) => link ?? []))('Enclosed: %s', (link) => {
  const parsed = parseLink(enclosedLinks.matches(link, BASE)?.link ?? '')
  expect(parsed && formatLink(BASE, '/', parsed)).toBe(link)
})
