import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Lifetimes } from '#lib/endpoints/capabilities.ts'
import {
  defaultTtlChoices,
  isTtlAllowed,
  longestTtl,
  nearestTtl,
  ttlPresets,
} from '#lib/policy/lifetimes.ts'

const HOUR = 3600
const DAY = 24 * HOUR
const range = (minSeconds: number, maxSeconds: number) => ({
  lifetimes: { as: 'range', minSeconds, maxSeconds } satisfies Lifetimes,
})
const list = (...seconds: number[]) => ({
  lifetimes: { as: 'list', seconds } satisfies Lifetimes,
})
const UNTIL_OPENED = { lifetimes: { as: 'until-opened' } satisfies Lifetimes }

describe('what can be chosen', () => {
  test('of a range, what is common and within it', () => {
    expect(ttlPresets(range(60, 2 * DAY), DAY)).toEqual([HOUR, DAY])
    expect(ttlPresets(range(60, 2 * DAY), 7 * DAY)).toEqual([HOUR, DAY, 2 * DAY])
    expect(defaultTtlChoices(range(2 * HOUR, 5 * DAY), 90)).toEqual([
      2 * HOUR,
      4 * HOUR,
      DAY,
      3 * DAY,
    ])
  })

  test('of a list, all of it', () => {
    expect(ttlPresets(list(300, HOUR, 30 * DAY), DAY)).toEqual([300, HOUR, 30 * DAY])
  })

  test('nothing where only an opening ends it', () => {
    expect(ttlPresets(UNTIL_OPENED, DAY)).toEqual([])
    expect(longestTtl(UNTIL_OPENED)).toBeNull()
  })
})

test('the nearest that is allowed is allowed, and none is nearer', () => {
  const ofRange = fc
    .tuple(fc.integer({ min: 1, max: 10_000 }), fc.nat({ max: 10_000 }))
    .map(([least, more]) => range(least, least + more))
  const ofList = fc
    .uniqueArray(fc.integer({ min: 1, max: 20_000 }), { minLength: 1, maxLength: 9 })
    .map((seconds) => list(...seconds.sort((a, b) => a - b)))
  fc.assert(
    fc.property(fc.oneof(ofRange, ofList), fc.nat({ max: 30_000 }), (can, seconds) => {
      const nearest = nearestTtl(seconds, can)
      expect(isTtlAllowed(nearest, can)).toBe(true)
      const distance = Math.abs(nearest - seconds)
      for (let nearer = seconds - distance + 1; nearer < seconds + distance; nearer += 1) {
        expect(isTtlAllowed(nearer, can)).toBe(false)
      }
      expect(nearest).toBeLessThanOrEqual(longestTtl(can) ?? 0)
    }),
    { numRuns: 60 },
  )
})
