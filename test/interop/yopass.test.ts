import { describe, expect, test } from 'vitest'
import { stretchPassphrase } from '#lib/crypto/argon2.ts'
import { utf8 } from '#lib/crypto/bytes.ts'
import { formatLink, parseLink, yopassLinks } from '#lib/endpoints/yopass/link.ts'
import { armor, unarmor } from '#lib/endpoints/yopass/openpgp/armor.ts'
import type { Literal } from '#lib/endpoints/yopass/openpgp/literal.ts'
import { decryptMessage, encryptMessage } from '#lib/endpoints/yopass/openpgp/message.ts'
import vectors from './vectors.json' with { type: 'json' }

const hex = (text: string) => Uint8Array.fromHex(text)

describe.each(vectors.yopass)('Yopass: $name', (vector) => {
  const message = 'armored' in vector ? unarmor(vector.armored ?? '') : null
  const bytes = message ?? hex(vector.binary_hex ?? '')

  test('opens', async () => {
    const literal = await decryptMessage(bytes, vector.password, stretchPassphrase)
    const { plaintext, plaintext_hex: plaintextHex = '', filename = '' } = vector
    const content = plaintext === undefined ? hex(plaintextHex) : utf8(plaintext)
    const as = plaintext === undefined ? 'binary' : 'text'
    expect(literal).toEqual({ as, name: filename, content })
  })

  test('opens with no other password', async () => {
    expect(await decryptMessage(bytes, `${vector.password}x`, stretchPassphrase)).toBeNull()
  })
})

test.each(vectors.yopass.filter((vector) => 'seipd_salt_hex' in vector))(
  'Yopass: $name is written byte for byte',
  async (vector) => {
    const random = [
      vector.s2k_salt_hex,
      vector.skesk_iv_hex,
      vector.session_key_hex,
      vector.seipd_salt_hex,
    ].map((text) => hex(text ?? ''))
    const { password, plaintext = '', armored } = vector
    const literal: Literal = { as: 'text', name: '', content: utf8(plaintext) }
    const how = { form: 'aead', password, s2k: 'iterated', stretch: stretchPassphrase } as const
    const message = await encryptMessage(literal, how, () => random.shift() ?? new Uint8Array())
    expect(armor(message).trim()).toBe(armored?.trim())
  },
)

test.each(vectors.yopass.flatMap(({ link }) => link ?? []))('Yopass: %s', (link) => {
  const base = 'https://yopass.example/'
  const parsed = parseLink(yopassLinks.matches(link, base)?.link ?? '')
  expect(parsed && formatLink(base, parsed)).toBe(link)
})
