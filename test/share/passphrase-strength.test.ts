import { describe, expect, test } from 'vitest'
import { generatePassphrase } from '#lib/share/generate-passphrase.ts'
import { isTooWeak } from '#lib/share/passphrase-strength.ts'

const WHOLE_KEY = { isWholeKey: true, maxAttempts: null }

describe('where it is the whole key', () => {
  test.for([
    '',
    'hunter2',
    'correct horse',
    'passwordpassword',
    '123456789012',
    'aaaaaaaaaaaaaaaaaaaa',
    'пароль',
    'ыыыыыыыыыыыыыыыыыыыы',
  ])('too easy to guess: %s', (text) => {
    expect(isTooWeak(text, WHOLE_KEY)).toBe(true)
  })

  test.for([
    'correct horse battery staple',
    ['h7Kp2m', 'Xq9vRt'].join(''),
    'Käse über Straße nächste Woche',
    'пароль из многих слов',
    generatePassphrase('words').text,
    generatePassphrase('characters').text,
  ])('good enough: %s', (text) => {
    expect(isTooWeak(text, WHOLE_KEY)).toBe(false)
  })
})

test('beside a key in the link, or where there are none, it is not judged', () => {
  expect(isTooWeak('a', { isWholeKey: false, maxAttempts: null })).toBe(false)
  expect(isTooWeak('a', null)).toBe(false)
})
