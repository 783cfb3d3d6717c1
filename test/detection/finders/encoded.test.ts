import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { unwrap, unwrapUrl } from '#lib/detection/finders/encoded.ts'
import type { Finding } from '#lib/detection/finding.ts'
import { scan } from '#lib/detection/scan.ts'
import { collect } from './harness.ts'

const finding = (text: string): Finding => ({
  start: text.indexOf('KEY'),
  end: text.length,
  detector: 'acme-key',
  provider: 'Acme',
  name: 'key',
  kind: 'secret',
  severity: 'high',
  confidence: 'high',
  reason: { code: 'known-shape' },
})
const inner = (text: string) => (text.includes('KEY') ? [finding(text)] : [])

const look = (text: string, start = 0, end = text.length) =>
  collect(text, (sweep) => unwrap(sweep, start, end, inner)).candidates

test('base64 with and without padding; the span is the whole run', () => {
  for (const length of [20, 21, 22]) {
    const text = Buffer.from(`token=${'x'.repeat(length)}KEY`).toString('base64')
    const end = text.replace(/=+$/, '').length
    expect(look(`${text};`, 0, end)).toMatchObject([
      { start: 0, end: text.length, reason: { code: 'encoded', encoding: 'base64' } },
    ])
  }
})

describe('a URL in percent-encoding', () => {
  const lookAt = (text: string) =>
    collect(text, (sweep) => unwrapUrl(sweep, text.indexOf('%'), 0, inner)).candidates

  test('from its scheme to its end', () => {
    const url = encodeURIComponent('postgres://a:b@c?KEY and more')
    expect(lookAt(`U=${url}&b=1`)).toMatchObject([
      { start: 2, end: 2 + url.length, reason: { encoding: 'percent' } },
    ])
    expect(lookAt(url.toLowerCase().replace('key', 'KEY'))).toHaveLength(1)
  })

  test('nothing else is unwrapped', () => {
    expect(lookAt(encodeURIComponent('a: KEY KEY KEY'))).toEqual([])
    expect(lookAt('a%3A%2F%2F%zz%KEY%KEY')).toEqual([])
  })

  test('is found in a text, as the place that has to be replaced', () => {
    const password = ['p4ss', 'W0rdX', '99x'].join('')
    const url = encodeURIComponent(`postgres://app:${password}@db.acme.io/prod`)
    for (const text of [`DATABASE_URL=${url}`, `see https://x.test/?u=${url}&b=1`, url]) {
      const { findings } = scan(text)
      expect(findings.map(({ start, end }) => text.slice(start, end))).toEqual([url])
    }
    expect(scan(encodeURIComponent('https://www.acme.io/a?b=c://d')).findings).toEqual([])
  })
})

test('what merely stands beside a name, binary, and files are nothing', () => {
  const beside = collect(Buffer.from('x'.repeat(40)).toString('base64'), (sweep) =>
    unwrap(sweep, 0, 52, (text) => [
      { ...finding(text), reason: { code: 'beside', beside: 'key' } },
    ]),
  )
  expect(beside.candidates).toEqual([])
  expect(look(randomBytes(60).toString('base64'))).toEqual([])
  expect(look(Buffer.from(`${'x'.repeat(9000)}KEY`).toString('base64'))).toEqual([])
})

test('nothing throws', () => {
  fc.assert(
    fc.property(fc.base64String({ minLength: 24 }), fc.string(), (a, b) => {
      look(a + b)
    }),
  )
})
