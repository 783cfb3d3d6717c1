import { expect, test } from 'vitest'
import { clockGap } from '#lib/share/clock-gap.ts'

const SHARE = { createdAt: '2026-11-23T12:00:00.000Z', ttlSeconds: 86_400 }

test.for([
  ['2026-11-24T12:00:01.000Z', 0],
  ['2026-11-24T12:04:59.000Z', 0],
  ['2026-11-24T17:00:00.000Z', 5 * 3600],
  ['2026-11-24T07:00:00.000Z', -5 * 3600],
  // The endpoint's clock is so far behind that by ours it was over at once.
  ['2026-11-22T12:00:00.000Z', -2 * 86_400],
] as const)('expires %s: the gap is %d s', ([expiresAt, seconds]) => {
  expect(clockGap({ ...SHARE, expiresAt })).toBe(seconds)
})
