import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  foldReceipt,
  foldSilence,
  hasEnded,
  isWorthTelling,
  newsBetween,
  shownState,
} from '#lib/activity/fold-receipt.ts'
import { at, DAY, HOUR, MINUTE, NOW, receiptOf, recordOf } from './examples.ts'

const LATER = NOW + HOUR

describe('a receipt folded into a record', () => {
  test('an opening ends a share of one, and is news', () => {
    const receipt = receiptOf({ state: 'opened', openings: [at(MINUTE)], endedAt: at(MINUTE) })
    const before = recordOf()
    const after = foldReceipt(before, receipt, LATER)
    expect(after).toMatchObject({
      state: 'opened',
      openings: [at(MINUTE)],
      endedAt: at(MINUTE),
      isNews: true,
      checkedAt: LATER,
      askedAt: LATER,
    })
    expect(newsBetween(before, after)).toEqual({
      openings: [at(MINUTE)],
      isOpened: false,
      isLocked: false,
    })
  })

  test('of many openings each is news once', () => {
    const first = foldReceipt(recordOf({ maxOpens: 3 }), receiptOf({ openings: [at(1)] }), LATER)
    expect(first).toMatchObject({ state: 'waiting', isNews: true })
    const looked = { ...first, isNews: false }
    const same = foldReceipt(looked, receiptOf({ openings: [at(1)] }), LATER + 1)
    expect(isWorthTelling(newsBetween(looked, same))).toBe(false)
    expect(same.isNews).toBe(false)
    const third = foldReceipt(looked, receiptOf({ openings: [at(1), at(2), at(3)] }), LATER + 2)
    expect(newsBetween(looked, third).openings).toEqual([at(2), at(3)])
  })

  test('an opening of which nobody knows the time is news too', () => {
    const before = recordOf()
    const after = foldReceipt(before, receiptOf({ state: 'opened', openings: [] }), LATER)
    expect(after.isNews).toBe(true)
    expect(newsBetween(before, after)).toEqual({ openings: [], isOpened: true, isLocked: false })
  })

  test('only of what no endpoint tells the clock is believed', () => {
    expect(hasEnded(recordOf(), NOW + 1000 * DAY)).toBe(false)
    expect(hasEnded(recordOf({ receipts: 'none' }), NOW)).toBe(false)
    expect(hasEnded(recordOf({ receipts: 'none' }), NOW + 1000 * DAY)).toBe(true)
    expect(hasEnded(recordOf({ state: 'opened' }), NOW)).toBe(true)
  })

  test('a share without an end waits, however late it is', () => {
    const record = recordOf({ expiresAt: null })
    expect(shownState(record, NOW + 1000 * DAY)).toBe('waiting')
    expect(foldSilence(record, 0, NOW + 1000 * DAY).state).toBe('waiting')
  })

  test('wrong passphrases and an exposed key are kept, and the lock is news', () => {
    const tried = foldReceipt(
      recordOf({ hasPassphrase: true }),
      receiptOf({ failedAttempts: 2, exposedAt: at(5) }),
      LATER,
    )
    expect(tried).toMatchObject({ failedAttempts: 2, exposedAt: at(5), isNews: false })
    const locked = foldReceipt(
      tried,
      receiptOf({ state: 'locked', failedAttempts: 5, endedAt: at(9) }),
      LATER,
    )
    expect(locked).toMatchObject({ state: 'locked', failedAttempts: 5, isNews: true })
    expect(newsBetween(tried, locked).isLocked).toBe(true)
  })

  test('an endpoint that forgot it leaves nothing to open, and nobody knows since when', () => {
    const forgotten = foldReceipt(recordOf(), null, LATER)
    expect(forgotten).toMatchObject({ state: 'expired', endedAt: null, isNews: false })
  })

  test('an answer that was on its way while the sender revoked changes nothing', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('opened', 'expired', 'revoked', 'locked'),
        fc.constantFrom(null, receiptOf(), receiptOf({ state: 'opened', openings: [at(1)] })),
        (state, receipt) => {
          const ended = recordOf({ state, endedAt: at(7) })
          expect(foldReceipt(ended, receipt, LATER)).toBe(ended)
          expect(foldSilence(ended, 0, LATER)).toBe(ended)
        },
      ),
    )
  })

  test('openings are never lost, whatever order answers come in', () => {
    const times = [at(1), at(2), at(3), at(4)]
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 4 }), { minLength: 1 }), (counts) => {
        let record = recordOf({ maxOpens: 9 })
        const told: string[] = []
        for (const count of counts) {
          const next = foldReceipt(record, receiptOf({ openings: times.slice(0, count) }), LATER)
          told.push(...newsBetween(record, next).openings)
          record = next
        }
        expect(record.openings).toEqual(times.slice(0, Math.max(...counts)))
        expect(told).toEqual(record.openings)
      }),
    )
  })
})

describe('an endpoint that cannot be asked', () => {
  test('leaves the share waiting for as long as it could still tell', () => {
    const before = recordOf()
    expect(foldSilence(before, 5000, NOW + DAY + 6 * DAY)).toEqual({
      ...before,
      askedAt: NOW + DAY + 6 * DAY,
      waitMs: 5000,
    })
    expect(foldSilence(before, 0, NOW + DAY + 7 * DAY + 1)).toMatchObject({
      state: 'expired',
      endedAt: null,
    })
  })
})

describe('what is shown', () => {
  test('past its time and not asked since, a share counts as expired', () => {
    expect(shownState(recordOf(), NOW + DAY - 1)).toBe('waiting')
    expect(shownState(recordOf(), NOW + DAY)).toBe('expired')
    expect(shownState(recordOf({ checkedAt: NOW + DAY - MINUTE }), NOW + DAY)).toBe('expired')
  })

  test("the endpoint's word goes before a clock that is hours ahead", () => {
    const asked = foldReceipt(recordOf(), receiptOf(), NOW + DAY + 5 * HOUR)
    expect(shownState(asked, NOW + DAY + 5 * HOUR)).toBe('waiting')
  })

  test('clocks that disagreed when it was made are taken into account', () => {
    const ahead = recordOf({ clockGapSeconds: (5 * HOUR) / 1000 })
    expect(shownState(ahead, NOW + DAY - 5 * HOUR - 1)).toBe('waiting')
    expect(shownState(ahead, NOW + DAY - 5 * HOUR)).toBe('expired')
    const behind = recordOf({ clockGapSeconds: (-5 * HOUR) / 1000 })
    expect(shownState(behind, NOW + DAY + 5 * HOUR - 1)).toBe('waiting')
  })

  test('what has ended is shown as it ended', () => {
    expect(shownState(recordOf({ state: 'revoked' }), NOW + 9 * DAY)).toBe('revoked')
  })
})
