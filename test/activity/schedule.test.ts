import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dueAt, nextWake } from '#lib/activity/schedule.ts'
import { at, DAY, HOUR, MINUTE, NOW, recordOf } from './examples.ts'

/** Ask about a share whenever it is due, and write down when that was. */
function timesAsked(untilMs: number): number[] {
  const times: number[] = []
  let record = recordOf({ expiresAt: at(9 * DAY) })
  for (;;) {
    const due = dueAt(record, NOW + (times.at(-1) ?? 0))
    if (due === null || due - NOW > untilMs) return times
    times.push(due - NOW)
    record = { ...record, askedAt: due }
  }
}

describe('when a share is asked about', () => {
  test('every minute in its first hour, then every quarter of an hour', () => {
    const minutes = Array.from({ length: 60 }, (_, index) => (index + 1) * MINUTE)
    const quarters = [1, 2, 3, 4].map((index) => HOUR + index * 15 * MINUTE)
    expect(timesAsked(2 * HOUR)).toEqual([...minutes, ...quarters])
  })

  test('never once it has ended', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('opened', 'expired', 'revoked', 'locked'),
        fc.option(fc.integer()),
        fc.boolean(),
        (state, askedAt, isLookedAt) => {
          expect(dueAt(recordOf({ state, askedAt }), NOW, isLookedAt)).toBeNull()
        },
      ),
    )
  })

  test('at once when its sender looks, but not again within seconds', () => {
    expect(dueAt(recordOf(), NOW + 1, true)).toBeLessThanOrEqual(NOW + 1)
    const asked = recordOf({ askedAt: NOW + MINUTE })
    expect(dueAt(asked, NOW + MINUTE, true)).toBe(NOW + MINUTE + 3000)
  })

  test('not before the endpoint wants to be asked again, whoever looks', () => {
    const told = recordOf({ askedAt: NOW, waitMs: 10 * MINUTE })
    expect(dueAt(told, NOW, true)).toBe(NOW + 10 * MINUTE)
    expect(dueAt(told, NOW)).toBe(NOW + 10 * MINUTE)
  })

  test('a clock that was put back does not put it off', () => {
    const asked = recordOf({ askedAt: NOW + 5 * HOUR, waitMs: 10 * MINUTE })
    expect(dueAt(asked, NOW)).toBe(NOW)
    expect(dueAt(recordOf({ createdAt: at(5 * HOUR) }), NOW)).toBe(NOW)
  })

  test('no share waits longer than a quarter of an hour and what it was told', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -DAY, max: DAY }),
        fc.option(fc.integer({ min: -DAY, max: DAY })),
        fc.nat({ max: DAY }),
        (madeAt, askedAt, waitMs) => {
          const asked = askedAt === null ? null : NOW + askedAt
          const record = recordOf({ createdAt: at(madeAt), askedAt: asked, waitMs })
          const due = dueAt(record, NOW) ?? Number.NaN
          expect(due).toBeLessThanOrEqual(NOW + Math.max(15 * MINUTE, waitMs))
        },
      ),
    )
  })
})

describe('the one alarm', () => {
  test('is set for the share that is due first', () => {
    const soon = recordOf({ askedAt: NOW })
    const later = recordOf({ createdAt: at(-2 * HOUR), askedAt: NOW })
    expect(nextWake([later, soon, recordOf({ state: 'opened' })], NOW)).toBe(NOW + MINUTE)
    expect(nextWake([later], NOW)).toBe(NOW + 15 * MINUTE)
  })

  test('is not needed when nothing waits', () => {
    expect(nextWake([], NOW)).toBeNull()
    expect(nextWake([recordOf({ state: 'revoked' })], NOW)).toBeNull()
  })

  test('is never set for the past, so that nothing spins', () => {
    expect(nextWake([recordOf()], NOW + 9 * HOUR)).toBe(NOW + 9 * HOUR + MINUTE / 2)
  })
})
