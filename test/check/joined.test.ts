import { expect, test } from 'vitest'
import { joined } from '#lib/check/joined.ts'

test('short texts become one, and each part of it is of one owner', () => {
  const { text, isCut, ownerOf } = joined(
    [
      ['one', 'a'],
      ['  ', 'b'],
      ['three', 'c'],
    ],
    100,
  )
  expect([text, isCut]).toEqual(['one\n\nthree\n\n', false])
  expect(ownerOf({ start: 0, end: 3 })).toBe('a')
  expect(ownerOf({ start: 6, end: 10 })).toBe('c')
  expect(ownerOf({ start: 2, end: 6 })).toBeNull()
})

test('what does not fit is cut, and nothing before it is left out', () => {
  const long = joined(
    [
      ['first', 'a'],
      ['x'.repeat(100), 'b'],
      ['last', 'c'],
    ],
    20,
  )
  expect(long.text).toBe(`first\n\n${'x'.repeat(13)}\n\n`)
  expect(long.isCut).toBe(true)
  expect(long.ownerOf({ start: 0, end: 5 })).toBe('a')
  expect(joined([['any', 'a']], -5)).toMatchObject({ text: '', isCut: true })
  expect(joined([['any', 'a']], 3)).toMatchObject({ text: 'any\n\n', isCut: false })
})
