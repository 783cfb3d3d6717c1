import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nameAt, timeAt, valueAt } from '#lib/endpoints/custom/answer.ts'

const NOW = Date.UTC(2026, 0, 2, 3, 4, 5)
const told = (json: unknown, headers: Record<string, string> = {}) => ({
  json,
  headers: new Headers(headers),
})
const answer = told({ data: { items: [{ id: 'abc', count: 7 }], none: null }, 'a b': 1 })

describe('where something stands in an answer', () => {
  test.each([
    ['data.items.0.id', 'abc'],
    ['data.items.0.count', '7'],
    ['data.none', null],
    ['data.items', null],
    ['data.items.1.id', null],
    ['data.items.length', '1'],
    ['constructor.name', null],
    ['__proto__', null],
  ])('%s is %j', (place, expected) => {
    expect(nameAt(answer, place)).toBe(expected)
  })

  test.each([
    ['https://drop.example/api/v1/secrets/abc', 'abc'],
    ['/secrets/abc/', 'abc'],
    ['abc?key=1#2', 'abc'],
    ['/secrets/a%2Fb', 'a/b'],
    ['/', null],
    ['https://drop.example', null],
    ['https://drop.example/', null],
    ['//drop.example/?id=abc', null],
    ['', null],
    ['/secrets/%E0', null],
  ])('Location %j: %j', (location, expected) => {
    for (const place of ['header:Location', 'Header:location']) {
      expect(nameAt(told(null, { location }), place)).toBe(expected)
    }
  })

  test('any other header is what it says, and one that is not there is nothing', () => {
    const headers = told(null, { 'x-delete-token': 'a/b', expires: '1767326645' })
    expect(nameAt(headers, 'header:X-Delete-Token')).toBe('a/b')
    expect(timeAt(headers, 'header:expires', NOW)).toBe('2026-01-02T04:04:05.000Z')
    expect(nameAt(headers, 'header:location')).toBeNull()
  })

  test('half a character, an empty text and a very long one are no names', () => {
    for (const id of ['\ud800', '', 'x'.repeat(2001)]) expect(nameAt(told({ id }), 'id')).toBeNull()
  })

  test('is found nowhere else, and nothing throws', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string(), (value, place) => {
        valueAt(told(value), place)
        nameAt(told(value), place)
        expect(timeAt(told(value), place, NOW) ?? '2026-01-01T00:00:00.000Z').toMatch(/Z$/)
      }),
    )
  })
})

describe('a time in an answer', () => {
  test.each([
    ['2026-01-02T04:04:05Z', '2026-01-02T04:04:05.000Z'],
    ['2026-01-02T04:04:05.000+01:00', '2026-01-02T03:04:05.000Z'],
    [1_767_326_645, '2026-01-02T04:04:05.000Z'],
    ['1767326645', '2026-01-02T04:04:05.000Z'],
    [1_767_326_645_000, '2026-01-02T04:04:05.000Z'],
    [3600, '2026-01-02T04:04:05.000Z'],
    ['tomorrow', null],
    [-1, null],
    [1e300, null],
    [253_402_300_799, '9999-12-31T23:59:59.000Z'],
    [253_402_300_800, null],
    ['+010000-01-01T00:00:00Z', null],
    [true, null],
    [null, null],
  ])('%j is %s', (at, expected) => {
    expect(timeAt(told({ at }), 'at', NOW)).toBe(expected)
  })
})
