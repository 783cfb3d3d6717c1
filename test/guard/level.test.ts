import { expect, test } from 'vitest'
import type { Finding } from '#lib/detection/finding.ts'
import { DEFAULT_LEVELS, isAtLeast, LEVELS, levelOf } from '#lib/guard/level.ts'

const found = (severity: Finding['severity'], confidence: Finding['confidence']): Finding => ({
  start: 0,
  end: 1,
  detector: 'x',
  provider: 'X',
  name: 'X key',
  kind: 'secret',
  severity,
  confidence,
  reason: { code: 'known-shape' },
})

test('each level includes those before it', () => {
  for (const [i, level] of LEVELS.entries()) {
    for (const [j, least] of LEVELS.entries()) expect(isAtLeast(level, least)).toBe(i >= j)
  }
})

test('what is sure is held, what is likely shows its card, what is possible is marked', () => {
  expect(levelOf(found('critical', 'high'), DEFAULT_LEVELS)).toBe('hold')
  expect(levelOf(found('critical', 'medium'), DEFAULT_LEVELS)).toBe('warn')
  expect(levelOf(found('critical', 'low'), DEFAULT_LEVELS)).toBe('mark')
  expect(levelOf(found('low', 'high'), DEFAULT_LEVELS)).toBe('mark')
})

test('doubt never makes more of a finding than the setting', () => {
  const levels = { ...DEFAULT_LEVELS, high: 'off', critical: 'block' } as const
  expect(levelOf(found('high', 'high'), levels)).toBe('off')
  expect(levelOf(found('high', 'low'), levels)).toBe('off')
  expect(levelOf(found('critical', 'high'), levels)).toBe('block')
})
