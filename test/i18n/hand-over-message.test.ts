import { expect, test } from 'vitest'
import { createCatalogI18n } from '#lib/i18n/catalog.ts'
import { handOverMessage } from '#lib/i18n/hand-over-message.ts'
import messages from '#locales/en.json' with { type: 'json' }

const i18n = createCatalogI18n(messages, 'en')
const SHARE = {
  link: 'https://secrets.example/#1nabc',
  expiresAt: '2026-11-24T12:05:00.000Z',
  maxOpens: 1,
  hasPassphrase: false,
  without: 'page' as const,
}

test('the link stands alone, then how often and until when, with a time zone', () => {
  const [first, second, terms, ...rest] = handOverMessage(i18n, SHARE).split('\n')
  expect([first, second, rest]).toEqual([SHARE.link, '', []])
  expect(terms).toMatch(
    /^This link opens once\. It expires on Nov 2[345], 2026, \d+:\d\d.[AP]M \S+\.$/,
  )
})

test('several openings, and a passphrase that comes another way', () => {
  const message = handOverMessage(i18n, { ...SHARE, maxOpens: 3, hasPassphrase: true })
  expect(message).toContain('This link opens up to 3 times.')
  expect(message).toMatch(/It asks for a passphrase, which I send you separately\.$/)
})

test.for([
  ['nothing', /you need the Matchstick extension, with this endpoint added\.$/],
  ['paste', /copy what you see there into a page of Matchstick\.$/],
] as const)('what it takes to open it, where the link alone does not: %s', ([without, words]) => {
  expect(handOverMessage(i18n, { ...SHARE, without })).toMatch(words)
})
