import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Lines } from '#cli/scan/lines.ts'

describe('lines', () => {
  test('places are those of counting line feeds', () => {
    const piece = fc.constantFrom('a', '\n', '\r\n', '\u{1F511}', '\r')
    fc.assert(
      fc.property(fc.array(piece), fc.nat(), (pieces, n) => {
        const text = pieces.join('')
        const offset = n % (text.length + 1)
        const before = text.slice(0, offset).split('\n')
        expect(new Lines(text).placeOf(offset)).toEqual({
          line: before.length,
          column: (before.at(-1) ?? '').length + 1,
        })
      }),
    )
  })

  test.for([
    [4, 6, 'two\n'],
    [4, 8, 'two\n'],
    [4, 10, 'one\ntwo\nthree\n'],
    [0, 5, 'one\ntwo\n'],
    [14, 16, 'end'],
  ])('around %d to %d stand %j', ([start, end, expected]) => {
    const lines = new Lines('one\ntwo\nthree\nend')
    expect(lines.around({ start: Number(start), end: Number(end) })).toBe(expected)
  })
})
