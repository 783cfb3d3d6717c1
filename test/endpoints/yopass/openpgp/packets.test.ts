import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { concat, randomBytes } from '#lib/crypto/bytes.ts'
import { CryptoError } from '#lib/crypto/errors.ts'
import { headerBytes, readPackets, writePacket } from '#lib/endpoints/yopass/openpgp/packets.ts'

const of = (...bytes: number[]) => Uint8Array.from(bytes)

describe('packets', () => {
  test.each([
    [0, 2],
    [191, 2],
    [192, 3],
    [8383, 3],
    [8384, 6],
    [70_000, 6],
  ])('a body of %i bytes has %i before it', (length, before) => {
    const body = randomBytes(length)
    const packet = writePacket(11, body)
    expect(packet).toHaveLength(length + before)
    expect(headerBytes(length)).toBe(before)
    expect(readPackets(concat([packet, packet]))).toEqual([
      { tag: 11, body },
      { tag: 11, body },
    ])
  })

  test.each([
    ['in one octet', of(0x80 | (11 << 2), 3, 1, 2, 3)],
    ['in two octets', of(0x81 | (11 << 2), 0, 3, 1, 2, 3)],
    ['in four octets', of(0x82 | (11 << 2), 0, 0, 0, 3, 1, 2, 3)],
    ['by the end of all', of(0x83 | (11 << 2), 1, 2, 3)],
    ['in parts', of(0xcb, 0xe1, 1, 2, 0xe0, 3, 0)],
    ['in parts, the last longer', of(0xcb, 0xe0, 1, 2, 2, 3)],
  ])('a length %s is read', (_, bytes) => {
    expect(readPackets(bytes)).toEqual([{ tag: 11, body: of(1, 2, 3) }])
  })

  test.each([
    ['no packet', of(0x0b, 0)],
    ['one that lacks its end', of(0xcb, 4, 1, 2, 3)],
    ['a length that lacks its end', of(0xcb, 0xff, 0, 0)],
    ['a part without another behind it', of(0xcb, 0xe0, 1)],
    ['a length of four gigabytes', of(0xcb, 0xff, 0xff, 0xff, 0xff, 0xff)],
  ])('%s is damaged', (_, bytes) => {
    expect(() => readPackets(bytes)).toThrow(CryptoError)
  })

  test('anything is packets, or damaged', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        try {
          const length = readPackets(Uint8Array.from(bytes)).reduce(
            (sum, { body }) => sum + body.length,
            0,
          )
          expect(length).toBeLessThan(Math.max(1, bytes.length))
        } catch (error) {
          expect(error).toBeInstanceOf(CryptoError)
        }
      }),
    )
  })
})
