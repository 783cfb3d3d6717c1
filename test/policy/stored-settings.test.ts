import * as fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { configureEndpoint, withEndpoint } from '#lib/policy/endpoints.ts'
import { DEFAULT_SETTINGS, settingsSchema } from '#lib/policy/settings.ts'
import { readStoredSettings } from '#lib/policy/stored-settings.ts'
import { PROBED } from '../components/gallery/probed.ts'

const LIMITS = {
  envelopeBytes: 1_048_576,
  minTtlSeconds: 60,
  maxTtlSeconds: 604_800,
  maxOpens: 10,
  maxAttempts: 10,
}
/** What an endpoint with these limits can do. */
const CAPABILITIES = {
  lifetimes: { as: 'range', minSeconds: 60, maxSeconds: 604_800 },
  maxOpens: 10,
  textBytes: 1_031_936,
  fileBytes: 1_031_936,
  passphrases: { isWholeKey: false, maxAttempts: 10 },
  labels: true,
  receipts: 'full',
  revoke: true,
  claims: true,
  without: 'page',
}
/** As the first version wrote it, byte for byte. */
const VERSION_1 = {
  version: 1,
  endpoints: [
    {
      id: 'Fz8rT0bq1M3nYw2k',
      kind: 'matchstick',
      baseUrl: 'https://secrets.example.com/',
      name: 'Team secrets',
      needsToken: true,
      limits: LIMITS,
      ttlSeconds: 3600,
    },
  ],
  defaultEndpointId: 'Fz8rT0bq1M3nYw2k',
  rightClick: 'copy',
}
/** As the second version wrote it. */
const VERSION_2 = {
  version: 2,
  endpoints: VERSION_1.endpoints.map((endpoint) => ({ ...endpoint, opensHere: false })),
  defaultEndpointId: 'Fz8rT0bq1M3nYw2k',
  rightClick: 'copy',
  clearClipboardSeconds: 60,
  notifications: false,
}
/** As the newest version has them. */
const ENDPOINTS = VERSION_2.endpoints.map(({ limits: _, ...others }) => ({
  ...others,
  capabilities: CAPABILITIES,
}))
/** As the third version wrote it. */
const VERSION_3 = {
  ...VERSION_2,
  version: 3,
  sites: { slack: { isOn: true, off: ['generic-password'] } },
  levels: { critical: 'block', high: 'hold', medium: 'warn', low: 'off' },
  asksReason: true,
}
/** As the fifth version wrote it. */
const VERSION_5 = {
  ...VERSION_3,
  version: 5,
  endpoints: ENDPOINTS,
  own: [],
  off: ['jwt'],
  allow: [],
}
/** As the sixth version wrote it. */
const VERSION_6 = {
  ...VERSION_5,
  version: 6,
  sites: {
    slack: { isOn: true, off: ['generic-password'] },
    'https://chat.example.com': { isOn: false, off: [] },
  },
  siteEndpoints: {},
}
/** What version 7 makes of the sites of version 3. */
const KNOWN = { slack: { isOn: true, off: ['generic-password'], product: null } }
/** What version 6 brought. */
const OF_SITES = { siteEndpoints: {} }
/** What version 4 brought. */
const OWN = { own: [], off: [], allow: [] }
/** What version 3 brought. */
const WARNINGS = {
  sites: {},
  levels: { critical: 'hold', high: 'hold', medium: 'hold', low: 'mark' },
  asksReason: false,
}
const one = configureEndpoint(PROBED, { id: 'one', baseUrl: 'https://one.example/' })
const two = configureEndpoint(PROBED, { id: 'two', baseUrl: 'https://two.example/' })
const SETTINGS = [one, two].reduce(withEndpoint, DEFAULT_SETTINGS)
const BADGE = {
  id: 'acme-badge',
  name: 'ACME badge',
  pattern: 'ACME-[0-9]{6}',
  keywords: ['ACME-'],
  severity: 'high',
  matches: ['ACME-204611'],
  ignores: ['ACME-12'],
  isOn: true,
} as const

