import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { envelopeLength } from '#lib/crypto/envelope.ts'
import { carriedBytes, decodeCarried, encodeCarried } from '#lib/endpoints/carrier/text.ts'

describe('an envelope as text', () => {
  test('is read back, also as it is copied from a page', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(100), (bytes, at) => {
        const text = encodeCarried(bytes)
        expect(text).toMatch(/^matchstick1\.[\w-]*$/)
        expect(decodeCarried(text)).toEqual(bytes)
        const copied = ` ${text.slice(0, at)}\r\n\u00ad\u200b${text.slice(at)}\ufeff\n`
        expect(decodeCarried(copied)).toEqual(bytes)
      }),
    )
  })

  test.each([
    '',
    'matchstick1',
    'matchstick2.AAAA',
    'hello',
    'matchstick1.A',
    'matchstick1.AB',
    'x matchstick1.AAAA',
    'matchstick1.AA==',
  ])('%j is none', (text) => {
    expect(decodeCarried(text)).toBeNull()
  })

  test('any text is an envelope or none', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(decodeCarried(`matchstick1.${text}`)).toSatisfy(
          (bytes) => bytes === null || bytes instanceof Uint8Array,
        )
      }),
    )
  })

  test('takes no more characters than it was measured for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_000_000 }), (characters) => {
        const bytes = carriedBytes(characters)
        if (bytes === 0) return
        const envelope = new Uint8Array(envelopeLength(bytes + 256))
        expect(encodeCarried(envelope).length).toBeLessThanOrEqual(characters)
      }),
      { numRuns: 30 },
    )
    expect(carriedBytes(0)).toBe(0)
    expect(carriedBytes(10_000)).toBeGreaterThan(6500)
  })
})
