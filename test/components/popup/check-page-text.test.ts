import { expect, test } from 'vitest'
import {
  lookedAtText,
  notesOf,
  outcomeText,
  placesText,
  shownText,
} from '#components/popup/check-page-text.ts'
import { createCatalogI18n } from '#lib/i18n/catalog.ts'
import type { CheckView } from '#lib/models/check-view.ts'
import messages from '#locales/en.json' with { type: 'json' }
import { row } from '../../models/check-world.ts'

const i18n = createCatalogI18n(messages, 'en')
const one = { ...row(), frameId: 0 }
const done = (some: Partial<Extract<CheckView, { is: 'done' }>> = {}) => ({
  is: 'done' as const,
  rows: [],
  more: 0,
  characters: 1234,
  frames: 1,
  closedFrames: 0,
  limits: [],
  ...some,
})

test('the outcome counts what is not listed too', () => {
  expect(outcomeText(i18n, done())).toBe('Nothing here looks like a credential')
  // Of what was left out nothing is said to be clean.
  for (const some of [
    { limits: ['partial' as const] },
    { closedFrames: 1 },
    { closedFrames: null },
  ]) {
    expect(outcomeText(i18n, done(some))).toBe('Nothing found in what was looked at')
  }
  expect(outcomeText(i18n, done({ rows: [one] }))).toBe('One credential on this page')
  expect(outcomeText(i18n, done({ rows: [one], more: 3 }))).toBe('4 credentials on this page')
})

test('it is said how much was looked at, and what was not', () => {
  expect(lookedAtText(i18n, done())).toMatch(/^Looked at 1,234 characters: .*links\.$/)
  expect(lookedAtText(i18n, done({ frames: 3 }))).toMatch(/with embedded frames: 2\.$/)
  expect(notesOf(i18n, done())).toEqual([])
  const notes = notesOf(i18n, done({ limits: ['partial', 'changing'], closedFrames: 2 }))
  expect(notes).toHaveLength(3)
  expect(notes.at(-1)).toMatch(/^2 embedded frames could not be looked at/)
  expect(notesOf(i18n, done({ closedFrames: 1 }))).toEqual([
    'One embedded frame could not be looked at: it comes from another site, or is a file.',
  ])
})

test('a row says where it stands, and whether it may be something else', () => {
  expect(placesText(i18n, one)).toBe('')
  expect(placesText(i18n, { ...one, isSure: false, where: 'field', places: 2 })).toBe(
    'may be something else · in a field · in 2 places',
  )
  expect(shownText(i18n, { row: one, place: 1, places: 1 })).toBe('Shown on the page.')
  expect(shownText(i18n, { row: one, place: 2, places: 2 })).toMatch(/place 2 of 2/)
  expect(shownText(i18n, { row: one, place: null, places: 0 })).toBe(
    'It is not on the page any more.',
  )
})
