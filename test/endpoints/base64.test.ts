import fc from 'fast-check'
import { expect, test } from 'vitest'
import { utf8 } from '#lib/crypto/bytes.ts'
import { decodeBase64, encodeBase64 } from '#lib/endpoints/base64.ts'

test('bytes are there again, as Node writes them', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const text = encodeBase64(bytes)
      expect(text).toBe(Buffer.from(bytes).toString('base64'))
      expect(decodeBase64(text)).toEqual(Uint8Array.from(bytes))
    }),
  )
})

test.each(['aGVsbG8=', 'aGVsbG8', 'aGVs\nbG8=\n'])('%j is read', (text) => {
  expect(decodeBase64(text)).toEqual(utf8('hello'))
})

test.each(['aGVsbG8-', 'aGVs_G8=', 'aGVs*', 'a', 'aGVsbG8==', '='])('%j is none', (text) => {
  expect(decodeBase64(text)).toBeNull()
})
