import { describe, expect, test } from 'vitest'
import { entryChip, entryState } from '#components/popup/share-entry-text.ts'
import { type ShareEntry, toEntry } from '#lib/activity/entry.ts'
import { at, DAY, HOUR, NOW, recordOf } from '../../activity/examples.ts'
import { i18n } from '../gallery/fixtures.ts'

const state = (changes: Partial<ShareEntry>, now = NOW) =>
  entryState(i18n, { ...toEntry(recordOf()), ...changes }, now)
const chip = (changes: Partial<ShareEntry>) =>
  entryChip(i18n, { ...toEntry(recordOf()), ...changes }, NOW)

describe('a share of which its endpoint tells nothing', () => {
  const untold = { receipts: 'none' } as const

  test('is not called waiting: nobody knows', () => {
    expect(state(untold)).toBe('Nobody can say here whether it was opened. Expires in 24 hours.')
    expect(chip(untold)).toBe('Not known')
    expect(chip({ ...untold, state: 'revoked' })).toBe('Revoked')
  })

  test('also where there is no time limit', () => {
    expect(state({ ...untold, expiresAt: null })).toBe(
      'Nobody can say here whether it was opened. It stays there until it is.',
    )
  })

  test('also where the clocks disagree', () => {
    const late = { ...untold, checkedAt: NOW + 2 * DAY }
    expect(state(late, NOW + 2 * DAY)).toMatch(/^Nobody can say here .* Expires on /)
  })
})

describe('a share whose endpoint says that it is there', () => {
  const present = { receipts: 'presence', maxOpens: 5 } as const

  test('of several openings none is counted that nobody counted', () => {
    expect(state(present)).toBe('Not used up yet. Expires in 24 hours.')
    expect(state({ ...present, maxOpens: 1 })).toBe('Not opened yet. Expires in 24 hours.')
    expect(chip(present)).toBe('Waiting')
  })

  test('where all is told, they are counted', () => {
    const used = { maxOpens: 5, openings: [at(-HOUR)] }
    expect(state(used)).toBe('1 of 5 openings used. Expires in 24 hours.')
  })
})
