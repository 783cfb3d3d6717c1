import { describe, expect, test } from 'vitest'
import { utf8 } from '#lib/crypto/bytes.ts'
import { decrypt, deriveKey, encrypt, ROUNDS, verifierOf } from '#lib/endpoints/hemmelig/crypt.ts'
import { formatLink, hemmeligLinks, parseLink } from '#lib/endpoints/hemmelig/link.ts'
import { decrypt as decryptV6, encrypt as encryptV6 } from '#lib/endpoints/hemmelig-v6/crypt.ts'
import {
  formatLink as formatLinkV6,
  hemmeligV6Links,
  parseLink as parseLinkV6,
} from '#lib/endpoints/hemmelig-v6/link.ts'
import vectors from './vectors.json' with { type: 'json' }

const hex = (text: string) => Uint8Array.fromHex(text)

describe.each(vectors.hemmelig_v7.entries)('Hemmelig 7: $name', (vector) => {
  const { key_or_password, salt, iterations, iv_hex, plaintext, message_hex } = vector

  test('its key is made by rounds of ours', async () => {
    const key = await deriveKey(key_or_password, salt, iterations)
    expect(key.toHex()).toBe(vector.derived_key_hex)
    expect(await verifierOf(key)).toBe(vector.password_verifier_hex)
    expect(Object.values(ROUNDS)).toContain(iterations)
  })

  test('opens, and is written byte for byte', async () => {
    const key = hex(vector.derived_key_hex)
    expect(await decrypt(hex(message_hex), key)).toEqual(utf8(plaintext))
    expect(await decrypt(hex(message_hex), new Uint8Array(32))).toBeNull()
    expect((await encrypt(utf8(plaintext), key, hex(iv_hex))).toHex()).toBe(message_hex)
  })
})

test('Hemmelig 7: a link is written as it is read', () => {
  const base = 'https://hemmelig.example/'
  const key = vectors.hemmelig_v7.entries[0]?.key_or_password
  const link = `${base}secret/0f8fad5b-d9cb-469f-a165-70867728950e#decryptionKey=${key}`
  const parsed = parseLink(hemmeligLinks.matches(link, base)?.link ?? '')
  expect(parsed && formatLink(base, parsed)).toBe(link)
})

describe.each(vectors.hemmelig_v6.entries)('Hemmelig 6: $name', (vector) => {
  const { nonce_hex, plaintext, text } = vector
  // A password is the rest of the key.
  const key = vector.link_key + vector.password

  test('opens, and is written byte for byte', () => {
    expect(decryptV6(text, key)).toEqual(utf8(plaintext))
    expect(decryptV6(text, key.toLowerCase())).toBeNull()
    expect(encryptV6(utf8(plaintext), key, hex(nonce_hex))).toBe(text)
  })
})

test('Hemmelig 6: a link is written as it is read', () => {
  const base = 'https://hemmelig.example/'
  const link = `${base}secret/id_-1#encryption_key=${vectors.hemmelig_v6.entries[0]?.link_key}`
  const parsed = parseLinkV6(hemmeligV6Links.matches(link, base)?.link ?? '')
  expect(parsed && formatLinkV6(base, parsed)).toBe(link)
})
