import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatFragment } from '#lib/crypto/link.ts'
import {
  type CarrierLink,
  formatCarrierLink,
  parseCarrierLink,
  readCarrierLink,
} from '#lib/endpoints/carrier/link.ts'

const KIND = 'openbao'
const seed = Uint8Array.from({ length: 32 }, (_, i) => i * 7)
const LINK: CarrierLink = { mode: 'n', seed, address: 'team/ünï' }

const links = fc.record<CarrierLink>({
  mode: fc.constantFrom('n', 'p'),
  seed: fc.uint8Array({ minLength: 32, maxLength: 32 }),
  address: fc.string({ unit: 'binary', minLength: 1 }),
})

describe('the link of a carried envelope', () => {
  test('is read back, whatever stands in it', async () => {
    await fc.assert(
      fc.asyncProperty(links, async (link) => {
        const fragment = await formatCarrierLink(KIND, link)
        expect(await parseCarrierLink(KIND, fragment)).toEqual({ outcome: 'link', link })
      }),
    )
  })

  test('is truncated wherever it was cut, and never taken for whole', async () => {
    const fragment = await formatCarrierLink(KIND, LINK)
    for (let length = 1; length < fragment.length; length++) {
      expect(await readCarrierLink(KIND, fragment.slice(0, length))).toEqual({
        outcome: 'truncated',
      })
    }
  })

  test('says whether a passphrase is needed, and names no opening to repeat', async () => {
    const needed = { outcome: 'link', passphrase: 'needed', claimId: null }
    const locked = await formatCarrierLink(KIND, { ...LINK, mode: 'p' })
    expect(await readCarrierLink(KIND, locked)).toEqual(needed)
    const open = await formatCarrierLink(KIND, LINK)
    expect(await readCarrierLink(KIND, open)).toEqual({ ...needed, passphrase: 'none' })
  })

  test('is no link of another kind', async () => {
    const fragment = await formatCarrierLink(KIND, LINK)
    expect(await readCarrierLink('custom', fragment)).toEqual({ outcome: 'altered' })
    const bare = await formatFragment({ mode: 'n', seed, locator: null })
    expect(await readCarrierLink(KIND, bare)).toEqual({ outcome: 'truncated' })
    expect(await readCarrierLink(KIND, '')).toEqual({ outcome: 'none' })
  })

  test('never throws', async () => {
    const core = await formatFragment({ mode: 'n', seed, locator: null })
    const tails = fc.oneof(fc.string(), fc.stringMatching(/^\.openbao\.[A-Za-z0-9_-]{0,40}$/))
    await fc.assert(
      fc.asyncProperty(tails, async (tail) => {
        expect((await readCarrierLink(KIND, core + tail)).outcome).not.toBe('link')
      }),
    )
  })
})
