import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { utf8 } from '#lib/crypto/bytes.ts'
import { readContents } from '#lib/endpoints/cryptgeon/content.ts'
import { derivationSchema, encrypt, keyOfPassword } from '#lib/endpoints/cryptgeon/crypt.ts'
import { cryptgeonLinks, formatLink, parseLink } from '#lib/endpoints/cryptgeon/link.ts'
import vectors from './vectors.json' with { type: 'json' }

const metaSchema = v.object({
  type: v.picklist(['text', 'file']),
  derivation: v.optional(derivationSchema),
})

describe.each(vectors.cryptgeon)('cryptgeon: $name', (vector) => {
  const meta = v.parse(metaSchema, JSON.parse(vector.meta))
  const keyOf = async () => {
    if (!meta.derivation) return Uint8Array.fromHex(vector.key_hex ?? '')
    return keyOfPassword(vector.password ?? '', meta.derivation)
  }

  test('opens', async () => {
    const key = await keyOf()
    const secrets = await readContents(meta.type, vector.contents, key)
    expect(secrets?.length).toBe(1)
    const [secret] = secrets ?? []
    if (vector.plaintext !== undefined) expect(secret?.content).toEqual(utf8(vector.plaintext))
    expect(await readContents(meta.type, vector.contents, new Uint8Array(32))).toBeNull()
  })
})

test.each(vectors.cryptgeon.flatMap(({ link }) => link ?? []))('cryptgeon: %s', (link) => {
  const base = 'https://notes.example/'
  const parsed = parseLink(cryptgeonLinks.matches(link, base)?.link ?? '')
  expect(parsed && formatLink(base, parsed)).toBe(link)
})

test('cryptgeon: a text is written byte for byte', async () => {
  const [vector] = vectors.cryptgeon
  const key = Uint8Array.fromHex(vector?.key_hex ?? '')
  const iv = Uint8Array.fromHex(vector?.iv_hex ?? '')
  expect(await encrypt(utf8(vector?.plaintext ?? ''), key, iv)).toBe(vector?.contents)
})
