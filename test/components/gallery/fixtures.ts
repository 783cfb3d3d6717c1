import { createCatalogI18n } from '#lib/i18n/catalog.ts'
import type { CreatedShare } from '#lib/messaging/messages.ts'
import { configureEndpoint, withEndpoint } from '#lib/policy/endpoints.ts'
import { DEFAULT_SETTINGS } from '#lib/policy/settings.ts'
import messages from '#locales/en.json'
import { PROBED } from './probed.ts'

export const i18n = createCatalogI18n(messages, 'en')
export const NOW = Date.parse('2026-11-22T13:05:00.000Z')

export const LINK =
  'https://secrets.example.com/#1nZm9yIGV4YW1wbGUgcHVycG9zZXMgb25seSwgcmVhbGx5IQabc'

export const SHARE: CreatedShare = {
  id: 'Zm9yIGV4YW1wbGUgb25seQ',
  link: LINK,
  expiresAt: new Date(NOW + 24 * 3600_000).toISOString(),
  maxOpens: 1,
  hasPassphrase: false,
  endpointName: 'Team secrets',
  clockGapSeconds: 0,
}

export const LONG_NAME =
  'Platform engineering, staging and pre-production, European region (Frankfurt), shared vault'

const team = configureEndpoint(PROBED, { id: 'team', baseUrl: 'https://secrets.example.com/' })
const longest = configureEndpoint(
  { ...PROBED, needsToken: true },
  {
    id: 'long',
    baseUrl: 'https://one-time-secrets.platform-engineering.eu-central-1.internal.example.com/x/',
    name: LONG_NAME,
  },
)

export const ONE_ENDPOINT = withEndpoint(DEFAULT_SETTINGS, team)
export const TWO_ENDPOINTS = withEndpoint(ONE_ENDPOINT, longest)

/** In words of its own: nothing in the repository may look like a credential. */
const PASSWORD = ['correct', 'horse', 'battery', 'staple'].join('-')

export const ENV_FILE = [
  '# staging',
  `DATABASE_URL=postgres://app:${PASSWORD}@db.staging.internal:5432/app`,
  'STRIPE_KEY=not-a-real-key-but-as-long-as-one-would-be-00000000',
  'SESSION_SECRET="line ends are kept"',
  '',
  'FEATURES=one,two,three',
].join('\n')
