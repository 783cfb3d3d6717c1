import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatHeaders, parseHeaderLines, readHeaders } from '#lib/endpoints/custom/headers.ts'

describe('headers, one in each line', () => {
  test('are kept as they are', () => {
    const typed = ' X-Team-Key : abc: def \r\n\nAccept:text/plain\n'
    const headers = { 'X-Team-Key': 'abc: def', Accept: 'text/plain' }
    expect(parseHeaderLines(typed)).toEqual({ headers })
    expect(readHeaders(formatHeaders(headers))).toEqual(headers)
    expect(parseHeaderLines('')).toEqual({ headers: {} })
    expect(readHeaders(formatHeaders({}))).toEqual({})
  })

  test.each([
    ['X-Key', 'X-Key'],
    ['X-Key:', 'X-Key'],
    ['X Key: a', 'X Key: a'],
    ['X-Key: ü', 'X-Key'],
    ['X-Key: a\u0000b', 'X-Key'],
    ['Accept: a\nCookie: a=b', 'Cookie'],
    ['Host: other.example', 'Host'],
    ['constructor: a', 'constructor'],
    ['Sec-Fetch-Mode: cors', 'Sec-Fetch-Mode'],
  ])('%j is told to be wrong at %j', (typed, line) => {
    expect(parseHeaderLines(typed)).toEqual({ line })
  })

  test('a line that is nearly all white space is read once, from one end to the other', () => {
    const line = `x${' '.repeat(200_000)}x`
    expect(parseHeaderLines(line)).toEqual({ line })
    expect(parseHeaderLines(`X-Key: ${line}`)).toEqual({ line: 'X-Key' })
  })

  test('any text is headers that fetch takes as they are, or none', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (name, value) => {
        const parsed = parseHeaderLines(`${name}: ${value}`)
        if ('line' in parsed) return
        const sent = new Headers(parsed.headers)
        expect([...sent]).toHaveLength(Object.keys(parsed.headers).length)
      }),
    )
  })

  test('what is kept is read as headers, or not at all', () => {
    for (const kept of ['', 'null', '7', '{"a":1}', '{"a":"b\\nc"}', '{"Cookie":"a"}']) {
      expect(readHeaders(kept)).toBeNull()
    }
  })
})
