import { describe, expect, test } from 'vitest'
import { FoundTokens, rowOf, worstFirst } from '#lib/check/rows.ts'
import type { Finding } from '#lib/detection/finding.ts'
import { DEFAULT_LEVELS } from '#lib/guard/level.ts'

const finding = (some: Partial<Finding> = {}): Finding => ({
  start: 0,
  end: 30,
  detector: 'some-token',
  provider: 'Some',
  name: 'Some token',
  kind: 'secret',
  severity: 'high',
  confidence: 'high',
  reason: { code: 'known-shape' },
  ...some,
})

describe('what was found', () => {
  test('is listed once, with all its places', () => {
    const found = new FoundTokens<string>(DEFAULT_LEVELS)
    found.add('one', finding(), 'text', ['a'])
    found.add('two', finding(), 'field', ['b'])
    found.add('one', finding(), 'link', ['c', 'd'])
    expect(found.all.map(({ token, where, places }) => [token, where, places])).toEqual([
      ['one', 'text', ['a', 'c', 'd']],
      ['two', 'field', ['b']],
    ])
    found.drop('one')
    expect(found.all).toHaveLength(1)
    expect(found.of('one')).toBeUndefined()
  })

  test('is nothing where the compose boxes leave it alone', () => {
    const found = new FoundTokens<string>({ ...DEFAULT_LEVELS, low: 'off' })
    expect(found.counts(finding({ severity: 'low' }))).toBe(false)
    expect(found.counts(finding())).toBe(true)
  })

  test('tells of a token its public beginning, and of a password nothing', () => {
    const found = new FoundTokens<string>(DEFAULT_LEVELS)
    found.add('ab_secret-and-long-enough', finding(), 'text', ['a'])
    found.add('hunter2-and-long-enough!', finding({ kind: 'password' }), 'field', ['a', 'b'])
    const rows = found.all.map(rowOf)
    expect(rows.map(({ id, start, places, where }) => [id, start, places, where])).toEqual([
      [0, 'ab_s', 1, 'text'],
      [1, '', 2, 'field'],
    ])
    expect(JSON.stringify(rows)).not.toContain('ecret-and')
    expect(JSON.stringify(rows)).not.toContain('hunter2')
  })
})

test('what is sure and bad comes first, and else as it stands on the page', () => {
  const found = new FoundTokens<string>(DEFAULT_LEVELS)
  const of = (token: string, some: Partial<Finding>) =>
    found.add(token, finding(some), 'text', [''])
  of('low', { severity: 'low' })
  of('unsure', { severity: 'critical', confidence: 'low' })
  of('first high', {})
  of('second high', { confidence: 'medium' })
  of('critical', { severity: 'critical' })
  const order = worstFirst(found.all.map(rowOf)).map(({ id }) => found.all[id]?.token)
  expect(order).toEqual(['critical', 'first high', 'second high', 'low', 'unsure'])
})
