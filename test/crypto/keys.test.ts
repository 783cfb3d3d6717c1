import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { randomBytes } from '#lib/crypto/bytes.ts'
import { deriveLinkKeys, deriveOpenKeys, deriveRootKeys } from '#lib/crypto/keys.ts'
import { derive, hkdf } from './second-implementation.ts'

const seeds = fc.uint8Array({ minLength: 32, maxLength: 32 })

describe('deriveLinkKeys', () => {
  test('agrees with HKDF of node:crypto for any seed', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, async (seed) => {
        const { id, salt, linkKey } = derive(seed, null)
        const keys = await deriveLinkKeys(seed)
        expect(keys.id).toEqual(new Uint8Array(id))
        expect(keys.salt).toEqual(new Uint8Array(salt))
        expect(keys.linkKey).toEqual(new Uint8Array(linkKey))
      }),
    )
  })

  test.each([0, 31, 33, 64])('refuses a seed of %i bytes, naming it', async (length) => {
    const expected = new RangeError(`"seed" expected 32 bytes, got ${length}`)
    await expect(deriveLinkKeys(new Uint8Array(length))).rejects.toThrow(expected)
  })
})

describe('deriveRootKeys', () => {
  test('agrees with HKDF of node:crypto over the seed, or the seed and the stretched passphrase', async () => {
    const stretchings = fc.option(seeds)
    await fc.assert(
      fc.asyncProperty(seeds, stretchings, async (seed, stretched) => {
        const root = stretched ? Buffer.concat([seed, stretched]) : seed
        const keys = await (stretched ? deriveRootKeys(seed, stretched) : deriveOpenKeys(seed))
        expect(keys.openKey).toEqual(new Uint8Array(hkdf(root, 'open', 32)))
        expect(keys.commit).toEqual(new Uint8Array(hkdf(root, 'commit', 32)))
        expect(keys.key).toEqual(new Uint8Array(hkdf(root, 'content', 32)))
      }),
    )
  })

  test('has the keys of the link where there is no passphrase, but for the salt', async () => {
    const seed = randomBytes(32)
    const { salt: _, ...linkKeys } = await deriveLinkKeys(seed)
    expect(await deriveOpenKeys(seed)).toMatchObject(linkKeys)
  })

  test('gives keys that have nothing in common', async () => {
    const seed = randomBytes(32)
    const { linkKey, openKey, commit, key } = await deriveOpenKeys(seed)
    const texts = [seed, linkKey, openKey, commit, key].map((bytes) => bytes.toHex())
    expect(new Set(texts).size).toBe(5)
  })

  test('refuses a stretched passphrase of another length', async () => {
    await expect(deriveRootKeys(randomBytes(32), randomBytes(31))).rejects.toThrow(
      new RangeError('"stretched" expected 32 bytes, got 31'),
    )
  })
})
