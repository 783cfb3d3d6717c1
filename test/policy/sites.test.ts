import { describe, expect, test, vi } from 'vitest'
import { needsHost } from '#lib/policy/endpoints.ts'
import { DEFAULT_SETTINGS } from '#lib/policy/settings.ts'
import {
  allSites,
  isByMarkers,
  keyToAdd,
  offerAt,
  siteAt,
  siteNamed,
  withDetectorOff,
  withoutSite,
  withProduct,
  withSite,
} from '#lib/policy/sites.ts'

vi.mock('#lib/editors/sites/index.ts', async () => {
  const { KNOWN_SITES } = await import('#test/support/known-sites.ts')
  return { SITES: KNOWN_SITES }
})

const ADDED = 'https://chat.example.com'
const DESK = 'https://acme.desk.example'
const settings = withSite(DEFAULT_SETTINGS, ADDED)

describe('siteAt', () => {
  test.for([
    ['https://app.slack.com/client/T0/C0', 'slack'],
    ['https://slack.com/', 'slack'],
    ['https://mail.google.com/mail/u/0/#inbox', 'gmail'],
    ['https://chat.example.com/room', ADDED],
    // Match patterns name no port, and permissions are for hosts.
    ['https://chat.example.com:8443/room', ADDED],
  ])('%s is of %s', ([url = '', key]) => {
    expect(siteAt(url, settings)?.key).toBe(key)
  })

  test.for([
    'https://slack.com.example.com/',
    'https://notslack.com/',
    'http://app.slack.com/',
    'https://www.mail.google.com/',
    'https://sub.chat.example.com/',
    'http://chat.example.com/',
    'https://example.com/?https://app.slack.com/',
    'https://app.slack.com@example.com/',
    // Known, and nobody has said to watch it.
    'https://prompts.example/',
    'about:blank',
    '',
  ])('%s is of none', (url) => {
    expect(siteAt(url, settings)).toBeNull()
  })

  test('says what was chosen for it', () => {
    const changed = withSite(withDetectorOff(settings, 'slack', 'generic-password'), 'slack', {
      isOn: false,
    })
    expect(siteAt('https://app.slack.com/', changed)).toMatchObject({
      name: 'Slack',
      siteId: 'slack',
      isOn: false,
      off: ['generic-password'],
    })
  })

  test('is the host that was added, where the site that it is a part of is watched too', () => {
    const both = withSite(withSite(settings, 'desk'), DESK, { isOn: false })
    expect(siteAt(`${DESK}/agent`, both)).toMatchObject({ key: DESK, isOn: false })
    expect(siteAt('https://other.desk.example/', both)).toMatchObject({ key: 'desk', isOn: true })
  })
})

test('after the installation the first sites are on, and no others', () => {
  const sites = allSites(DEFAULT_SETTINGS)
  expect(sites.map(({ key }) => key)).toEqual([
    ...['gmail', 'slack', 'prompts', 'guessed', 'desk', 'forge'],
  ])
  expect(sites.filter(({ isOn }) => isOn).map(({ key }) => key)).toEqual(['gmail', 'slack'])
})

describe('what is offered', () => {
  test('is a site that we know, with all of its hosts', () => {
    expect(offerAt('https://prompts.example.org/c/1', settings)).toEqual({
      key: 'prompts',
      siteName: 'Prompts',
      patterns: ['https://prompts.example/*', 'https://prompts.example.org/*'],
      host: 'prompts.example.org',
    })
  })

  test('is the one host in front, of a site that has one for each customer', () => {
    expect(offerAt(`${DESK}/agent`, settings)).toEqual({
      key: DESK,
      siteName: 'Desk',
      patterns: [`${DESK}/*`],
      host: 'acme.desk.example',
    })
  })

  test('is the host of any other site', () => {
    expect(offerAt('https://other.example/', settings)).toMatchObject({
      key: 'https://other.example',
      siteName: null,
      patterns: ['https://other.example/*'],
    })
  })

  test.for(['https://app.slack.com/', ADDED, 'http://prompts.example/', 'about:blank', ''])(
    'is nothing at %s',
    (url) => {
      expect(offerAt(url, settings)).toBeNull()
    },
  )

  test('is nothing where it was switched off: the switch is there', () => {
    const off = withSite(settings, 'prompts', { isOn: false })
    expect(offerAt('https://prompts.example/', off)).toBeNull()
    expect(siteAt('https://prompts.example/', off)).toMatchObject({ isOn: false })
  })
})

