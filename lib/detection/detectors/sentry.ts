import { defineProvider } from '../detector.ts'
import { base64, digits, type Examples, find, hex, leave } from '../examples.ts'

export default defineProvider({
  name: 'Sentry',
  rotateUrl: 'https://sentry.io/settings/account/api/auth-tokens/',
  detectors: [
    {
      id: 'sentry-organisation-auth-token',
      name: 'organisation auth token',
      shapes: ['sntrys_eyJ{base64+=:40-600}_{base64:43}'],
      severity: 'high',
    },
    {
      id: 'sentry-user-auth-token',
      name: 'user auth token',
      shapes: ['sntryu_{hex:64}'],
      severity: 'high',
    },
    {
      id: 'sentry-user-auth-token-old',
      name: 'user auth token (old)',
      shapes: ['{hex:64}'],
      severity: 'high',
      near: ['sentryauth', 'sentrytoken', 'sentryapi', 'sentryaccess', 'sentrykey', 'sentrysecret'],
    },
    {
      id: 'sentry-dsn',
      name: 'DSN',
      shapes: ['{hex:32}@o{digit:1-20}.ingest.'],
      severity: 'low',
      public: true,
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('sentry-organisation-auth-token', `sntrys_eyJ${base64(40)}_${base64(43)}`),
  find('sentry-user-auth-token', `sntryu_${hex(64)}`),
  find('sentry-user-auth-token-old', hex(64), { before: 'SENTRY_AUTH_TOKEN=' }),
  leave(`https://${hex(32)}@o${digits(6)}.ingest.sentry.io/${digits(7)}`),
]
