import { describe, expect, test } from 'vitest'
import { createCatalogI18n } from '#lib/i18n/catalog.ts'
import { describeLifetime } from '#lib/i18n/lifetime.ts'
import messages from '#locales/en.json' with { type: 'json' }

const i18n = createCatalogI18n(messages, 'en')
const now = Date.parse('2026-11-22T12:00:00.000Z')

const describeAfter = (seconds: number, maxOpens = 1) =>
  describeLifetime(i18n, {
    expiresAt: new Date(now + seconds * 1000).toISOString(),
    maxOpens,
    now,
  })

describe('describeLifetime', () => {
  test('says one opening and the time that was chosen', () => {
    expect(describeAfter(24 * 3600)).toBe('Opens once, expires in 24 hours.')
  })

  test('the second that sharing took does not show', () => {
    expect(describeAfter(3600 - 0.8)).toBe('Opens once, expires in 1 hour.')
    expect(describeAfter(7 * 86400 - 2)).toBe('Opens once, expires in 7 days.')
  })

  test('counts openings', () => {
    expect(describeAfter(3600, 3)).toBe('Opens up to 3 times, expires in 1 hour.')
  })

  test('names the moment when the clocks disagree', () => {
    expect(describeAfter(-3600)).toMatch(/^Opens once, expires on Nov 22, 2026/)
  })
})
