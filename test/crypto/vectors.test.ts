import { describe, expect, test } from 'vitest'
import { stretchPassphrase } from '#lib/crypto/argon2.ts'
import { encodeBase64url } from '#lib/crypto/base64url.ts'
import { deriveOpeningKeys, envelopeLength, seal, unseal } from '#lib/crypto/envelope.ts'
import { deriveLinkKeys } from '#lib/crypto/keys.ts'
import { formatFragment, fragmentOf, parseFragment } from '#lib/crypto/link.ts'
import * as second from './second-implementation.ts'
import { fromBase64url, type Vector, vectors } from './vectors.ts'

const find = (name: string): Vector => {
  const vector = vectors.find((one) => one.name === name)
  if (!vector) throw new Error(`no vector is named ${name}`)
  return vector
}

const payloadBytes = ({ envelope }: Vector) => {
  const sealed = fromBase64url(envelope).length - 33
  return sealed - 16 * Math.ceil(sealed / 65552)
}

describe('the vectors', () => {
  test.each(vectors)('$name: the second implementation derives and decrypts it', (vector) => {
    const keys = second.derive(fromBase64url(vector.seed), vector.passphrase)
    for (const name of ['id', 'salt', 'linkKey', 'openKey', 'commit', 'key'] as const) {
      expect(keys[name].toString('base64url'), name).toBe(vector[name])
    }
    const { header, content } = second.open(fromBase64url(vector.envelope), keys)
    expect(header).toEqual(vector.header)
    expect(content.toString('base64url')).toBe(vector.content)
    const mode = vector.passphrase === null ? 'n' : 'p'
    const fragment = second.fragment(mode, fromBase64url(vector.seed))
    expect(vector.link).toBe(`https://endpoint.example/#${fragment}`)
  })

  test.each(vectors)('$name: our library writes it again, byte for byte', async (vector) => {
    const seed = fromBase64url(vector.seed)
    const { length: _, ...header } = vector.header
    const { passphrase } = vector
    const secret = { header, content: fromBase64url(vector.content) }
    const sealed = await seal(secret, { passphrase, stretch: stretchPassphrase, seed })
    expect(encodeBase64url(sealed.envelope)).toBe(vector.envelope)
    expect(encodeBase64url(sealed.id)).toBe(vector.id)
    expect(encodeBase64url(sealed.linkKey)).toBe(vector.linkKey)
    expect(encodeBase64url(sealed.openKey)).toBe(vector.openKey)
    expect(encodeBase64url((await deriveLinkKeys(seed)).salt)).toBe(vector.salt)
    const mode = passphrase === null ? 'n' : 'p'
    const fragment = await formatFragment({ mode, seed, locator: null })
    expect(`https://endpoint.example/#${fragment}`).toBe(vector.link)
  })

  test.each(vectors)('$name: our library opens it from its link', async (vector) => {
    const fragment = fragmentOf(vector.link, 'https://endpoint.example/')?.fragment ?? ''
    const parsed = await parseFragment(fragment)
    if (parsed.outcome !== 'link') throw new Error(parsed.outcome)
    const { seed, mode } = parsed.link
    expect(mode).toBe(vector.passphrase === null ? 'n' : 'p')
    const keys = await deriveOpeningKeys(seed, vector.passphrase, stretchPassphrase)
    const { header, content } = await unseal(fromBase64url(vector.envelope), keys)
    expect(header).toEqual(vector.header)
    expect(encodeBase64url(content)).toBe(vector.content)
  })

  test('are what their names say', () => {
    expect(find('without passphrase').passphrase).toBeNull()
    expect(find('with passphrase').passphrase).not.toBeNull()
    const changed = find('passphrase that NFKC changes').passphrase ?? ''
    expect(changed.normalize('NFKC')).not.toBe(changed)
    const trimmed = find('passphrase that is trimmed').passphrase ?? ''
    expect(second.normalize(trimmed).toString()).toBe('two  words')
    expect(find('empty label').header.label).toBe('')
    expect(find('content of 65536 bytes').header.length).toBe(65536)
    expect(payloadBytes(find('one chunk'))).toBeLessThan(65536)
    const full = find('padded payload of exactly 65536 bytes')
    expect(payloadBytes(full)).toBe(65536)
    expect(4 + JSON.stringify(full.header).length + full.header.length).toBe(65536)
    expect(payloadBytes(find('several chunks'))).toBeGreaterThan(2 * 65536)
    expect(find('file').header).toMatchObject({ kind: 'file', name: 'id_ed25519' })
    expect(new Set(vectors.map(({ seed }) => seed)).size).toBe(vectors.length)
  })

  test.each(vectors)('$name: envelopeLength foretells its size', ({ header, envelope }) => {
    const unpadded = 4 + Buffer.byteLength(JSON.stringify(header)) + header.length
    expect(envelopeLength(unpadded)).toBe(fromBase64url(envelope).length)
  })
})
