import { describe, expect, test } from 'vitest'
import { base62, hex, seed } from '#lib/detection/examples.ts'
import { canRemember, estimatedBits } from '#lib/guard/strength.ts'

seed('strength')

describe('what a machine made can be remembered', () => {
  test.for([
    ['40 hexadecimal digits', hex(40)],
    ['36 letters and digits behind a prefix', `xyz_${base62(36)}`],
    ['24 letters and digits', base62(24)],
  ])('%s', ([, token = '']) => {
    expect(canRemember(token, 'secret')).toBe(true)
  })
})

describe('what people choose, or what is short, is not', () => {
  test.for([
    ['correct', 'horse', 'battery', 'staple'].join('-'),
    ['Summer', '2024', '!', 'Winter', '2025'].join(''),
    'a'.repeat(500),
    'ab'.repeat(500),
    '12345678901234567890',
    base62(8),
    '',
  ])('%s', (token) => {
    expect(estimatedBits(token)).toBeLessThan(60)
    expect(canRemember(token, 'secret')).toBe(false)
  })
})

test('a password is not, however long and random it is', () => {
  const token = base62(64)
  expect(canRemember(token, 'password')).toBe(false)
  expect(canRemember(token, 'connection-string')).toBe(false)
  expect(canRemember(token, 'seed-phrase')).toBe(false)
  expect(canRemember(token, 'of a page')).toBe(false)
})
