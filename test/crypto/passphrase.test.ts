import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { utf8 } from '#lib/crypto/bytes.ts'
import { normalizePassphrase } from '#lib/crypto/passphrase.ts'
import { normalize } from './second-implementation.ts'

const text = (passphrase: string) => Buffer.from(normalizePassphrase(passphrase)).toString()

describe('normalizePassphrase', () => {
  test.each([
    ['a composed and a decomposed accent', 'caf\u00e9', 'cafe\u0301'],
    ['a ligature and its letters', '\ufb01sh', 'fish'],
    ['full-width and plain digits', '\uff11\uff12\uff13', '123'],
    ['half-width and full-width katakana', '\uff76\uff9e', '\u30ac'],
    ['a no-break space and a space', 'two\u00a0words', 'two words'],
  ])('takes %s for the same', (_, one, other) => {
    expect(normalizePassphrase(one)).toEqual(normalizePassphrase(other))
  })

  test.each([
    ' ',
    '\t',
    '\r\n',
    '\u000b',
    '\u0085',
    '\u00a0',
    '\u1680',
    '\u2003',
    '\u2028',
    '\u202f',
    '\u205f',
    '\u3000',
  ])('trims %j at both ends and keeps what is inside', (space) => {
    expect(text(`${space}a ${space}b${space}${space}`)).toMatch(/^a.*b$/s)
  })

  test.each(['\ufeff', '\u200b', '\u180e', '\u2060'])(
    'keeps %j, which is not White_Space',
    (character) => {
      expect(text(`${character}a${character}`)).toBe(`${character}a${character}`)
    },
  )

  test('keeps case and inner white space', () => {
    expect(text('Two  Words')).toBe('Two  Words')
  })

  test.each(['', ' ', ' \t\n\u3000 '])('refuses %j as empty', (passphrase) => {
    expect(() => normalizePassphrase(passphrase)).toThrow('crypto/passphrase-empty')
  })

  test.each(['\ud800', 'a\udc00b', '\udc00\ud800', 'x\ud83d'])(
    'refuses the lone surrogate in %j',
    (passphrase) => {
      expect(() => normalizePassphrase(passphrase)).toThrow('crypto/passphrase-malformed')
    },
  )

  test('counts bytes of UTF-8, after normalising and trimming', () => {
    expect(normalizePassphrase('a'.repeat(1024))).toHaveLength(1024)
    expect(normalizePassphrase(` ${'é'.repeat(512)} `)).toHaveLength(1024)
    expect(() => normalizePassphrase('a'.repeat(1025))).toThrow('crypto/passphrase-too-long')
    expect(() => normalizePassphrase('😀'.repeat(257))).toThrow('crypto/passphrase-too-long')
    // One character that NFKC spells out in 33 bytes.
    expect(() => normalizePassphrase('\ufdfa'.repeat(32))).toThrow('crypto/passphrase-too-long')
  })

  test('takes no more than linear time for white space in the middle', () => {
    // With a quadratic search this line would run for hours.
    const long = `a${' '.repeat(2_000_000)}b`
    expect(() => normalizePassphrase(long)).toThrow('crypto/passphrase-too-long')
  })

  test('agrees with the second implementation, and with itself when done twice', () => {
    const texts = fc.string({ unit: 'binary', minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(texts, (passphrase) => {
        fc.pre(normalize(passphrase).length > 0)
        const once = normalizePassphrase(passphrase)
        expect(once).toEqual(new Uint8Array(normalize(passphrase)))
        expect(normalizePassphrase(Buffer.from(once).toString())).toEqual(once)
      }),
    )
    expect(normalizePassphrase('plain')).toEqual(utf8('plain'))
  })
})
