import { describe, expect, test } from 'vitest'
import { randomBytes } from '#lib/crypto/bytes.ts'
import { armor, armorLength, unarmor } from '#lib/endpoints/yopass/openpgp/armor.ts'

describe('armor', () => {
  test.each([1, 2, 3, 44, 45, 46, 90, 1000])('around %i bytes is as long as it says', (length) => {
    const message = randomBytes(length)
    const armored = armor(message)
    expect(armored).toHaveLength(armorLength(length))
    expect(unarmor(armored)).toEqual(message)
  })

  test.each([
    ['a checksum', '-----BEGIN PGP MESSAGE-----\n\nAQID\n=2Jgz\n-----END PGP MESSAGE-----\n'],
    [
      'headers',
      '-----BEGIN PGP MESSAGE-----\nComment: https://x\nHash: y\n\nAQID\n-----END PGP MESSAGE-----',
    ],
    [
      'lines of another system',
      '-----BEGIN PGP MESSAGE-----\r\n\r\nAQ\r\nID\r\n-----END PGP MESSAGE-----\r\n',
    ],
    [
      'spaces behind its lines',
      ' -----BEGIN PGP MESSAGE----- \n \nAQID \n-----END PGP MESSAGE-----  ',
    ],
    ['words before it', 'Hello\n\n-----BEGIN PGP MESSAGE-----\n\nAQID\n-----END PGP MESSAGE-----'],
  ])('with %s is read', (_, text) => {
    expect(unarmor(text)).toEqual(Uint8Array.of(1, 2, 3))
  })

  test.each([
    ['nothing', ''],
    ['no end', '-----BEGIN PGP MESSAGE-----\n\nAQID\n'],
    ['no beginning', 'AQID\n-----END PGP MESSAGE-----'],
    [
      'an end before its beginning',
      '-----END PGP MESSAGE-----\n-----BEGIN PGP MESSAGE-----\n\nAQID',
    ],
    ['no empty line', '-----BEGIN PGP MESSAGE-----\nAQID\n-----END PGP MESSAGE-----'],
    ['something else in it', '-----BEGIN PGP MESSAGE-----\n\nA*ID\n-----END PGP MESSAGE-----'],
    ['another kind', '-----BEGIN PGP SIGNATURE-----\n\nAQID\n-----END PGP SIGNATURE-----'],
  ])('%s is none', (_, text) => {
    expect(unarmor(text)).toBeNull()
  })
})
