import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mask } from '#cli/scan/mask.ts'

describe('mask', () => {
  test.for([
    ['abcd_0123456789abcdef', 'secret', 'abcd… (21 characters)'],
    ['short-secret', 'secret', '… (12 characters)'],
    ['a long password, in five words', 'password', '… (30 characters)'],
    ['\u001b[2J0123456789abcdefghij', 'secret', '… (24 characters)'],
    ['\u{1F511}\u{1F511}0123456789abcdefghij', 'secret', '… (24 characters)'],
  ] as const)('%j, a %s', ([secret, kind, expected]) => {
    expect(mask(secret, kind)).toBe(expected)
  })

  test('never shows more than four characters', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 5, unit: 'grapheme-ascii' }), (secret) => {
        const shown = mask(secret, 'secret').replace(/ \(\d+ characters\)$/, '')
        expect(shown.length - 1).toBeLessThanOrEqual(4)
        expect(secret.startsWith(shown.slice(0, -1))).toBe(true)
      }),
    )
  })
})
