import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseBody } from '#lib/endpoints/custom/body.ts'

const problem = (kind: 'json' | 'form', text: string) => {
  try {
    parseBody(kind, text)
    return null
  } catch (error) {
    return error instanceof Error && 'problem' in error ? error.problem : error
  }
}

describe('a body of JSON', () => {
  test('has values in its texts, and in the place of values', () => {
    const body = parseBody(
      'json',
      '{"a": ["{{text}}", {{seconds}}], "b": "x {{ id }} y", "{": "}}", "n": {{ id }}, "z": null}',
    )
    expect(JSON.parse(body.write({ text: 't', seconds: 60, id: 'i' }) ?? '')).toEqual({
      a: ['t', 60],
      b: 'x i y',
      '{': '}}',
      n: 'i',
      z: null,
    })
  })

  test('keeps a number in quotes a text', () => {
    expect(parseBody('json', '{"ttl":"{{seconds}}"}').write({ seconds: 60 })).toBe('{"ttl":"60"}')
  })

  test('stays what it is, whatever is put in', () => {
    const body = parseBody('json', '{"a":"{{text}}","b":{{id}},"c":["x{{text}}y"],"d":1}')
    fc.assert(
      fc.property(hostile, hostile, (text, id) => {
        expect(JSON.parse(body.write({ text, id }) ?? '')).toEqual({
          a: text,
          b: id,
          c: [`x${text}y`],
          d: 1,
        })
      }),
    )
  })

  test('puts nothing into what was put in', () => {
    const body = parseBody('json', '"{{text}}"')
    expect(body.write({ text: '{{id}}', id: 'no' })).toBe('"{{id}}"')
  })

  test('is not written with a value missing', () => {
    expect(parseBody('json', '{"a":["{{id}}"]}').write({ text: 'x' })).toBeNull()
    expect(parseBody('json', '{"a":{{id}}}').write({})).toBeNull()
  })

  test('has no way to a prototype', () => {
    const written = parseBody('json', '{"__proto__":"{{text}}"}').write({ text: 'x' })
    expect(written).toBe('{"__proto__":"x"}')
  })

  test.each([
    ['{"a": {{text}', { what: 'not-json' }],
    ['{{text}} {{text}}', { what: 'not-json' }],
    ['', { what: 'not-json' }],
    ['{"{{text}}": 1}', { what: 'placeholder-as-name' }],
    ['{"a":"{{secret}}"}', { what: 'unknown-placeholder', name: 'secret' }],
    ['{"a":{{secret}}}', { what: 'unknown-placeholder', name: 'secret' }],
    ['{"a":"{{constructor}}"}', { what: 'unknown-placeholder', name: 'constructor' }],
  ])('%s is told to be wrong', (text, expected) => {
    expect(problem('json', text)).toEqual(expected)
  })
})

describe('a body of a form', () => {
  test('reads a line that is nearly all white space once, from one end to the other', () => {
    expect(problem('form', `x${' '.repeat(200_000)}x`)).toEqual({ what: 'not-a-form' })
  })

  test('has a field in each line, and stays so, whatever is put in', () => {
    const body = parseBody('form', ' a = {{text}}\r\n\nb=x={{id}}&c=1\n')
    fc.assert(
      fc.property(hostile, hostile, (text, id) => {
        // Forms know one way only to end a line, and no half of a character.
        const sent = new URLSearchParams(body.write({ text, id }) ?? '')
        expect([...sent]).toEqual([
          ['a', text],
          ['b', `x=${id}&c=1`],
        ])
      }),
    )
  })

  test.each([
    ['text', { what: 'not-a-form' }],
    ['={{text}}', { what: 'not-a-form' }],
    ['{{text}}=a', { what: 'placeholder-as-name' }],
    ['a={{secret}}', { what: 'unknown-placeholder', name: 'secret' }],
  ])('%s is told to be wrong', (text, expected) => {
    expect(problem('form', text)).toEqual(expected)
  })
})

/** Without halves of characters, which no server is handed: values from servers are checked before. */
const hostile = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    '"',
    '\\',
    '"}',
    '","x":"',
    '\n',
    '\r\nX: y',
    '&b=1',
    '%26',
    '\u0000',
    '{{id}}',
    '\u2028',
  ),
)
