import { describe, expect, test, vi } from 'vitest'
import type { Hold } from '#lib/activity/hold.ts'
import { DEFAULT_SETTINGS } from '#lib/policy/settings.ts'
import { withProduct, withSite } from '#lib/policy/sites.ts'
import { createSiteWorld } from './site-world.ts'

vi.mock('#lib/editors/sites/index.ts', async () => {
  const { KNOWN_SITES } = await import('#test/support/known-sites.ts')
  return { SITES: KNOWN_SITES }
})

const ADDED = 'https://chat.example.com'
const OTHER = { is: 'other', host: 'chat.example.com', siteName: null }
const FOUND = { detector: 'generic-password', name: 'Password', severity: 'high' as const }

describe('a site that is watched', () => {
  test('says so, and what was found in the tab', async () => {
    const { model } = createSiteWorld({
      report: { findings: [FOUND], limits: ['partial'], elsewhere: 'frame.example' },
    })
    await model.start()
    expect(model.view.value).toEqual({
      is: 'watched',
      name: 'Slack',
      how: 'on',
      isProven: true,
    })
    expect(model.findings.value).toEqual([FOUND])
    expect(model.limits.value).toEqual(['partial'])
    expect(model.elsewhere.value).toBe('frame.example')
  })

  test('follows what is found in this tab, and in no other', async () => {
    const { model } = createSiteWorld()
    await model.start()
    model.framesChanged([
      { tabId: 8, findings: [FOUND], limits: ['partial'] },
      { tabId: 7, findings: [FOUND, FOUND], limits: ['resting'] },
      { tabId: 7, findings: [], limits: ['resting'] },
    ])
    expect(model.findings.value).toEqual([FOUND, FOUND])
    expect(model.limits.value).toEqual(['resting'])
  })

  test('is switched off and on, and keeps what else was chosen', async () => {
    const settings = withSite(DEFAULT_SETTINGS, 'slack', { off: ['one'] })
    const { world, model } = createSiteWorld({ settings })
    await model.start()
    await model.setOn(false)
    expect(model.view.value).toMatchObject({ how: 'off' })
    expect(world.settings.sites).toEqual({
      slack: { isOn: false, off: ['one'], product: null },
    })
    await model.setOn(true)
    expect(model.view.value).toMatchObject({ how: 'on' })
  })

  test('pauses for ten minutes, and goes on when it is told to', async () => {
    const { world, model } = createSiteWorld({ pauses: { gmail: 1 } })
    await model.start()
    await model.pause()
    expect(world.pauses).toEqual({ gmail: 1, slack: world.now + 600_000 })
    expect(model.view.value).toMatchObject({ how: 'paused' })
    expect(model.pausedUntil.value).toBe(world.now + 600_000)
    await model.resume()
    expect(world.pauses).toEqual({ gmail: 1 })
    expect(model.view.value).toMatchObject({ how: 'on' })
  })

  test('a pause that is over is none', async () => {
    const { model } = createSiteWorld({ pauses: { slack: 1 } })
    await model.start()
    expect(model.view.value).toMatchObject({ how: 'on' })
  })

  test('says when the browser does not let us in, and asks again in the click', async () => {
    const { world, model } = createSiteWorld({ granted: new Set() })
    await model.start()
    expect(model.view.value).toMatchObject({ how: 'not-allowed' })
    const watching = model.watch()
    expect(world.asked).toEqual(['https://*.slack.com/*'])
    await watching
    expect(model.view.value).toMatchObject({ how: 'on' })
  })

  test('a permission that is still refused takes nothing of the settings', async () => {
    const settings = withSite(DEFAULT_SETTINGS, ADDED)
    const { world, model } = createSiteWorld({ url: `${ADDED}/`, settings, allows: false })
    await model.start()
    await model.watch()
    expect(world.settings).toEqual(settings)
  })
})

