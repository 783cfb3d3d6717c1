import { describe, expect, test, vi } from 'vitest'
import { createScanner } from '#lib/detection/scan.ts'
import {
  endpointToOpen,
  isStoppedBy,
  linkFilters,
  linkPages,
  linkShapes,
  serversThatRefuseOrigins,
} from '#lib/policy/link-rules.ts'
import { type ConfiguredEndpoint, DEFAULT_SETTINGS, type Settings } from '#lib/policy/settings.ts'
import { carrierLinkTo } from '#test/endpoints/carrier-link.ts'
import { ONE_ENDPOINT } from '../components/gallery/fixtures.ts'

const BASE = 'https://secrets.example.com/'
const UUID = '0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9'
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

describe('an address that a page wrote', () => {
  const filters = [
    '|https://*@secrets.example.com/?*#',
    '|https://*a*b#',
    '|https://secrets.example.com/#',
  ]

  test.for([
    [`https://x@secrets.example.com/?${'@secrets.example.com/?'.repeat(10)}#`, true],
    ['https://xa-b#1', true],
    ['https://xb-a#1', false],
    ['https://xab', false],
    ['see https://secrets.example.com/#1', false],
  ] as const)('%s is stopped: %s', ([url, expected]) => {
    expect(isStoppedBy(filters, url)).toBe(expected)
  })

  test('is searched once for each part, however it is made', () => {
    const search = vi.spyOn(String.prototype, 'indexOf')
    const url = `https://${'@secrets.example.com/?'.repeat(50_000)}`
    const isStopped = isStoppedBy(filters, url)
    const searched = search.mock.calls.length
    search.mockRestore()
    expect(isStopped).toBe(false)
    expect(searched).toBeGreaterThan(0)
    expect(searched).toBeLessThan(10)
  })
})

