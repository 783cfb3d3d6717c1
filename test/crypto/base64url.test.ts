import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  decodeBase64url,
  decodeWithAtob,
  encodeBase64url,
  encodeWithBtoa,
} from '#lib/crypto/base64url.ts'

const bytes = (max = 200) => fc.uint8Array({ maxLength: max })

describe('encodeBase64url', () => {
  test('agrees with Node for every length around a group of three', () => {
    for (let length = 0; length < 20; length++) {
      const value = new Uint8Array(length).fill(0xfb)
      expect(encodeBase64url(value)).toBe(Buffer.from(value).toString('base64url'))
    }
  })

  test('agrees with its portable half for any bytes', () => {
    fc.assert(
      fc.property(bytes(), (value) => {
        expect(encodeWithBtoa(value)).toBe(encodeBase64url(value))
      }),
    )
  })

  test('has a portable half that takes more bytes than an argument list holds', () => {
    const large = new Uint8Array(300_001).map((_, i) => i * 31)
    expect(encodeWithBtoa(large)).toBe(Buffer.from(large).toString('base64url'))
  })
})

describe('decodeBase64url', () => {
  test('reads back what was written, with both halves', () => {
    fc.assert(
      fc.property(bytes(), (value) => {
        const text = encodeBase64url(value)
        expect(decodeBase64url(text)).toEqual(value)
        expect(decodeWithAtob(text)).toEqual(value)
      }),
    )
  })

  test('reads what Node would write like that, and nothing else', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'AQgwab9-_ =\n+/') }), (text) => {
        const value = Buffer.from(text, 'base64url')
        const isWritten = value.toString('base64url') === text
        expect(decodeBase64url(text)).toEqual(isWritten ? Uint8Array.from(value) : null)
      }),
      { numRuns: 2000 },
    )
  })

  test('reads the empty text as no bytes', () => {
    expect(decodeBase64url('')).toEqual(new Uint8Array())
  })

  test.each([
    ['padding', 'AA=='],
    ['the other alphabet', 'ab+/'],
    ['a space', 'AA A'],
    ['a line end', 'AAAA\n'],
    ['one character too many', 'AAAAA'],
    ['a lone surrogate', 'AAA\ud800'],
    ['set bits that no byte uses, after one byte', 'AB'],
    ['set bits that no byte uses, after two bytes', 'AAB'],
  ])('refuses %s', (_, text) => {
    expect(decodeBase64url(text)).toBeNull()
  })

  test('accepts one text for any bytes: whatever it reads, it writes the same again', () => {
    const text = fc.string({ unit: fc.constantFrom(...'ABQgwZz09-_'), maxLength: 12 })
    fc.assert(
      fc.property(text, (value) => {
        const decoded = decodeBase64url(value)
        fc.pre(decoded !== null)
        expect(encodeBase64url(decoded ?? new Uint8Array())).toBe(value)
      }),
    )
  })

  test('works the same in a browser without the built-in codec', async () => {
    const restore = hideBuiltIns()
    try {
      expect(encodeBase64url(Uint8Array.of(251, 255))).toBe('-_8')
      expect(decodeBase64url('-_8')).toEqual(Uint8Array.of(251, 255))
      expect(decodeBase64url('-_9')).toBeNull()
    } finally {
      restore()
    }
  })
})

function hideBuiltIns(): () => void {
  const owners = [
    [Uint8Array, 'fromBase64'],
    [Uint8Array.prototype, 'toBase64'],
  ] as const
  const kept = owners.map(([owner, name]) => Object.getOwnPropertyDescriptor(owner, name))
  for (const [owner, name] of owners) Reflect.deleteProperty(owner, name)
  return () => {
    owners.forEach(([owner, name], i) => {
      const descriptor = kept[i]
      if (descriptor) Object.defineProperty(owner, name, descriptor)
    })
  }
}
