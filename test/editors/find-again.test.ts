import { expect, test } from 'vitest'
import { findAgain } from '#lib/editors/find-again.ts'

test.each([
  ['where it stood', 'use key1 now', 4, { start: 4, end: 8 }],
  ['moved, and the only one', 'please use key1 now', 4, { start: 11, end: 15 }],
  ['one of two, still where it stood', 'key1 key1', 5, { start: 5, end: 9 }],
  ['one of two, and neither stands there', 'a key1 key1', 0, null],
  ['gone', 'use it now', 4, null],
])('%s', (_, whole, start, found) => {
  expect(findAgain(whole, { start, end: start + 4, text: 'key1' })).toEqual(found)
})

test('nothing is nowhere', () => {
  expect(findAgain('abc', { start: 1, end: 1, text: '' })).toBeNull()
})
