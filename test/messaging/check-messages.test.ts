import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import {
  checkRowSchema,
  checkSettingsSchema,
  checkStateSchema,
  MOST_ROWS,
} from '#lib/messaging/check-messages.ts'
import { checkSettings } from '#lib/policy/check-settings.ts'
import { DEFAULT_SETTINGS } from '#lib/policy/settings.ts'
import { withSite } from '#lib/policy/sites.ts'
import { row, state } from '../models/check-world.ts'

describe('what a page that took the script over could say', () => {
  test('is bounded: rows, their names, and what is shown of a credential', () => {
    const is = (rows: unknown[]) => v.is(checkStateSchema, { ...state(), rows })
    expect(is([row()])).toBe(true)
    expect(is(Array(MOST_ROWS + 1).fill(row()))).toBe(false)
    expect(v.is(checkRowSchema, row({ name: 'x'.repeat(201) }))).toBe(false)
    expect(v.is(checkRowSchema, row({ start: 'ghp_x' }))).toBe(false)
    expect(v.is(checkRowSchema, row({ places: -1 }))).toBe(false)
  })

  test('leads nowhere but to an https address', () => {
    expect(v.is(checkRowSchema, row({ rotateUrl: 'javascript:alert(1)' }))).toBe(false)
    expect(v.is(checkRowSchema, row({ rotateUrl: 'http://example.com/' }))).toBe(false)
  })
})

test('a page is looked at by what holds in the boxes of its site', () => {
  const settings = {
    ...withSite(DEFAULT_SETTINGS, 'slack', { off: ['one'] }),
    off: ['two'],
    allow: ['our-example'],
  }
  const there = checkSettings(settings, 'https://app.slack.com/client/T0/C0', {
    slack: ['three'],
  })
  expect(v.parse(checkSettingsSchema, there)).toMatchObject({
    isWatched: true,
    off: ['two'],
    offAt: { origin: 'https://app.slack.com', off: ['one', 'three'] },
    allow: ['our-example'],
  })
  const elsewhere = checkSettings(settings, 'https://example.com/')
  expect(elsewhere).toMatchObject({ isWatched: false, off: ['two'], offAt: null })
  expect(checkSettings(settings, null)).toMatchObject({ isWatched: false, off: ['two'] })
})