describe('another site', () => {
  test('is watched from one click on', async () => {
    const { world, model } = createSiteWorld({ url: `${ADDED}/room?x#y` })
    await model.start()
    expect(model.view.value).toEqual(OTHER)
    const watching = model.watch()
    // Before anything is awaited: later the browser would not count it as the person's doing.
    expect(world.asked).toEqual([`${ADDED}/*`])
    await watching
    expect(world.settings.sites).toEqual({ [ADDED]: { isOn: true, off: [], product: null } })
    expect(model.view.value).toEqual({
      is: 'watched',
      name: 'chat.example.com',
      how: 'on',
      isProven: false,
    })
  })

  test('is not when the person refuses', async () => {
    const { world, model } = createSiteWorld({ url: `${ADDED}/`, allows: false })
    await model.start()
    await model.watch()
    expect(world.settings).toEqual(DEFAULT_SETTINGS)
    expect(model.view.value).toEqual(OTHER)
  })

  test('what cannot be kept is said', async () => {
    const { model } = createSiteWorld({ url: `${ADDED}/`, isNewer: true })
    await model.start()
    await model.watch()
    expect(model.failure.value).toEqual({ code: 'app/storage-newer' })
    expect(model.view.value).toEqual(OTHER)
  })
})

describe('a site that we know, and that is not watched', () => {
  const url = 'https://prompts.example/c/1'
  const patterns = ['https://prompts.example/*', 'https://prompts.example.org/*']

  test('is offered by its name, and asked for with all of its hosts at once', async () => {
    const { world, model } = createSiteWorld({ url })
    await model.start()
    expect(model.view.value).toEqual({ is: 'other', host: 'prompts.example', siteName: 'Prompts' })
    await model.watch()
    expect(world.asked).toEqual(patterns)
    expect(world.settings.sites).toEqual({ prompts: { isOn: true, off: [], product: null } })
    expect(model.view.value).toMatchObject({ is: 'watched', name: 'Prompts', how: 'on' })
  })

  test('is asked for again when it is switched on again: it has given its hosts back', async () => {
    const off = withSite(DEFAULT_SETTINGS, 'prompts', { isOn: false })
    const { world, model } = createSiteWorld({ url, settings: off })
    await model.start()
    expect(model.view.value).toMatchObject({ how: 'off' })
    const switching = model.setOn(true)
    expect(world.asked).toEqual(patterns)
    await switching
    expect(model.view.value).toMatchObject({ how: 'on' })
  })

  test('stays off when the person refuses', async () => {
    const off = withSite(DEFAULT_SETTINGS, 'prompts', { isOn: false, off: ['jwt'] })
    const { world, model } = createSiteWorld({ url, settings: off, allows: false })
    await model.start()
    await model.setOn(true)
    expect(world.settings).toEqual(off)
  })
})

test('what was recognised on a host of their own is proven as far as its product is', async () => {
  const added = withSite(DEFAULT_SETTINGS, ADDED)
  const { model } = createSiteWorld({
    url: `${ADDED}/`,
    settings: added,
    granted: new Set([`${ADDED}/*`]),
  })
  await model.start()
  expect(model.view.value).toMatchObject({ name: 'chat.example.com', isProven: false })
  await model.settingsChanged(withProduct(added, ADDED, 'own-chat'))
  expect(model.view.value).toMatchObject({ name: 'chat.example.com', isProven: true })
})

test.for([null, 'chrome://settings/', 'http://plain.example/', 'about:blank', 'file:///etc/hosts'])(
  'in front of %s there is nothing to say',
  async (url) => {
    const { model } = createSiteWorld({ url })
    await model.start()
    expect(model.view.value).toBeNull()
  },
)

describe('what was warned of lately', () => {
  const hold = (some: Partial<Hold>): Hold => ({
    time: Date.UTC(2026, 10, 22, 14, 0),
    site: 'slack',
    event: 'replaced',
    detectors: ['jwt', 'jwt'],
    reason: null,
    where: '',
    version: '',
    ...some,
  })

  test('is of this site, of today, and not much', async () => {
    const { world, model } = createSiteWorld({
      holds: [
        hold({ event: 'failed', detectors: [] }),
        hold({ site: 'gmail' }),
        hold({}),
        hold({ time: Date.UTC(2026, 10, 21, 14, 0) }),
      ],
      privateHolds: [hold({ event: 'sent-anyway' })],
    })
    await model.start()
    expect(model.lately.value).toMatchObject([
      { event: 'failed', kinds: [] },
      { event: 'replaced', kinds: ['JSON Web Token'] },
    ])
    world.holds = []
    await model.holdsChanged()
    expect(model.lately.value).toEqual([])
  })

  test('in a private window is what was done in one', async () => {
    const { model } = createSiteWorld({
      isPrivate: true,
      holds: [hold({})],
      privateHolds: [hold({ event: 'sent-anyway' })],
    })
    await model.start()
    expect(model.lately.value.map(({ event }) => event)).toEqual(['sent-anyway'])
  })
})
