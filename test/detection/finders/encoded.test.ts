import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { unwrap } from '#lib/detection/finders/encoded.ts'
import type { Finding } from '#lib/detection/finding.ts'
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

test('percent-encoding', () => {
  const text = encodeURIComponent('postgres://a:b@c?KEY and more')
  expect(look(text)).toMatchObject([{ end: text.length, reason: { encoding: 'percent' } }])
  expect(look('%zz%KEY%KEY%KEY%KEY%KEY%KEY%KEY')).toEqual([])
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
