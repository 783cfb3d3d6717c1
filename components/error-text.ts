import type { CryptoErrorCode } from '#lib/crypto/errors.ts'
import type { EndpointErrorCode } from '#lib/endpoints/endpoint.ts'
import { formatDuration } from '#lib/i18n/format.ts'
import type { I18n } from '#lib/i18n/i18n.ts'
import { formatSize } from '#lib/i18n/size.ts'
import type { Failure } from '#lib/messaging/failure.ts'
import type messages from '#locales/en.json'

/** Failures of the product itself, beside those of `lib/crypto` and of endpoints. */
export type AppFailureCode =
  | 'app/no-endpoint'
  | 'app/host-withheld'
  | 'app/empty-selection'
  | 'app/empty-file'
  | 'app/no-files'
  | 'app/no-passphrases'
  | 'app/weak-passphrase'
  | 'app/cannot-revoke'
  | 'app/unreadable-file'
  | 'app/too-much-text'
  | 'app/broken-text'
  | 'app/text-gone'
  | 'app/page-closed-to-scripts'
  | 'app/too-many-shares'
  | 'app/too-many-files'
  | 'app/clipboard-refused'
  | 'app/no-answer'
  | 'app/unchecked'
  | 'app/file-lost'
  | 'app/not-asked'
  | 'app/storage-newer'
  | 'app/internal'

export type FailureCode = CryptoErrorCode | EndpointErrorCode | AppFailureCode

/** What happened, and what to do about it. */
export interface ErrorText {
  title: string
  hint: string
}

const SENTENCES = {
  'endpoint/unreachable': 'unreachable',
  'endpoint/redirected': 'redirected',
  'endpoint/timeout': 'timeout',
  'endpoint/cancelled': 'cancelled',
  'endpoint/not-an-endpoint': 'notAnEndpoint',
  'endpoint/refused': 'refused',
  'endpoint/out-of-limits': 'outOfLimits',
  'endpoint/too-large': 'tooLarge',
  'endpoint/token-required': 'tokenRequired',
  'endpoint/token-refused': 'tokenRefused',
  'endpoint/sign-in-required': 'signInRequired',
  'endpoint/sign-in-refused': 'signInRefused',
  'endpoint/rate-limited': 'rateLimited',
  'endpoint/quota-full': 'quotaFull',
  'endpoint/failed': 'failed',
  'endpoint/unsupported-version': 'unsupportedVersion',
  'endpoint/would-see-passphrase': 'wouldSeePassphrase',
  'crypto/damaged': 'damaged',
  'crypto/wrong-passphrase': 'wrongPassphrase',
  'crypto/kdf-failed': 'kdfFailed',
  'crypto/passphrase-empty': 'passphraseEmpty',
  'crypto/passphrase-too-long': 'passphraseTooLong',
  'crypto/passphrase-malformed': 'passphraseMalformed',
  'crypto/header-too-large': 'headerTooLarge',
  'app/no-endpoint': 'noEndpoint',
  'app/host-withheld': 'hostWithheld',
  'app/empty-selection': 'emptySelection',
  'app/empty-file': 'emptyFile',
  'app/no-files': 'noFiles',
  'app/no-passphrases': 'noPassphrases',
  'app/weak-passphrase': 'weakPassphrase',
  'app/cannot-revoke': 'cannotRevoke',
  'app/unreadable-file': 'unreadableFile',
  'app/too-much-text': 'tooMuchText',
  'app/broken-text': 'brokenText',
  'app/text-gone': 'textGone',
  'app/page-closed-to-scripts': 'pageClosed',
  'app/too-many-shares': 'tooManyShares',
  'app/too-many-files': 'tooManyFiles',
  'app/clipboard-refused': 'clipboardRefused',
  'app/no-answer': 'noAnswer',
  'app/unchecked': 'unchecked',
  'app/file-lost': 'fileLost',
  'app/not-asked': 'notAsked',
  'app/storage-newer': 'storageNewer',
  'app/internal': 'internal',
} as const satisfies Record<FailureCode, keyof typeof messages.errors>

/** The one place that turns a failure's code into words for people. */
export function errorText(i18n: I18n, failure: Failure): ErrorText {
  const sentence = isKnown(failure.code) ? SENTENCES[failure.code] : 'internal'
  return { title: i18n.t(`errors.${sentence}.title`), hint: hint(i18n, sentence, failure) }
}

function hint(
  i18n: I18n,
  sentence: (typeof SENTENCES)[FailureCode],
  { retryAfterSeconds, limitBytes, field, supported }: Failure,
): string {
  if (sentence === 'rateLimited') {
    return retryAfterSeconds
      ? i18n.t('errors.rateLimited.hint', formatDuration(i18n, retryAfterSeconds))
      : i18n.t('errors.rateLimited.hintUnknown')
  }
  if (sentence === 'tooLarge') {
    return limitBytes
      ? i18n.t('errors.tooLarge.hint', formatSize(i18n, limitBytes))
      : i18n.t('errors.tooLarge.hintUnknown')
  }
  if (sentence === 'outOfLimits') {
    if (field === 'expiresIn') return i18n.t('errors.outOfLimits.hintLifetime')
    if (field === 'maxOpens') return i18n.t('errors.outOfLimits.hintOpenings')
  }
  if (sentence === 'unsupportedVersion') {
    return supported
      ? i18n.t('errors.unsupportedVersion.hint', supported)
      : i18n.t('errors.unsupportedVersion.hintUnknown')
  }
  return i18n.t(`errors.${sentence}.hint`)
}

function isKnown(code: string): code is FailureCode {
  return Object.hasOwn(SENTENCES, code)
}
