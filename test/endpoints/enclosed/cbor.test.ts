import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { concat } from '#lib/crypto/bytes.ts'
import { CryptoError } from '#lib/crypto/errors.ts'
import { decodeCbor, type Encodable, encodeCbor } from '#lib/endpoints/enclosed/cbor.ts'

const hex = (text: string) => Uint8Array.fromHex(text.replaceAll(' ', ''))
const bytes = fc.uint8Array({ maxLength: 300 }).map((each) => Uint8Array.from(each))

describe('CBOR', () => {
  test('what is written is read again', () => {
    const { value } = fc.letrec<{ value: Encodable }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.nat(2 ** 32 - 1),
        fc.string({ unit: 'grapheme', maxLength: 300 }),
        bytes,
        fc.array(tie('value'), { maxLength: 30 }),
        fc.dictionary(fc.string(), tie('value'), { maxKeys: 30, noNullPrototype: true }),
      ),
    }))
    fc.assert(
      fc.property(value, (each) => {
        expect(decodeCbor(concat(encodeCbor(each)))).toEqual(each)
      }),
    )
  })

  // RFC 8949, appendix A, and what libraries are known to write.
  test.each([
    ['00', 0],
    ['17', 23],
    ['18 18', 24],
    ['19 03e8', 1000],
    ['1a 000f4240', 1_000_000],
    ['1b 000000e8d4a51000', 1_000_000_000_000],
    ['20', -1],
    ['39 03e7', -1000],
    ['f5', null],
    ['f6', null],
    ['f9 3c00', null],
    ['fb 3ff199999999999a', null],
    ['40', hex('')],
    ['58 04 01020304', hex('01020304')],
    ['d8 40 43 010203', hex('010203')],
    ['5f 42 0102 43 030405 ff', hex('0102030405')],
    ['62 c3bc', 'ü'],
    ['7f 65 7374726561 64 6d696e67 ff', 'streaming'],
    ['9f 01 82 02 03 9f 04 05 ff ff', [1, [2, 3], [4, 5]]],
    ['b9 0001 61 61 01', { a: 1 }],
    ['bf 61 61 01 61 62 9f 02 03 ff ff', { a: 1, b: [2, 3] }],
    ['c1 1a 514b67b0', 1_363_896_240],
    ['a1 69 5f5f70726f746f5f5f 80', JSON.parse('{"__proto__":[]}')],
  ])('%s is read', (text, value) => {
    expect(decodeCbor(hex(text))).toEqual(value)
  })

  test.each([
    ['nothing', ''],
    ['more than one value', '00 00'],
    ['a length beyond the end', '5a ffffffff 00'],
    ['an array beyond the end', '9b ffffffffffffffff'],
    ['no end', '9f 00'],
    ['a width that there is not', '1c'],
    ['a number without one', '1f'],
    ['a break by itself', 'ff'],
    ['a text in parts of bytes', '7f 41 61 ff'],
    ['a text that is not UTF-8', '61 ff'],
    ['deeper than any note', '81'.repeat(20)],
    ['more values than any note', `9a 000186a1 ${'00'.repeat(100_001)}`],
  ])('%s is damaged', (_, text) => {
    expect(() => decodeCbor(hex(text))).toThrow(new CryptoError('crypto/damaged'))
  })

  test('no bytes make it fail in another way', () => {
    fc.assert(
      fc.property(bytes, (each) => {
        try {
          decodeCbor(each)
        } catch (error) {
          expect(error).toMatchObject({ code: 'crypto/damaged' })
        }
      }),
      { numRuns: 2000 },
    )
  })
})
