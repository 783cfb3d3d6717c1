import { describe, expect, test } from 'vitest'
import { SITES } from '#lib/editors/sites/index.ts'
import { DEFAULT_SETTINGS } from '#lib/policy/settings.ts'
import {
  allSites,
  keyToAdd,
  siteAt,
  withDetectorOff,
  withoutSite,
  withSite,
} from '#lib/policy/sites.ts'

const ADDED = 'https://chat.example.com'
const settings = withSite(DEFAULT_SETTINGS, ADDED)

describe('siteAt', () => {
  test.for([
    ['https://app.slack.com/client/T0/C0', 'slack'],
    ['https://slack.com/', 'slack'],
    ['https://mail.google.com/mail/u/0/#inbox', 'gmail'],
    ['https://outlook.office.com/mail/', 'outlook'],
    ['https://teams.cloud.microsoft/', 'teams'],
    ['https://discord.com/channels/1/2', 'discord'],
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
    'https://www.discord.com/',
    'https://sub.chat.example.com/',
    'http://chat.example.com/',
    'https://example.com/?https://app.slack.com/',
    'https://app.slack.com@example.com/',
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
})

test('after the installation the known sites are on, and there are no others', () => {
  const sites = allSites(DEFAULT_SETTINGS)
  expect(sites.map(({ key }) => key)).toEqual(['slack', 'gmail', 'outlook', 'teams', 'discord'])
  expect(sites.every(({ isOn, off }) => isOn && off.length === 0)).toBe(true)
})

test('every pattern of a known site is one that siteAt understands', () => {
  for (const { id, matches } of SITES) {
    for (const pattern of matches) {
      expect(siteAt(pattern.replaceAll('*', 'x'), DEFAULT_SETTINGS)?.key).toBe(id)
    }
  }
})

test('a site that was added is named by its host, and can be taken away again', () => {
  const added = allSites(settings).at(-1)
  expect(added).toMatchObject({ name: 'chat.example.com', patterns: [`${ADDED}/*`], siteId: null })
  expect(withoutSite(settings, ADDED)).toEqual(DEFAULT_SETTINGS)
})

test('choices for one site leave those for another alone', () => {
  const changed = withDetectorOff(settings, ADDED, 'one')
  expect(withSite(changed, ADDED, { isOn: false }).sites).toEqual({
    [ADDED]: { isOn: false, off: ['one'] },
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
