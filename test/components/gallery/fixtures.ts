import type { CustomApi } from '#lib/endpoints/custom/api.ts'
import { createCatalogI18n } from '#lib/i18n/catalog.ts'
import type { CreatedShare } from '#lib/messaging/messages.ts'
import { configureEndpoint, describedServer, withEndpoint } from '#lib/policy/endpoints.ts'
import { DEFAULT_SETTINGS } from '#lib/policy/settings.ts'
import messages from '#locales/en.json'
import { CARRIER, LEAST, PASTEBIN, PROBED, WRAPPING } from './probed.ts'

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
  canRevoke: true,
  without: 'page',
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
export const PASTEBIN_ENDPOINT = withEndpoint(
  DEFAULT_SETTINGS,
  configureEndpoint(PASTEBIN, { id: 'paste', baseUrl: 'https://paste.example.com/' }),
)

export const CARRIER_ENDPOINT = withEndpoint(
  DEFAULT_SETTINGS,
  configureEndpoint(CARRIER, {
    id: 'notes',
    baseUrl: 'https://notes.example.com/',
    revealPage: 'https://secrets.example.com/',
  }),
)

const DROPS = 'https://drops.example.com/'
export const DROPS_API: CustomApi = {
  bodies: 'json',
  create: {
    method: 'POST',
    path: 'v3/drops',
    body: '{ "content": "{{text}}", "ttl": {{seconds}} }',
  },
  open: { method: 'POST', path: 'v3/take', body: '{ "uid": "{{id}}" }' },
  revoke: { method: 'DELETE', path: 'v3/drops/{{id}}?key={{deleteToken}}', body: '' },
  idAt: 'drop.uid',
  expiresAt: 'drop.until',
  deleteTokenAt: 'drop.keys.remove',
  textAt: 'content',
  burns: true,
  maxTtlSeconds: 7 * 86400,
  mostCharacters: 100_000,
  headerNames: ['X-Team-Key'],
}
export const DESCRIBED_ENDPOINT = withEndpoint(
  DEFAULT_SETTINGS,
  configureEndpoint(describedServer(DROPS, DROPS_API), {
    id: 'drops',
    baseUrl: DROPS,
    name: 'Team drops',
    api: DROPS_API,
  }),
)

const drop = {
  ...PROBED,
  kind: 'yopass',
  name: 'api.drop.example.com',
  capabilities: { ...PROBED.capabilities, linksAt: 'https://drop.example.com/' },
}
/** Its page is at another address than its calls, and it says so. */
export const SPLIT_ENDPOINT = withEndpoint(
  DEFAULT_SETTINGS,
  configureEndpoint(drop, { id: 'drop', baseUrl: 'https://api.drop.example.com/' }),
)

export const WRAPPING_ENDPOINT = withEndpoint(
  DEFAULT_SETTINGS,
  configureEndpoint(WRAPPING, { id: 'bao', baseUrl: 'https://bao.example.com/' }),
)

const least = configureEndpoint(LEAST, { id: 'least', baseUrl: 'https://drop.example.com/' })
/** The one that can do next to nothing is the default. */
export const LEAST_ENDPOINT = [least, team].reduce(withEndpoint, DEFAULT_SETTINGS)

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