test('nothing is stored yet: the defaults', () => {
  expect(readStoredSettings(undefined)).toEqual({ value: DEFAULT_SETTINGS, problem: null })
})

test('version 1 becomes the newest, and keeps every choice', () => {
  expect(readStoredSettings(VERSION_1)).toEqual({
    value: {
      ...WARNINGS,
      ...OWN,
      ...OF_SITES,
      version: 7,
      endpoints: ENDPOINTS.map((endpoint) => ({ ...endpoint, opensHere: true })),
      defaultEndpointId: 'Fz8rT0bq1M3nYw2k',
      rightClick: 'copy',
      clearClipboardSeconds: null,
      notifications: true,
    },
    problem: null,
  })
})

test('version 2 gets warnings as a new installation has them', () => {
  expect(readStoredSettings(VERSION_2)).toEqual({
    value: { ...VERSION_2, endpoints: ENDPOINTS, ...WARNINGS, ...OWN, ...OF_SITES, version: 7 },
    problem: null,
  })
})

test('version 3 keeps what was chosen about warnings, and has no detectors of its own', () => {
  expect(readStoredSettings(VERSION_3)).toEqual({
    value: {
      ...VERSION_3,
      endpoints: ENDPOINTS,
      ...OWN,
      ...OF_SITES,
      sites: KNOWN,
      version: 7,
    },
    problem: null,
  })
})

test('version 5 keeps all of it, and every site has the default endpoint', () => {
  expect(readStoredSettings(VERSION_5)).toEqual({
    value: { ...VERSION_5, ...OF_SITES, sites: KNOWN, version: 7 },
    problem: null,
  })
})

test('version 6 keeps its sites, of which nobody has asked yet what runs there', () => {
  expect(readStoredSettings(VERSION_6)).toEqual({
    value: {
      ...VERSION_6,
      sites: { ...KNOWN, 'https://chat.example.com': { isOn: false, off: [], product: null } },
      version: 7,
    },
    problem: null,
  })
  const damaged = { ...VERSION_6, sites: { ...VERSION_6.sites, slack: 'on' } }
  expect(readStoredSettings(damaged).value.sites).toEqual({
    'https://chat.example.com': { isOn: false, off: [], product: null },
  })
})

test('a switch that a late version 1 had set stays as it is', () => {
  const endpoints = VERSION_1.endpoints.map((each) => ({ ...each, opensHere: false }))
  const { value } = readStoredSettings({ ...VERSION_1, endpoints })
  expect(value.endpoints[0]?.opensHere).toBe(false)
})

test('a newer version is not read, and said to be newer', () => {
  const newer = { ...SETTINGS, version: 8 }
  expect(readStoredSettings(newer)).toEqual({ value: DEFAULT_SETTINGS, problem: 'newer' })
})

