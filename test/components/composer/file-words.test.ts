import { describe, expect, test } from 'vitest'
import { fileLinkWords, fileText, fileTitle } from '#components/composer/file-words.ts'
import type { HeldFiles, Told } from '#components/composer/views.ts'
import { createCatalogI18n } from '#lib/i18n/catalog.ts'
import en from '#locales/en.json' with { type: 'json' }

const i18n = createCatalogI18n(en, 'en')
const FOUND: Told = {
  name: 'private key (PEM)',
  provider: 'PEM',
  reason: { code: 'known-shape' },
  severity: 'critical',
  kind: 'private-key',
}
const ONE: HeldFiles = { names: ['.env'], others: 0, hasBox: true }
const TWO: HeldFiles = { names: ['.env', 'a.pem'], others: 0, hasBox: false }

describe('the dialog of held files', () => {
  test('names the one file, and what is in it or how much; of several the number', () => {
    const title = (files: HeldFiles, count: number) =>
      fileTitle(
        i18n,
        { findings: Array.from({ length: count }, () => FOUND), files },
        count === 1 ? 'a private key' : null,
      )
    expect(title(ONE, 1)).toBe('Hold on: there is a private key in .env')
    expect(title(ONE, 3)).toBe('Hold on: there are 3 credentials in .env')
    expect(title(TWO, 2)).toBe('Hold on: there are 2 credentials in 2 files')
    const name = `${'a'.repeat(200)}\u202e.pem`
    expect(title({ ...ONE, names: [name] }, 1)).toMatch(/^Hold on: .* in a{39}…a{16}\.pem$/)
  })

  test('says that nothing has left, where the link goes and what becomes of the others', () => {
    expect(fileText(i18n, 'Slack', ONE, false)).toBe(
      'Nothing was uploaded yet: Slack has not seen it. The link goes into your message.',
    )
    expect(fileText(i18n, null, { ...TWO, others: 1 }, false)).toMatch(
      /^Nothing was uploaded yet: this site .* links are copied.* The other file is attached/,
    )
    expect(fileText(i18n, null, { ...ONE, others: 2 }, false)).toMatch(/The other 2 files are/)
  })

  test('a block says why there is no other way', () => {
    expect(fileText(i18n, 'Slack', ONE, true)).toMatch(/ It cannot be uploaded as it is: /)
  })

  test('links that went into no box are there to be copied', () => {
    expect(fileLinkWords(i18n, ONE, true)).toMatchObject({ title: 'Your link is ready' })
    expect(fileLinkWords(i18n, TWO, false).title).toBe('Your links are ready')
    expect(fileLinkWords(i18n, TWO, false).line).toMatch(/^Copy them /)
  })
})
