import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { paddedLength } from '#lib/crypto/padding.ts'
import { pad } from './second-implementation.ts'

describe('paddedLength', () => {
  // Worked out by hand. 5000 is 1_0011_1000_1000 in binary: exponent 12, which takes 4 bits, so 8 low
  // bits are rounded away: 5000 -> 5120. 70000: exponent 16 (5 bits), 11 low bits: -> 71680.
  test.each([
    [0, 256],
    [1, 256],
    [255, 256],
    [256, 256],
    [257, 512],
    [512, 512],
    [513, 1024],
    [1024, 1024],
    [1025, 2048],
    [2048, 2048],
    [2049, 4096],
    [4095, 4096],
    [4096, 4096],
    [4097, 4352],
    [4352, 4352],
    [4353, 4608],
    [5000, 5120],
    [8191, 8192],
    [8192, 8192],
    [8193, 8704],
    [65535, 65536],
    [65536, 65536],
    [65537, 67584],
    [70000, 71680],
    [1_000_000, 1_015_808],
    [2 ** 32, 2 ** 32],
    [2 ** 32 + 1, 2 ** 32 + 2 ** 26],
    [2 ** 47 - 1, 2 ** 47],
  ])('pads %i bytes to %i', (length, expected) => {
    expect(paddedLength(length)).toBe(expected)
  })

  test('agrees with the bit masks of the paper for any length', () => {
    fc.assert(
      fc.property(fc.nat({ max: 2 ** 31 - 1 }), (length) => {
        expect(paddedLength(length)).toBe(pad(length))
      }),
      { numRuns: 2000 },
    )
  })

  test('agrees with them around every power of two', () => {
    for (let exponent = 8; exponent < 48; exponent++) {
      for (const length of [2 ** exponent - 1, 2 ** exponent, 2 ** exponent + 1]) {
        expect(paddedLength(length)).toBe(pad(length))
      }
    }
  })

  test('never shrinks, repeats itself, grows with the length, and adds at most 12 % above 4 KiB', () => {
    fc.assert(
      fc.property(fc.nat({ max: 2 ** 30 }), fc.nat({ max: 5000 }), (length, more) => {
        const padded = paddedLength(length)
        expect(padded).toBeGreaterThanOrEqual(length)
        expect(paddedLength(padded)).toBe(padded)
        expect(paddedLength(length + more)).toBeGreaterThanOrEqual(padded)
        if (length > 4096) expect(padded).toBeLessThanOrEqual(length * 1.12)
      }),
    )
  })

  test.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('refuses %d', (length) => {
    expect(() => paddedLength(length)).toThrow(RangeError)
  })
})