describe('damage', () => {
  test('one bad endpoint does not cost the others, nor the choices', () => {
    const endpoints = [{ ...one, baseUrl: 'http://one.example/' }, null, two]
    const { value, problem } = readStoredSettings({ ...SETTINGS, endpoints, rightClick: 'copy' })
    expect(problem).toBe('damaged')
    expect(value).toMatchObject({ endpoints: [two], rightClick: 'copy' })
  })

  test('one bad choice does not cost the endpoints', () => {
    const stored = { ...SETTINGS, rightClick: 'explode', clearClipboardSeconds: -1 }
    expect(readStoredSettings(stored)).toEqual({ value: SETTINGS, problem: 'damaged' })
  })

  test('one bad site does not cost the others', () => {
    const whole = { isOn: false, off: ['generic-password'], product: 'mattermost' }
    const sites = {
      slack: whole,
      gmail: { isOn: 'yes', off: [] },
      outlook: { ...whole, product: 'No id' },
      'https://chat.example.com': whole,
      'https://chat.example.com/path': whole,
    }
    const { value, problem } = readStoredSettings({ ...SETTINGS, sites, asksReason: true })
    expect(problem).toBe('damaged')
    expect(value.sites).toEqual({ slack: whole, 'https://chat.example.com': whole })
    expect(value.asksReason).toBe(true)
  })

  test('one bad endpoint of a site does not cost the others', () => {
    const siteEndpoints = {
      slack: one.baseUrl,
      gmail: 'http://one.example/',
      'Not a site': one.baseUrl,
      'https://chat.example.com': two.baseUrl,
    }
    const { value, problem } = readStoredSettings({ ...SETTINGS, siteEndpoints })
    expect(problem).toBe('damaged')
    expect(value).toEqual({
      ...SETTINGS,
      siteEndpoints: { slack: one.baseUrl, 'https://chat.example.com': two.baseUrl },
    })
  })

  test('one bad detector does not cost the others', () => {
    const own = [
      BADGE,
      { ...BADGE, id: 'Bad Id' },
      { ...BADGE, id: 'no-pattern', pattern: '' },
      { ...BADGE, id: 'long', pattern: 'x'.repeat(501) },
      { ...BADGE, id: 'examples', matches: Array(51).fill('x') },
      { ...BADGE, name: 'Twice' },
      'ACME',
    ]
    const { value, problem } = readStoredSettings({ ...SETTINGS, own })
    expect(problem).toBe('damaged')
    expect(value.own).toEqual([BADGE])
  })

  test('of too many detectors, or too large ones, the first stay', () => {
    const many = Array.from({ length: 60 }, (_, i) => ({ ...BADGE, id: `badge-${i}` }))
    expect(readStoredSettings({ ...SETTINGS, own: many }).value.own).toHaveLength(50)
    const large = many.map((one) => ({ ...one, matches: Array(20).fill('x'.repeat(1000)) }))
    const { value } = readStoredSettings({ ...SETTINGS, own: large })
    expect(value.own.length).toBeGreaterThan(5)
    expect(JSON.stringify(value.own).length).toBeLessThanOrEqual(256 * 1024)
  })

  test('a text that would allow half of everything is not used', () => {
    const allow = ['acme-*', '*', 'a*', 'two\nlines', ' spaced ', 7, 'x'.repeat(201)]
    const { value, problem } = readStoredSettings({ ...SETTINGS, allow })
    expect(problem).toBe('damaged')
    expect(value.allow).toEqual(['acme-*'])
  })

  test('a level that nobody knows costs the levels, and nothing else', () => {
    const levels = { ...SETTINGS.levels, low: 'shout' }
    const { value } = readStoredSettings({ ...SETTINGS, levels, asksReason: true })
    expect(value).toEqual({ ...SETTINGS, asksReason: true })
  })

  test.for([null, 7, 'settings', [], { version: 'two' }, { version: 0, endpoints: 'none' }])(
    '%j is no settings, and the product works with the defaults',
    (stored) => {
      expect(readStoredSettings(stored)).toEqual({ value: DEFAULT_SETTINGS, problem: 'damaged' })
    },
  )

  test('whatever is stored, what is read can be used and written', () => {
    const field = fc.oneof(fc.jsonValue(), fc.constantFrom(...Object.values(SETTINGS)))
    const stored = fc.oneof(
      fc.jsonValue(),
      fc.record(
        {
          version: fc.oneof(fc.constantFrom(1, 2, 3, 4, 5, 6, 7), fc.jsonValue()),
          endpoints: field,
          defaultEndpointId: field,
          rightClick: field,
          sites: field,
          siteEndpoints: field,
          own: field,
          off: field,
          allow: field,
          levels: field,
          clearClipboardSeconds: field,
          notifications: field,
        },
        { requiredKeys: [] },
      ),
    )
    fc.assert(
      fc.property(stored, (raw) => {
        const { value } = readStoredSettings(raw)
        expect(v.parse(settingsSchema, value)).toEqual(value)
        expect(readStoredSettings(value)).toEqual({ value, problem: null })
      }),
    )
  })
})
