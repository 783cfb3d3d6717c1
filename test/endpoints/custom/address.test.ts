import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { callAddress, checkPath } from '#lib/endpoints/custom/address.ts'
import { parseTemplate } from '#lib/endpoints/custom/template.ts'

const BASE = 'https://one.example/api/'

describe('the address of a call', () => {
  const path = parseTemplate('v1/{{id}}/x?key={{deleteToken}}&all=1')

  test('has values as pieces of it, which never become anything else', () => {
    fc.assert(
      fc.property(hostile, hostile, (id, deleteToken) => {
        const address = callAddress(BASE, path, { id, deleteToken })
        if (address === null) return
        const url = new URL(address)
        expect(url.origin).toBe('https://one.example')
        const [, , v1, piece = '', x, ...more] = url.pathname.split('/')
        expect([v1, decodeURIComponent(piece), x, more]).toEqual(['v1', id, 'x', []])
        expect([...url.searchParams]).toEqual([
          ['key', deleteToken],
          ['all', '1'],
        ])
        expect(url.hash).toBe('')
      }),
    )
  })

  test.each(['..', '.'])('%s leads to no other folder', (id) => {
    expect(callAddress(BASE, path, { id, deleteToken: 'x' })).toBeNull()
  })

  test.each(['a/b', "o'clock", '%2e%2e', '?x', '#x', 'ü €😀', '//evil.example/', '\\'])(
    '%s is one piece',
    (id) => {
      expect(callAddress(BASE, path, { id, deleteToken: id })).not.toBeNull()
    },
  )

  test('is none with a value missing', () => {
    expect(callAddress(BASE, path, { id: 'x' })).toBeNull()
  })

  test.each([
    '/v1/{{id}}',
    'https://other.example/{{id}}',
    '//other.example/{{id}}',
    '../{{id}}',
    'a/../{{id}}',
    'a b/{{id}}',
    'a#{{id}}',
    'a\n{{id}}',
    'a\\{{id}}',
  ])('%j is no path', (text) => {
    expect(() => checkPath(parseTemplate(text))).toThrow('not-a-path')
  })

  test.each(['', '{{id}}', 'v1/{{id}}?a={{deleteToken}}', 'a.b/{{id}}.json'])(
    '%j is one',
    (text) => {
      expect(() => checkPath(parseTemplate(text))).not.toThrow()
    },
  )
})

const hostile = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('/', '..', '.', '?', '#', '&', '=', '%', '%2f', "'", '\\', ' ', '\n', '@'),
)
