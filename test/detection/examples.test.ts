import { crc32 as zlibCrc32 } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alphabet } from '#lib/detection/alphabets.ts'
import * as examples from '#lib/detection/examples.ts'

const GENERATORS = {
  digit: examples.digits,
  lower: examples.lower,
  UPPER: examples.upper,
  letter: examples.letters,
  hex: examples.hex,
  HEX: examples.HEX,
  base32: examples.base32,
  base32lower: examples.base32lower,
  base36: examples.base36,
  BASE36: examples.BASE36,
  base58: examples.base58,
  base62: examples.base62,
  base64: examples.base64,
  base64url: examples.base64url,
}

describe('the generators', () => {
  test.for(Object.entries(GENERATORS))('%s keeps to the alphabet of that name', ([name, make]) => {
    const table = alphabet(name)
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 0, max: 100 }), (text, length) => {
        examples.seed(text)
        const token = make(length)
        expect(token).toHaveLength(length)
        expect([...token].every((character) => table[character.charCodeAt(0)] === 1)).toBe(true)
        expect(token).not.toMatch(/(.)\1\1\1/)
      }),
    )
  })

  test('the same seed gives the same tokens, another seed others', () => {
    const three = (seed: string) => {
      examples.seed(seed)
      return [examples.base62(20), examples.uuid(), examples.base62(20)]
    }
    expect(three('a')).toEqual(three('a'))
    expect(new Set([...three('a'), ...three('b')]).size).toBe(6)
  })

  test('a token of 8 or more has every class that its alphabet has', () => {
    for (let i = 0; i < 200; i++) {
      expect(examples.base62(8)).toMatch(/(?=.*[0-9])(?=.*[a-z])(?=.*[A-Z])/)
    }
  })

  test('a choice is one of the choices', () => {
    const seen = new Set(Array.from({ length: 100 }, () => examples.pick('a', 'b', 'c')))
    expect([...seen].sort()).toEqual(['a', 'b', 'c'])
  })
})

test('CRC-32 is the one of zip', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
      expect(examples.crc32(text)).toBe(zlibCrc32(text))
    }),
  )
})