describe('what another server carries', () => {
  const NOTES = 'https://notes.example/'
  const page = `${NOTES}secret/a1b2c3d4`
  const carried = { kind: 'onetimesecret', baseUrl: NOTES }

  test('opens in the extension from its own page, which is stopped, and from ours', async () => {
    const settings = settingsWith({}, carried)
    const fragment = (await carrierLinkTo('onetimesecret', page)).split('#')[1]
    for (const address of [`${page}#`, `${page}?utm=1#`, `${page}%23`, `${BASE}#`]) {
      expect(isStopped(address + fragment, settings)).toBe(true)
      expect(endpointToOpen(address + fragment, settings)?.baseUrl).toBe(NOTES)
    }
    expect(isStopped(page, settings)).toBe(false)
    expect(endpointToOpen(page, settings)).toBeNull()
  })

  test('is no finding, on its own page or on ours', async () => {
    const link = await carrierLinkTo('onetimesecret', page)
    const settings = settingsWith({ ...carried, revealPage: BASE })
    const scanner = createScanner({ links: linkShapes(settings) })
    for (const each of [link, `${BASE}#${link.split('#')[1]}`]) {
      expect(scanner.scan(`see ${each} now`).findings).toEqual([])
    }
  })

  test('is for the page that the link leads to where its server is none of ours', async () => {
    const fragment = (await carrierLinkTo('onetimesecret', page)).split('#')[1]
    expect(endpointToOpen(`${BASE}#${fragment}`, settingsWith({}))).toBeNull()
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
    createScanner({ links: linkShapes(settingsWith({})) }).scan(text).findings.length

  test('are no findings, whatever kind of endpoint made them', () => {
    expect(scan(`${BASE}#${FRAGMENT}.kind.${secret}`)).toBe(0)
  })

  test('also behind another address in the same word', () => {
    expect(scan(`${BASE}docs,${BASE}#${FRAGMENT}.kind.${secret}`)).toBe(0)
  })

  test('other addresses of the endpoint are like any text: an invitation may hold a token', () => {
    expect(scan(`${BASE}#invite.${secret}`)).toBe(1)
    expect(scan(`${BASE}#1x.${secret}`)).toBe(1)
    expect(scan(`https://other.example/#1x.${secret}`)).toBe(1)
  })
})

describe('links that lead to another address than that of the server', () => {
  const API = 'https://api.drop.example/'
  const PAGE = 'https://drop.example/'
  const rest = `#/s/${'a1B2c3D4e5F6g7H8i9J0k1'}/${'A'.repeat(22)}`
  const split = { kind: 'yopass', baseUrl: API, linkPage: PAGE }

  test('open here from either, and are no findings', () => {
    const settings = settingsWith(split)
    expect(linkPages(settings)).toEqual([API, PAGE])
    const scanner = createScanner({ links: linkShapes(settings) })
    for (const base of [API, PAGE]) {
      expect(isStopped(base + rest, settings)).toBe(true)
      expect(endpointToOpen(base + rest, settings)?.baseUrl).toBe(API)
      expect(scanner.scan(`see ${base}#/s/a1B2c3/${secret()} now`).findings).toEqual([])
      expect(scanner.scan(`see ${base}about#${secret()} now`).findings).toHaveLength(1)
    }
  })

  test('are first of all those of the server whose own address it is', () => {
    const own = { kind: 'yopass', baseUrl: PAGE }
    expect(endpointToOpen(PAGE + rest, settingsWith(split, own))?.baseUrl).toBe(PAGE)
  })

  test('are a stranger’s to who has not agreed to that address', () => {
    const settings = settingsWith({ kind: 'yopass', baseUrl: API })
    expect(isStopped(PAGE + rest, settings)).toBe(false)
    expect(endpointToOpen(PAGE + rest, settings)).toBeNull()
  })
})

test.each([
  ['enclosed', '01jd5v4qz7m8k2n3p4r5s6t7v8#dar:'],
  ['enclosed', 'notes/view/01jd5v4qz7m8k2n3p4r5s6t7v8#pw:dar:'],
  ['privatebin', '?utm=1&0123456789abcdef#-'],
  ['privatebin', '?0123456789abcdef=&utm=1#-'],
  ['hemmelig', `s/${UUID}#`],
  ['hemmelig', `secret/${UUID}#decryptionKey=`],
  ['hemmelig-v6', 'secret/x-1#encryption_key='],
  ['hemmelig', `s/${UUID.toUpperCase()}#`],
  ['hemmelig-v6', 'secret/Zk1tXw7bN2/'],
  ['onetimesecret', `secret/abc#${FRAGMENT}.onetimesecret.`],
  ['passwordpusher', `p/abc-1/r#${FRAGMENT}.passwordpusher.`],
  ['custom', `#${FRAGMENT}.custom.`],
  ['openbao', `#${FRAGMENT}.openbao.`],
])('what is behind the beginning of a link is no finding: %s, %s', (kind, link) => {
  const scanner = createScanner({ links: linkShapes(settingsWith({ kind })) })
  expect(scanner.scan(`see ${BASE}${link}${secret()} now`).findings).toEqual([])
})

test.each([
  ['enclosed', 'docs#'],
  ['enclosed', '01jd5v4qz7m8k2n3p4r5s6t7v#'],
  ['privatebin', '?token='],
  ['hemmelig', 'sign-in?token='],
  ['hemmelig', 's/x#'],
  ['hemmelig', `s/${UUID}?token=`],
  ['hemmelig', `s/${UUID}#Zk1tXw7bN2,`],
  ['hemmelig-v6', 'secret/x?token='],
  ['hemmelig-v6', 'secret/Zk1tXw7bN2/x-1?'],
  ['enclosed', '01jd5v4qz7m8k2n3p4r5s6t7v8#dar:Zk1tXw7bN2;b='],
  ['privatebin', '?0123456789abcdef&token='],
  ['yopass', '#/s/a1B2c3/Zk1tXw7bN2,'],
  ['matchstick', `#${FRAGMENT},`],
  ['matchstick', `#${FRAGMENT}&token=`],
  ['cryptgeon', 'note/abc?token='],
  ['cryptgeon', 'note/abc#'],
  ['onetimesecret', 'secret/abc?token='],
  ['passwordpusher', 'p/abc?token='],
  ['custom', '#1/'],
  ['openbao', '#1x.'],
  ['yopass', '#/about/'],
])('a credential in another address of the server is one: %s, %s', (kind, address) => {
  const scanner = createScanner({ links: linkShapes(settingsWith({ kind })) })
  expect(scanner.scan(`see ${BASE}${address}${secret()} now`).findings).toHaveLength(1)
})

function secret(): string {
  return ['glpat', 'Q3v8Zk1tXw7bN2mR5yLs'].join('-')
}

test('the extension is not named to hosts of servers that may refuse its calls for it', () => {
  const settings = settingsWith(
    { kind: 'openbao', baseUrl: 'https://bao.example:8200/' },
    { kind: 'openbao', baseUrl: 'https://bao.example/other/' },
    { kind: 'matchstick', baseUrl: 'https://own.example/' },
    { kind: 'of a newer version', baseUrl: 'https://new.example/' },
  )
  expect(serversThatRefuseOrigins(settings)).toEqual([
    'https://bao.example:8200',
    'https://bao.example',
  ])
})

test('links stand below an endpoint, and below the page of ours that it names', () => {
  const page = 'https://reveal.example/'
  const settings = settingsWith({}, { baseUrl: page }, { kind: 'onetimesecret', revealPage: page })
  expect(linkPages(settings)).toEqual([BASE, page])
})
