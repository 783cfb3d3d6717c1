import { describe, expect, test } from 'vitest'
import { errorText } from '#components/error-text.ts'
import { createCatalogI18n } from '#lib/i18n/catalog.ts'
import messages from '#locales/en.json' with { type: 'json' }

const i18n = createCatalogI18n(messages, 'en')

/** Every code that can reach a person; the type in `error-text.ts` keeps this list complete. */
const CODES = [
  'endpoint/unreachable',
  'endpoint/timeout',
  'endpoint/cancelled',
  'endpoint/not-an-endpoint',
  'endpoint/refused',
  'endpoint/out-of-limits',
  'endpoint/too-large',
  'endpoint/token-required',
  'endpoint/token-refused',
  'endpoint/sign-in-required',
  'endpoint/sign-in-refused',
  'endpoint/rate-limited',
  'endpoint/quota-full',
  'endpoint/failed',
  'endpoint/unsupported-version',
  'endpoint/would-see-passphrase',
  'crypto/damaged',
  'crypto/wrong-passphrase',
  'crypto/kdf-failed',
  'crypto/passphrase-empty',
  'crypto/passphrase-too-long',
  'crypto/passphrase-malformed',
  'crypto/header-too-large',
  'app/no-endpoint',
  'app/empty-selection',
  'app/too-much-text',
  'app/broken-text',
  'app/page-closed-to-scripts',
  'app/too-many-shares',
  'app/too-many-files',
  'app/clipboard-refused',
  'app/no-answer',
  'app/not-asked',
]

describe('errorText', () => {
  test.each(CODES)('%s has a title of its own and says what to do', (code) => {
    const { title, hint } = errorText(i18n, { code })
    expect(title).not.toBe('')
    expect(hint).toMatch(/\.$/)
    expect(`${title} ${hint}`).not.toMatch(/\$\d|undefined|null/)
    expect(title).not.toBe(errorText(i18n, { code: 'app/internal' }).title)
  })

  test('a code that nobody knows reads as a fault of ours', () => {
    const internal = errorText(i18n, { code: 'app/internal' })
    expect(errorText(i18n, { code: 'toString' })).toEqual(internal)
    expect(errorText(i18n, { code: 'elsewhere/new' })).toEqual(internal)
  })

  test('rate limiting says when to try again', () => {
    const failure = { code: 'endpoint/rate-limited', retryAfterSeconds: 42 }
    expect(errorText(i18n, failure).hint).toContain('42 seconds')
    expect(errorText(i18n, { code: 'endpoint/rate-limited' }).hint).toContain('in a minute')
  })

  test('another version says which would do', () => {
    const failure = { code: 'endpoint/unsupported-version', supported: 'Enclosed 1' }
    expect(errorText(i18n, failure).hint).toContain('Enclosed 1')
  })

  test('too large says how much there is room for', () => {
    const failure = { code: 'endpoint/too-large', limitBytes: 1_500_000 }
    expect(errorText(i18n, failure).hint).toContain('1.5 MB')
  })

  test('unreachable names the likely causes', () => {
    const { hint } = errorText(i18n, { code: 'endpoint/unreachable' })
    for (const cause of ['down', 'certificate', 'network']) expect(hint).toContain(cause)
  })
})