describe('what is known of a host that was added', () => {
  test('is nothing, for all that its address tells', () => {
    expect(siteNamed(ADDED, settings)).toMatchObject({ siteId: null, isProven: false })
  })

  test('is what its pages are marked as', () => {
    const marked = siteNamed(ADDED, withProduct(settings, ADDED, 'own-chat'))
    expect(marked).toMatchObject({ siteId: 'own-chat', siteName: 'Own Chat', isProven: true })
    expect(marked.name).toBe('chat.example.com')
    expect(isByMarkers(marked)).toBe(true)
  })

  test('is nothing again when its pages are marked no more', () => {
    const marked = withProduct(settings, ADDED, 'own-chat')
    expect(withProduct(marked, ADDED, null)).toEqual(settings)
  })

  test('is not what nobody knows, and nothing of a site that was taken away', () => {
    expect(withProduct(settings, ADDED, 'unheard-of')).toEqual(settings)
    expect(withProduct(DEFAULT_SETTINGS, ADDED, 'own-chat')).toEqual(DEFAULT_SETTINGS)
  })

  test('is what its address tells, whatever its pages say', () => {
    const desk = siteNamed(DESK, withProduct(withSite(settings, DESK), DESK, 'own-chat'))
    expect(desk).toMatchObject({ siteId: 'desk', name: 'acme.desk.example' })
    expect(isByMarkers(desk)).toBe(false)
  })

  test('is nothing any more once a later version has dropped it', () => {
    const dropped = withSite(settings, ADDED, { product: 'long-gone' })
    expect(siteNamed(ADDED, dropped)).toMatchObject({ siteId: null, siteName: null })
  })
})

test('a guess is not proven', () => {
  expect(siteNamed('guessed', settings).isProven).toBe(false)
  expect(siteNamed('prompts', settings).isProven).toBe(true)
})

test('a host is needed by a site that is on, by one that was added, and by no other', () => {
  const pattern = 'https://forge.example/*'
  expect(needsHost(settings, pattern)).toBe(false)
  expect(needsHost(withSite(settings, 'forge'), pattern)).toBe(true)
  expect(needsHost(withSite(settings, 'forge', { isOn: false }), pattern)).toBe(false)
  expect(needsHost(withSite(settings, ADDED, { isOn: false }), `${ADDED}/*`)).toBe(true)
})

test('a site that was added is named by its host, and can be taken away again', () => {
  const added = allSites(settings).at(-1)
  expect(added).toMatchObject({ name: 'chat.example.com', patterns: [`${ADDED}/*`], siteId: null })
  expect(withoutSite(settings, ADDED)).toEqual(DEFAULT_SETTINGS)
})

test('choices for one site leave those for another alone', () => {
  const changed = withDetectorOff(settings, ADDED, 'one')
  expect(withSite(changed, ADDED, { isOn: false }).sites).toEqual({
    [ADDED]: { isOn: false, off: ['one'], product: null },
  })
  expect(withDetectorOff(changed, ADDED, 'one')).toEqual(changed)
  const full = Array.from({ length: 200 }, (_, index) => `detector-${index}`)
  const filled = withSite(settings, ADDED, { off: full })
  expect(withDetectorOff(filled, ADDED, 'one-more')).toEqual(filled)
})

describe('keyToAdd', () => {
  test.for([
    ['https://chat.example.com/a?b#c', ADDED],
    ['https://chat.example.com:8443/', ADDED],
    ['https://b\u00fccher.example/', 'https://xn--bcher-kva.example'],
  ])('%s is added as %s', ([url = '', key]) => {
    expect(keyToAdd(url)).toBe(key)
  })

  test.for([
    'http://chat.example.com/',
    'about:blank',
    'https://[::1]/',
    'file:///etc',
    'chrome://x/',
    '',
  ])('%s cannot be added', (url) => {
    expect(keyToAdd(url)).toBeNull()
  })
})
