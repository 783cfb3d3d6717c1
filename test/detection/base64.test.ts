import fc from 'fast-check'
import { expect, test } from 'vitest'
import { printable } from '#lib/detection/base64.ts'

const decoder = new TextDecoder('utf-8', { fatal: true })

/** What a plain decoder and a look for control characters say. */
function plainly(bytes: Uint8Array): string | undefined {
  try {
    const text = decoder.decode(bytes)
    return bytes.some((byte) => byte === 0x7f || (byte < 0x20 && ![9, 10, 13].includes(byte)))
      ? undefined
      : text
  } catch {
    return undefined
  }
}

test('bytes are text exactly when a decoder says so and no control character is among them', () => {
  const text = fc.string({ unit: 'binary' }).map((one) => new TextEncoder().encode(one))
  const broken = fc.tuple(text, fc.nat(255), fc.nat()).map(([bytes, byte, at]) => {
    const copy = bytes.slice()
    if (copy.length > 0) copy[at % copy.length] = byte
    return copy
  })
  fc.assert(
    fc.property(fc.oneof(text, broken, fc.uint8Array({ maxLength: 6 })), (bytes) => {
      expect(printable(bytes)).toBe(plainly(bytes))
    }),
    { numRuns: 300 },
  )
})
