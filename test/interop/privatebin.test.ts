import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { adataSchema, decrypt, encryptWith } from '#lib/endpoints/privatebin/crypt.ts'
import { formatLink, parseLink, privatebinLinks } from '#lib/endpoints/privatebin/link.ts'
import { readMessage } from '#lib/endpoints/privatebin/message.ts'
import vectors from './vectors.json' with { type: 'json' }

const BASE = 'https://paste.example/'
const hex = (text: string) => Uint8Array.fromHex(text)

describe.each(vectors.privatebin)('PrivateBin: $name', (vector) => {
  const key = hex(vector.key_hex)

  test('opens', async () => {
    const { adata, ct_b64: ct, password, cipher_message_json: message } = vector
    const encrypted = { adata: v.parse(adataSchema, adata), ct }
    expect(await decrypt(encrypted, key, password)).toBe(message)
    expect(await decrypt(encrypted, key, `${password}x`)).toBeNull()
    const { paste } = JSON.parse(message)
    const [text] = readMessage(message)
    expect(new TextDecoder().decode(text?.content)).toBe(paste)
  })

  test('its link is read and written', () => {
    const match = privatebinLinks.matches(vector.link, BASE)
    const parsed = parseLink(match?.link ?? '')
    expect(parsed?.key).toEqual(key)
    // All that we make are burnt when read, which the dash says.
    const ours = formatLink(BASE, { id: parsed?.id ?? '', key })
    expect(ours.replace('#-', '#')).toBe(vector.link.replace('#-', '#'))
  })
})

test.each(vectors.privatebin.slice(0, 2))(
  'PrivateBin: $name is written byte for byte',
  async (vector) => {
    const encrypted = await encryptWith({
      message: vector.cipher_message_json,
      key: hex(vector.key_hex),
      password: vector.password,
      iv: hex(vector.iv_hex),
      salt: hex(vector.salt_hex),
    })
    expect(encrypted).toEqual({ adata: vector.adata, ct: vector.ct_b64 })
  },
)

test('PrivateBin: files come with names and types', () => {
  const [text, ...files] = readMessage(vectors.privatebin[3]?.cipher_message_json ?? '')
  expect(text?.kind).toBe('text')
  expect(files.map(({ name, type }) => [name, type])).toEqual([
    ['a.txt', 'text/plain'],
    ['b.bin', 'application/octet-stream'],
  ])
})
