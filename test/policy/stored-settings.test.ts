import * as fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { configureEndpoint, withEndpoint } from '#lib/policy/endpoints.ts'
import { DEFAULT_SETTINGS, settingsSchema } from '#lib/policy/settings.ts'
import { readStoredSettings } from '#lib/policy/stored-settings.ts'
import { PROBED } from '../components/gallery/probed.ts'

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
      limits: PROBED.limits,
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
/** What version 3 brought. */
const WARNINGS = {
  sites: {},
  levels: { critical: 'hold', high: 'hold', medium: 'hold', low: 'mark' },
  asksReason: false,
}
const one = configureEndpoint(PROBED, { id: 'one', baseUrl: 'https://one.example/' })
const two = configureEndpoint(PROBED, { id: 'two', baseUrl: 'https://two.example/' })
const SETTINGS = [one, two].reduce(withEndpoint, DEFAULT_SETTINGS)

test('nothing is stored yet: the defaults', () => {
  expect(readStoredSettings(undefined)).toEqual({ value: DEFAULT_SETTINGS, problem: null })
})

test('version 1 becomes the newest, and keeps every choice', () => {
  const [endpoint] = VERSION_1.endpoints
  expect(readStoredSettings(VERSION_1)).toEqual({
    value: {
      ...WARNINGS,
      version: 3,
      endpoints: [{ ...endpoint, opensHere: true }],
      defaultEndpointId: 'Fz8rT0bq1M3nYw2k',
      rightClick: 'copy',
      clearClipboardSeconds: null,
      notifications: true,
    },
    problem: null,
  })
})

test('version 2 becomes version 3: warnings as a new installation has them', () => {
  expect(readStoredSettings(VERSION_2)).toEqual({
    value: { ...VERSION_2, ...WARNINGS, version: 3 },
    problem: null,
  })
})

test('a switch that a late version 1 had set stays as it is', () => {
  const endpoints = VERSION_1.endpoints.map((each) => ({ ...each, opensHere: false }))
  const { value } = readStoredSettings({ ...VERSION_1, endpoints })
  expect(value.endpoints[0]?.opensHere).toBe(false)
})

test('a newer version is not read, and said to be newer', () => {
  const newer = { ...SETTINGS, version: 4 }
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
    const whole = { isOn: false, off: ['generic-password'] }
    const sites = {
      slack: whole,
      gmail: { isOn: 'yes', off: [] },
      'https://chat.example.com': whole,
      'https://chat.example.com/path': whole,
    }
    const { value, problem } = readStoredSettings({ ...SETTINGS, sites, asksReason: true })
    expect(problem).toBe('damaged')
    expect(value.sites).toEqual({ slack: whole, 'https://chat.example.com': whole })
    expect(value.asksReason).toBe(true)
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
          version: fc.oneof(fc.constantFrom(1, 2, 3), fc.jsonValue()),
          endpoints: field,
          defaultEndpointId: field,
          rightClick: field,
          sites: field,
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
