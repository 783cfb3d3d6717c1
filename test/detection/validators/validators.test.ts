import { createHash, randomBytes } from 'node:crypto'
import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Check } from '#lib/detection/detector.ts'
import { check } from '#lib/detection/validators/index.ts'
import { isPlaceholder, looksRandom } from '#lib/detection/validators/random.ts'

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
const RIPPLE = 'rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz'

const draw = (digits: string, length: number) =>
  Array.from(randomBytes(length), (byte) => digits[byte % digits.length]).join('')

/** A number in any base, by big integers: another way than the product's. */
function inBase(value: bigint, digits: string, width: number): string {
  let text = ''
  for (let rest = value; rest > 0n; rest /= BigInt(digits.length)) {
    text = digits[Number(rest % BigInt(digits.length))] + text
  }
  return text.padStart(width, digits[0])
}

function base32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => BASE32[Number.parseInt(five.padEnd(5, '0'), 2)])
    .join('')
}

/** CRC-16/XMODEM as a division of polynomials. */
function crc16(bytes: Uint8Array): Buffer {
  let rest = BigInt(`0x${Buffer.from(bytes).toString('hex')}0000`)
  const polynomial = 0x11021n
  for (let at = bytes.length * 8 + 16; at >= 16; at--) {
    if ((rest >> BigInt(at)) & 1n) rest ^= polynomial << BigInt(at - 16)
  }
  return Buffer.from([Number(rest & 0xffn), Number(rest >> 8n)])
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest()

function checked58(bytes: Uint8Array, digits = BASE58): string {
  const all = Buffer.concat([bytes, sha256(sha256(bytes)).subarray(0, 4)])
  const zeros = all.findIndex((byte) => byte !== 0)
  return digits.charAt(0).repeat(zeros) + inBase(BigInt(`0x${all.toString('hex')}`), digits, 0)
}

const other = (text: string) =>
  text.endsWith('b') ? `${text.slice(0, -1)}c` : `${text.slice(0, -1)}b`

const MAKE: Partial<Record<Check, () => string>> = {
  'crc32-base62': () => {
    const body = draw(BASE62, 30)
    return `ghp_${body}${inBase(BigInt(crc32(body)), BASE62, 6)}`
  },
  'crc32-hex': () => {
    const body = draw(BASE62, 40)
    return `cfut_${body}${crc32(body).toString(16).padStart(8, '0')}`
  },
  'crc32-grafana': () => {
    const body = `glsa_${draw(BASE62, 32)}`
    const sum = Buffer.alloc(4)
    sum.writeUInt32LE(crc32(body))
    return `${body}_${sum.toString('hex')}`
  },
  'gitlab-routable': () => {
    const payload = Buffer.concat([Buffer.from('o:1\nu:2'), randomBytes(16), Buffer.from([16])])
    const text = payload.toString('base64url')
    const before = `glpat-${text}.01.${text.length.toString(36).padStart(2, '0')}`
    return before + crc32(before).toString(36).padStart(7, '0')
  },
  nkey: () => {
    const key = Buffer.concat([Buffer.from([0x95, 0x00]), randomBytes(32)])
    return base32(Buffer.concat([key, crc16(key)]))
  },
  stellar: () => {
    const key = Buffer.concat([Buffer.from([0x90]), randomBytes(32)])
    return base32(Buffer.concat([key, crc16(key)]))
  },
  base58check: () =>
    checked58(Buffer.concat([Buffer.from([0x80]), randomBytes(32), Buffer.from([1])])),
  ripple: () => checked58(Buffer.concat([Buffer.from([0x21]), randomBytes(16)]), RIPPLE),
}

describe('checksums made in the test', () => {
  test.for(Object.entries(MAKE))('%s', ([name, make]) => {
    for (let round = 0; round < 50; round++) {
      const token = make()
      const verdict = check(name as Check, token)
      expect(verdict, token).toBe('valid')
      // The last character of base32 may hold nothing but padding: another one that counts.
      const cut = token.length - 3
      const changed = other(token.slice(0, cut)) + token.slice(cut)
      expect(['wrong', 'no']).toContain(check(name as Check, changed))
    }
  })

  test('an extended private key is known by its start, a wrong checksum is only wrong', () => {
    const key = Buffer.concat([Buffer.from('0488ade4', 'hex'), randomBytes(74)])
    const token = checked58(key)
    expect(token.slice(0, 4)).toBe('xprv')
    expect(check('base58check', token)).toBe('valid')
    expect(check('base58check', other(token))).toBe('wrong')
  })

  test('bech32: the test vectors of BIP 173 and BIP 350', () => {
    for (const text of ['a12uel5l', 'A12UEL5L', 'a1lqfn3a', '?1ezyfcl', '?1v759aa']) {
      expect(check('bech32', text)).toBe('valid')
    }
    for (const text of ['a12uel5m', 'A12uEL5L', '1nwldj5', 'x1b4n0q5v']) {
      expect(check('bech32', text)).toBe('wrong')
    }
  })
})

describe('what decodes', () => {
  const encode = (text: string | Uint8Array) => Buffer.from(text).toString('base64')
  const url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

  test.for([
    ['jwt', `ghs_12_${url({ alg: 'RS256' })}.${url({ iss: 'x' })}.abc`, 'valid'],
    ['jwt', `${url({ kid: 'a' })}.b.c`, 'no'],
    ['discord-id', `${encode('123456789012345678')}.abcdef.ghi`, 'valid'],
    ['discord-id', `${encode('12345678901234567x')}.abcdef.ghi`, 'no'],
    [
      'base64-digits-colon',
      encode(Buffer.concat([Buffer.from('123456789012:'), randomBytes(20)])),
      'valid',
    ],
    ['base64-digits-colon', encode(Buffer.concat([Buffer.from('x'), randomBytes(32)])), 'no'],
    ['base64-colon', encode('user:pa55word'), 'valid'],
    ['base64-colon', encode('username:password'), 'no'],
    ['base64-colon', encode('userpa55word:'), 'no'],
    ['base64-colon', encode(Uint8Array.from([1, 58, 200, 4])), 'no'],
    ['base64-json', `glc_${encode('{"o":"1","n":"x","k":"y"}')}`, 'valid'],
    ['base64-json', 'eyJrIjoiabcdefg', 'no'],
    [
      'macaroon',
      `pypi-${Buffer.from('\u0002\u0001\u0008pypi.org\u0002\u0020abc').toString('base64url')}`,
      'valid',
    ],
    [
      'macaroon',
      `pypi-${Buffer.from('\u0002\u0001\u0009pypi.org\u0002\u0020abc').toString('base64url')}`,
      'wrong',
    ],
    ['aws-id', `AKIA${draw(BASE32, 16)}`, 'unknown'],
    ['aws-id', `AKIA${draw(BASE32, 15)}8`, 'wrong'],
    [
      'slack-parts',
      `xoxb-${draw('123456789', 11)}-${draw('123456789', 11)}-${draw(BASE62, 24)}`,
      'unknown',
    ],
    ['slack-parts', `xoxb-${'x'.repeat(11)}-${'x'.repeat(10)}-${draw(BASE62, 24)}`, 'no'],
    ['slack-parts', `xoxb-${'1'.repeat(12)}-${'2'.repeat(10)}-abc`, 'no'],
  ] as const)('%s of %s', ([name, token, verdict]) => {
    expect(check(name, token)).toBe(verdict)
  })
})

test('no-hash refuses hexadecimal only', () => {
  for (let round = 0; round < 50; round++) {
    expect(check('no-hash', randomBytes(20).toString('hex'))).toBe('no')
    expect(check('no-hash', randomBytes(16).toString('hex').toUpperCase())).toBe('no')
    expect(check('no-hash', draw(BASE62, 32))).toBe('unknown')
  }
})

describe('looksRandom', () => {
  test('takes what was drawn', () => {
    let taken = 0
    for (let round = 0; round < 500; round++) if (looksRandom(draw(BASE62, 24))) taken++
    for (let round = 0; round < 500; round++)
      if (looksRandom(randomBytes(16).toString('hex'))) taken++
    expect(taken).toBeGreaterThan(985)
  })

  test.for([
    'getUserAccessTokenFromRequest',
    'some-long-resource-name-2',
    'your_api_key_goes_here',
    'xxxxxxxxxxxxxxxxxxxxxxxx',
    '12345678901234567890',
    'abcdefghijklmnopqrst1234',
    'production-environment-1',
    'AbstractSingletonProxyFactoryBean',
  ])('refuses %s', (value) => {
    expect(looksRandom(value)).toBe(false)
  })

  test('a placeholder is one in every letter case', () => {
    expect(isPlaceholder('AKIA-eXaMpLe')).toBe(true)
    expect(isPlaceholder(['$', '{TOKEN}'].join(''))).toBe(true)
    expect(isPlaceholder('k8Xq0vPz')).toBe(false)
    // Zero bytes in the base64 of a long token, and nothing else.
    const [head, tail] = [draw(BASE62, 30), draw(BASE62, 30)]
    expect(isPlaceholder(`${head}${'A'.repeat(14)}${tail}`)).toBe(false)
    expect(isPlaceholder(`${head}${'A'.repeat(90)}`)).toBe(true)
  })
})

test('a stretch of a sequence makes a placeholder, in either case and direction', () => {
  const sequences = [
    '0123456789abcdef',
    'abcdefghijklmnopqrstuvwxyz',
    '12345678901234567890',
    'qwertyuiop',
    'fedcba9876543210',
  ]
  for (const sequence of sequences) {
    for (let at = 0; at + 7 <= sequence.length; at++) {
      const stretch = sequence.slice(at, at + 7)
      expect(isPlaceholder(`k8Xq0vPz${stretch}Lm3`), stretch).toBe(true)
      expect(isPlaceholder(`k8Xq0vPz${stretch.toUpperCase()}Lm3`), stretch).toBe(true)
    }
  }
  expect(isPlaceholder('k8Xq123456Lm3z')).toBe(false)
  expect(isPlaceholder('k8XqaaaaLm3z')).toBe(false)
  expect(isPlaceholder('k8XqaaaaaLm3z')).toBe(true)
})

test('no check throws, whatever it gets', () => {
  const names: Check[] = [
    'crc32-base62',
    'crc32-hex',
    'crc32-grafana',
    'gitlab-routable',
    'aws-id',
    'jwt',
    'macaroon',
    'slack-parts',
    'discord-id',
    'base64-digits-colon',
    'base64-colon',
    'base64-json',
    'base58check',
    'bech32',
    'nkey',
    'stellar',
    'ripple',
    'random',
    'no-hash',
  ]
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.string({ unit: 'binary' }), (name, token) => {
      expect(['valid', 'wrong', 'unknown', 'no']).toContain(check(name, token))
    }),
  )
})
