import { describe, expect, test } from 'vitest'
import type { CardState, CardView, HoldView, Told } from '#components/composer/views.ts'
import {
  announcement,
  cardWords,
  holdNote,
  holdTitle,
  holdWords,
  nameOf,
  reasonText,
} from '#components/composer/words.ts'
import type { Kind, Reason } from '#lib/detection/finding.ts'
import { createCatalogI18n } from '#lib/i18n/catalog.ts'
import en from '#locales/en.json' with { type: 'json' }
import { ENDPOINT } from './endpoint.ts'

const i18n = createCatalogI18n(en, 'en')
const GITHUB: Told = {
  name: 'GitHub personal access token (classic)',
  provider: 'GitHub',
  reason: { code: 'checksum-valid' },
  severity: 'critical',
  kind: 'secret',
}
const card = (given: Partial<CardView>): CardView => ({
  canReplace: true,
  findings: [GITHUB],
  index: 0,
  state: { at: 'found' },
  siteName: 'Slack',
  keepsDrafts: false,
  limit: null,
  ignores: 'token',
  endpoints: [],
  lostEndpoint: null,
  shortcut: 'Alt+Enter',
  ...given,
})
const hold = (given: Partial<HoldView>): HoldView => ({
  what: 'send',
  files: null,
  findings: [GITHUB],
  state: { at: 'found' },
  pastesAgain: false,
  isBlocked: false,
  asksReason: false,
  siteName: 'Slack',
  keepsDrafts: false,
  canReplace: true,
  isPartial: false,
  endpoint: null,
  lostEndpoint: null,
  ...given,
})
const unreachable = { at: 'failed', failure: { code: 'endpoint/unreachable' } } as const

describe('what was found', () => {
  test('providers keep the case of their names, other names begin like a sentence', () => {
    expect(nameOf(GITHUB)).toBe(GITHUB.name)
    expect(nameOf({ ...GITHUB, name: 'crates.io API token', provider: 'crates.io' })).toBe(
      'crates.io API token',
    )
    expect(nameOf({ ...GITHUB, name: 'password in a URL', provider: 'HTTP' })).toBe(
      'Password in a URL',
    )
  })

  test.for<[Reason, string]>([
    [{ code: 'checksum-valid' }, 'Its checksum is right'],
    [{ code: 'beside', beside: 'AWS_SECRET_ACCESS_KEY' }, 'Stands beside AWS_SECRET_ACCESS_KEY'],
    [{ code: 'beside', beside: '' }, 'Stands beside a word that says so'],
    [{ code: 'pair', beside: 'AWS access key id' }, 'Stands with its AWS access key id'],
    [{ code: 'encoded', encoding: 'base64' }, 'Found inside encoded text'],
  ])('%o', ([reason, said]) => {
    expect(reasonText(i18n, reason)).toBe(said)
  })
})

describe('the card', () => {
  test('says what and why', () => {
    expect(cardWords(i18n, card({}))).toEqual({
      title: 'GitHub personal access token (classic)',
      line: 'Its checksum is right',
    })
  })

  test('a failure says that the text is as it was', () => {
    const words = cardWords(i18n, card({ state: unreachable }))
    expect(words?.title).toBe(en.errors.unreachable.title)
    expect(words?.line).toMatch(/Your text is as it was\.$/)
  })

  test('nothing where there is no finding to tell of', () => {
    expect(cardWords(i18n, card({ findings: [] }))).toBeNull()
    expect(announcement(i18n, card({ findings: [] }))).toBe('')
  })

  test('a screen reader hears what was found and which keys act', () => {
    expect(announcement(i18n, card({}))).toBe(
      'GitHub personal access token (classic) found. Alt+Enter replaces it with a one-time link, Shift+Alt+Enter goes to more choices.',
    )
    const noEndpoint = announcement(i18n, card({ state: { at: 'no-endpoint' } }))
    expect(noEndpoint).not.toContain('replaces')
  })

  test.for<CardState>([{ at: 'sharing' }, { at: 'not-replaced', isCopied: false }, unreachable])(
    '$at is announced as it is shown',
    (state) => {
      const view = card({ state })
      const words = cardWords(i18n, view)
      expect(announcement(i18n, view)).toBe(`${words?.title}. ${words?.line}`)
    },
  )
})

describe('the hold dialog', () => {
  test.for<[Kind, string]>([
    ['secret', 'Hold on: there is a secret key in this message'],
    ['password', 'Hold on: there is a password in this message'],
    ['private-key', 'Hold on: there is a private key in this message'],
  ])('its title names the kind: %s', ([kind, title]) => {
    expect(holdTitle(i18n, hold({ findings: [{ ...GITHUB, kind }] }))).toBe(title)
  })

  test('several are counted', () => {
    const findings = [GITHUB, GITHUB, GITHUB]
    expect(holdTitle(i18n, hold({ findings }))).toBe(
      'Hold on: there are 3 credentials in this message',
    )
    expect(holdTitle(i18n, hold({ findings, what: 'paste' }))).toBe(
      'Hold on: you are pasting 3 credentials',
    )
  })

  test('a held paste has not reached the site, and that is said', () => {
    expect(holdWords(i18n, hold({ what: 'paste' }))?.line).toContain('Slack has not seen it')
    expect(holdWords(i18n, hold({ what: 'paste', siteName: null }))?.line).toContain(
      'this site has not seen it',
    )
    expect(holdWords(i18n, hold({}))).toBeNull()
  })

  test('a failure says what has become of the text', () => {
    expect(holdWords(i18n, hold({ state: unreachable }))?.line).toMatch(/text is as it was\.$/)
    expect(holdWords(i18n, hold({ state: unreachable, what: 'paste' }))?.line).toMatch(
      /Nothing was pasted\.$/,
    )
  })

  test('a block says why there is no other way', () => {
    expect(holdWords(i18n, hold({ isBlocked: true }))?.line).toBe(en.composer.hold.blockedSend)
    expect(holdWords(i18n, hold({ isBlocked: true, what: 'paste' }))?.line).toBe(
      en.composer.hold.blockedPaste,
    )
  })
})

describe('what is to be known of a link that is sent at once', () => {
  test('nothing, where it opens for everybody', () => {
    expect(holdNote(i18n, hold({ endpoint: ENDPOINT }))).toBe('')
    expect(holdNote(i18n, hold({ endpoint: null, lostEndpoint: 'old.example' }))).toBe('')
  })

  test('that its recipient needs the extension, and that it goes elsewhere', () => {
    const view = hold({
      endpoint: { ...ENDPOINT, without: 'nothing' },
      lostEndpoint: 'old.example',
    })
    expect(holdNote(i18n, view)).toBe(
      'The endpoint that you chose for this site, old.example, was removed. Links go to Team. ' +
        'It opens for people with Matchstick only.',
    )
  })
})
