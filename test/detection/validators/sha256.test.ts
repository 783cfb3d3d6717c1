import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sha256 } from '#lib/detection/validators/sha256.ts'

const reference = (bytes: Uint8Array) =>
  Uint8Array.from(createHash('sha256').update(bytes).digest())

test('any bytes have the hash that the platform gives them', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(sha256(bytes)).toEqual(reference(bytes))
    }),
  )
})

test('every length around the ends of blocks', () => {
  for (let length = 0; length <= 200; length++) {
    const bytes = new Uint8Array(length).fill(0xa5)
    expect(sha256(bytes)).toEqual(reference(bytes))
  }
})
