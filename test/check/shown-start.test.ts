import { expect, test } from 'vitest'
import { shownStart } from '#lib/check/shown-start.ts'

const LONG = 'abcdefghijklmnopqrstuvwxyz'

test('four characters of what has a public beginning, of short ones none', () => {
  expect(shownStart(LONG, 'secret')).toBe('abcd')
  expect(shownStart(LONG.slice(0, 19), 'secret')).toBe('')
  expect(shownStart(`a\u00ad${LONG}`, 'token')).toBe('')
})

test.for(['password', 'otp-seed', 'recovery-code', 'seed-phrase'] as const)(
  'nothing of a %s',
  (kind) => {
    expect(shownStart(LONG, kind)).toBe('')
  },
)
