import { describe, expect, test } from 'vitest'
import { createScanner } from '#lib/detection/scan.ts'
import { endpointToOpen, isStoppedBy, linkFilters, linkStarts } from '#lib/policy/link-rules.ts'
import { type ConfiguredEndpoint, DEFAULT_SETTINGS, type Settings } from '#lib/policy/settings.ts'
import { ONE_ENDPOINT } from '../components/gallery/fixtures.ts'

const BASE = 'https://secrets.example.com/'
const FRAGMENT = `1n${'A'.repeat(47)}`

function settingsWith(...changes: Partial<ConfiguredEndpoint>[]): Settings {
  const [endpoint] = ONE_ENDPOINT.endpoints
  if (!endpoint) throw new Error('The fixture has no endpoint')
  const endpoints = changes.map((each, index) => ({
    ...endpoint,
    id: String(index),
    baseUrl: BASE,
    ...each,
  }))
  return { ...DEFAULT_SETTINGS, endpoints }
}

/** As Chromium reads a `urlFilter`: `|` is the beginning, `*` anything; the rest stands for itself. */
function matches(filter: string, url: string): boolean {
  const [start = '', ...rest] = filter.slice(1).split('*')
  if (!url.startsWith(start)) return false
  let at = start.length
  return rest.every((part) => {
    const found = url.indexOf(part, at)
    at = found + part.length
    return found >= 0
  })
}

function isStopped(url: string, settings: Settings): boolean {
  const filters = linkFilters(settings)
  const isMatched = filters.some((filter) => matches(filter, url))
  expect(isStoppedBy(filters, url)).toBe(isMatched)
  return isMatched
}

describe('what is stopped, and opens in the extension', () => {
  test.for([
    `${BASE}#${FRAGMENT}`,
    `${BASE}?utm_source=mail#${FRAGMENT}`,
    `${BASE}%23${FRAGMENT}`,
    `${BASE}%2523${FRAGMENT}`,
    `${BASE}%252523${FRAGMENT}`,
    `${BASE}#${FRAGMENT.slice(0, -9)}`,
    `${BASE}#anything-else`,
    `https://${'name:word'}@secrets.example.com/#${FRAGMENT}`,
    `https://name@secrets.example.com/?utm_source=mail#${FRAGMENT}`,
  ])('%s', (url) => {
    const settings = settingsWith({})
    expect(isStopped(url, settings)).toBe(true)
    expect(endpointToOpen(url, settings)?.baseUrl).toBe(BASE)
  })
})

describe('what the site may answer without being stopped', () => {
  test.for([
    BASE,
    `${BASE}?from=docs`,
    `https://${'name:word'}@secrets.example.com/`,
    `${BASE}docs/#${FRAGMENT}`,
    `${BASE}docs/%23`,
    `${BASE}%25x?y=23`,
    `https://other.example.com/#${FRAGMENT}`,
    `https://secrets.example.com.evil.example/#${FRAGMENT}`,
    `http://secrets.example.com/#${FRAGMENT}`,
  ])('%s', (url) => {
    const settings = settingsWith({})
    expect(isStopped(url, settings)).toBe(false)
    expect(endpointToOpen(url, settings)).toBeNull()
  })
})

test.for([`${BASE}#`, `${BASE}#invite.abc`, `${BASE}%23invite.abc`])(
  'a visit that is stopped and then goes on to the site: %s',
  (url) => {
    const settings = settingsWith({})
    expect(isStopped(url, settings)).toBe(true)
    expect(endpointToOpen(url, settings)).toBeNull()
  },
)

test('an endpoint whose links do not open here is left alone', () => {
  const settings = settingsWith({ opensHere: false })
  expect(linkFilters(settings)).toEqual([])
  expect(endpointToOpen(`${BASE}#${FRAGMENT}`, settings)).toBeNull()
})

test('each of several endpoints, also below another one', () => {
  const below = `${BASE}team/`
  const settings = settingsWith({ opensHere: false }, { baseUrl: below })
  expect(isStopped(`${BASE}#${FRAGMENT}`, settings)).toBe(false)
  expect(isStopped(`${below}#${FRAGMENT}`, settings)).toBe(true)
  expect(endpointToOpen(`${below}#${FRAGMENT}`, settings)?.baseUrl).toBe(below)
})

test('an endpoint of a kind that this version does not know is left to its own page', () => {
  expect(endpointToOpen(`${BASE}#${FRAGMENT}`, settingsWith({ kind: 'other' }))).toBeNull()
})

describe('links of endpoints in a text', () => {
  const secret = ['glpat', 'Q3v8Zk1tXw7bN2mR5yLs'].join('-')
  const scan = (text: string) =>
    createScanner({ allow: linkStarts(settingsWith({})) }).scan(text).findings.length

  test('are no findings, whatever kind of endpoint made them', () => {
    expect(scan(`${BASE}#1x.${secret}`)).toBe(0)
  })

  test('other addresses of the endpoint are like any text: an invitation may hold a token', () => {
    expect(scan(`${BASE}#invite.${secret}`)).toBe(1)
    expect(scan(`https://other.example/#1x.${secret}`)).toBe(1)
  })
})
