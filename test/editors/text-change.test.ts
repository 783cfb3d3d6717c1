import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changeBetween } from '#lib/editors/text-change.ts'

describe('changeBetween', () => {
  test.each([
    ['', '', { start: 0, removed: 0, inserted: 0 }],
    ['same', 'same', { start: 4, removed: 0, inserted: 0 }],
    ['', 'new', { start: 0, removed: 0, inserted: 3 }],
    ['all gone', '', { start: 0, removed: 8, inserted: 0 }],
    ['a b', 'a key b', { start: 2, removed: 0, inserted: 4 }],
    ['aaaa', 'aaa', { start: 3, removed: 1, inserted: 0 }],
    ['one two three', 'one 2 three', { start: 4, removed: 3, inserted: 1 }],
  ])('%j to %j', (before, after, change) => {
    expect(changeBetween(before, after)).toEqual(change)
  })

  test('made in the text before, it gives the text after, and it is no larger than need be', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '👩'), maxLength: 60 })
    fc.assert(
      fc.property(text, text, text, text, (head, gone, come, tail) => {
        const [before, after] = [head + gone + tail, head + come + tail]
        const { start, removed, inserted } = changeBetween(before, after)
        const made =
          before.slice(0, start) +
          after.slice(start, start + inserted) +
          before.slice(start + removed)
        expect(made).toBe(after)
        expect(removed).toBeLessThanOrEqual(gone.length)
        expect(inserted).toBeLessThanOrEqual(come.length)
      }),
    )
  })
})
