import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { agrees } from '#lib/share/agreement.ts'

describe('agrees', () => {
  test('lines that the browser flattened are the same text', () => {
    expect(agrees('A=1\nB=2\n\n  C=3\n', 'A=1 B=2 C=3')).toBe(true)
  })

  test('characters that only editors place do not count', () => {
    expect(agrees('sk_live\u200B_1\u00A02', 'sk_live_1 2')).toBe(true)
  })

  test('another text is another text, however alike', () => {
    expect(agrees('pay to alice', 'pay to mallory')).toBe(false)
    expect(agrees('secret and more', 'secret')).toBe(false)
    expect(agrees('', 'secret')).toBe(false)
  })

  test('a very long selection may come cut from the browser', () => {
    const long = 'k'.repeat(20_000)
    expect(agrees(long, long.slice(0, 16_384))).toBe(true)
    expect(agrees(`x${long}`, long.slice(0, 16_384))).toBe(false)
  })

  test('any text agrees with itself flattened, and with nothing else', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), fc.string({ maxLength: 200 }), (text, other) => {
        expect(agrees(text, text.replace(/\s+/g, ' ').trim())).toBe(true)
        const bare = (value: string) => value.replace(/[\s\u200B\u2060\uFEFF\uFFFC]+/g, '')
        expect(agrees(text, other)).toBe(bare(text) === bare(other))
      }),
    )
  })
})
