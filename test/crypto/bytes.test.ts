import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { concat, equalBytes, randomBytes, sha256, utf8 } from '#lib/crypto/bytes.ts'

describe('concat', () => {
  test('joins any number of arrays, views with an offset too', () => {
    const view = Uint8Array.of(9, 1, 2, 9).subarray(1, 3)
    expect(concat([])).toEqual(new Uint8Array())
    expect(concat([view, new Uint8Array(), Uint8Array.of(3)])).toEqual(Uint8Array.of(1, 2, 3))
  })

  test('joins more arrays than a call takes arguments', () => {
    const parts = Array.from({ length: 300_000 }, (_, at) => Uint8Array.of(at))
    expect(concat(parts)).toHaveLength(300_000)
  })
})

describe('equalBytes', () => {
  test.each([
    [[], [], true],
    [[1, 2], [1, 2], true],
    [[1, 2], [1, 3], false],
    [[1, 2], [0, 2], false],
    [[1, 2], [1, 2, 0], false],
    [[], [0], false],
  ])('says of %j and %j: %j', (a, b, expected) => {
    expect(equalBytes(Uint8Array.from(a), Uint8Array.from(b))).toBe(expected)
  })
})

describe('randomBytes', () => {
  test.each([0, 1, 32, 65535, 65536, 65537, 200_000])('fills all of %i bytes', (length) => {
    const bytes = randomBytes(length)
    expect(bytes).toHaveLength(length)
    // 64 zero bytes in a row would be a part that was left out.
    expect(Buffer.from(bytes).includes(Buffer.alloc(64))).toBe(false)
  })

  test('never gives the same twice', () => {
    expect(randomBytes(16)).not.toEqual(randomBytes(16))
  })
})

describe('sha256', () => {
  test('agrees with node:crypto', async () => {
    const expected = createHash('sha256').update('matchstick').digest()
    expect(await sha256(utf8('matchstick'))).toEqual(new Uint8Array(expected))
  })
})
