import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isBenign } from '#lib/detection/values/benign.ts'
import { judge } from '#lib/detection/values/judge.ts'
import { looksRandom } from '#lib/detection/values/statistics.ts'
import { chance } from '#test/corpus/random.ts'

const PASSWORD = { strength: 'strong', human: true, pin: false } as const
const TOKEN = { strength: 'strong', human: false, pin: false } as const

/** In two halves, because nothing in the repository may look like a credential. */
const whole = (halves: string) => halves.replace('·', '')

test.each([
  'hunt·er2',
  'Summ·er2024!',
  'corr·ect-horse-battery-7x',
  'Copper-·winter-river-47',
  'tr0u·b4dor&3',
  'qaz1·wsx2edc',
  'Zx9·#kLm2',
  'my dog R·ex!7',
  'Лето·2024!',
])('%j is a password', (halves) => {
  const value = whole(halves)
  expect(judge(PASSWORD, value, 0, value.length)).toBeDefined()
})

const ORDINARY = [
  'Enter your password',
  'must be at least 8 characters!',
  'current-password',
  'new_password_2',
  'us-east-1',
  'process.env.PASSWORD1',
  'getPassword(user1)',
  'config.db.pass2',
  '/run/secrets/db1',
  './certs/key2.pem',
  'https://example.test/p1',
  'me1@example.test',
  '2024-01-02T03:04:05Z',
  '12px',
  '#a1b2c3',
  'v1.2.3-beta.4',
  '/^[a-z0-9]+$/i',
  '!received',
  'scmVersion=',
  'パスワードは8文字以上で入力してください',
  '1つのロール値のみ使用されています',
  'Uint8Array',
]

test.each(ORDINARY)('%j is none, behind whatever name', (value) => {
  expect(judge(PASSWORD, value, 0, value.length)).toBeUndefined()
  expect(judge(TOKEN, value, 0, value.length)).toBeUndefined()
})

describe('machines', () => {
  test.each([
    ['hex', 32],
    ['hex', 40],
    ['hex', 64],
    ['base32', 32],
    ['base36', 20],
    ['base62', 16],
    ['base62', 24],
    ['base64url', 43],
  ] as const)('%s of %i: nearly all behind a clear name', (set, length) => {
    const c = chance(9)
    let found = 0
    for (let round = 0; round < 500; round++) {
      const token = c.chars(set, length)
      if (judge(TOKEN, token, 0, length) !== undefined) found++
    }
    expect(found).toBeGreaterThanOrEqual(485)
  })

  test('a UUID needs a strong name', () => {
    const value = chance(2).uuid()
    expect(judge(TOKEN, value, 0, value.length)).toBe('low')
    expect(judge({ ...TOKEN, strength: 'medium' }, value, 0, value.length)).toBeUndefined()
  })

  test.each(['sha1: ', 'commit ', '"integrity": "', 'etag=', 'GPG key: '])(
    'hexadecimal after %j is a digest',
    (before) => {
      const text = before + chance(4).chars('hex', 40)
      expect(isBenign(text, before.length, text.length)).toBe(true)
    },
  )

  test('the words of another field do not make it one', () => {
    const before = '{"commit": "1", "api_key": "'
    const text = before + chance(4).chars('hex', 40)
    expect(isBenign(text, before.length, text.length)).toBe(false)
  })
})

test('names and words do not look random', () => {
  for (const value of ['createCheckoutSession', 'content_security_policy', 'getElementById2']) {
    expect(looksRandom(value, 0, value.length)).toBe(false)
  }
})

test('nothing throws, whatever the value', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 600 }), fc.nat(40), (text, start) => {
      judge(PASSWORD, text, Math.min(start, text.length), text.length)
      judge(TOKEN, text, Math.min(start, text.length), text.length)
    }),
  )
})
