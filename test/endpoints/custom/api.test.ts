import * as v from 'valibot'
import { describe, expect, test, vi } from 'vitest'
import { callProblems, customApiSchema, LONGEST_TEMPLATE } from '#lib/endpoints/custom/api.ts'
import { FORM_API, JSON_API } from '../servers/custom.ts'

describe('the description of an API', () => {
  test.each([JSON_API, FORM_API])('can be kept', (api) => {
    expect(v.parse(customApiSchema, JSON.parse(JSON.stringify(api)))).toEqual(api)
  })

  test('is none with a call that cannot be made', () => {
    const post = { method: 'POST', path: 'x', body: '{"a":"{{id}}"}' } as const
    expect(v.is(customApiSchema, { ...JSON_API, create: post })).toBe(false)
    expect(v.is(customApiSchema, { ...JSON_API, open: { ...post, body: '{' } })).toBe(false)
    expect(v.is(customApiSchema, { ...JSON_API, revoke: { ...post, path: '../x' } })).toBe(false)
    expect(v.is(customApiSchema, { ...JSON_API, extra: 1 })).toBe(false)
  })

  test.each(['path', 'body', 'headers'])(
    'is none with too long a %s, which is not read',
    (part) => {
      const long = 'X: y\n'.repeat(LONGEST_TEMPLATE)
      const split = vi.spyOn(String.prototype, 'split')
      const api = { ...FORM_API, open: { ...FORM_API.open, [part]: long } }
      const { success: isOne } = v.safeParse(customApiSchema, api)
      const isRead = split.mock.contexts.some((text) => String(text).length > LONGEST_TEMPLATE)
      split.mockRestore()
      expect(isOne).toBe(false)
      expect(isRead).toBe(false)
    },
  )

  test.each([
    [
      'create',
      { method: 'POST', path: 'x', body: '{}' },
      { body: { what: 'lacks', name: 'text' } },
    ],
    ['create', { method: 'GET', path: 'x?t={{text}}', body: '' }, {}],
    [
      'open',
      { method: 'GET', path: 'x', body: '"{{id}}"' },
      { path: { what: 'lacks', name: 'id' } },
    ],
    [
      'open',
      { method: 'POST', path: 'x/{{text}}', body: '"{{id}}"' },
      { path: { what: 'misplaced', name: 'text' } },
    ],
    [
      'revoke',
      { method: 'DELETE', path: 'x/{{id}}', body: '"{{text}}"' },
      { body: { what: 'misplaced', name: 'text' } },
    ],
    [
      'open',
      { method: 'POST', path: 'a b', body: '{' },
      { path: { what: 'not-a-path' }, body: { what: 'not-json' } },
    ],
    [
      'revoke',
      { method: 'PATCH', path: 'x', body: '', headers: 'X-Id: {{id}}\nX-Key: {{deleteToken}}' },
      {},
    ],
    [
      'create',
      { method: 'POST', path: 'x', body: '"{{text}}"', headers: 'X-Text: {{text}}' },
      { headers: { what: 'misplaced', name: 'text' } },
    ],
    [
      'create',
      { method: 'POST', path: 'x', body: '"{{text}}"', headers: 'Cookie: a={{seconds}}' },
      { headers: { what: 'not-a-header', name: 'Cookie' } },
    ],
    [
      'open',
      { method: 'GET', path: 'x/{{id}}', body: '', headers: 'X-{{id}}: a' },
      { headers: { what: 'not-a-header', name: 'X-{{id}}' } },
    ],
  ] as const)('%s with %j: %j', (name, call, problems) => {
    expect(callProblems(name, 'json', call)).toEqual(problems)
  })
})
