import { describe, expect, test } from 'vitest'
import { DEFAULT_SETTINGS } from '#lib/policy/settings.ts'
import { withSite } from '#lib/policy/sites.ts'
import { createSiteWorld } from './site-world.ts'

const ADDED = 'https://chat.example.com'
const FOUND = { detector: 'generic-password', name: 'Password', severity: 'high' as const }

describe('a site that is watched', () => {
  test('says so, and what was found in the tab', async () => {
    const { model } = createSiteWorld({ findings: [FOUND] })
    await model.start()
    expect(model.view.value).toEqual({ is: 'watched', name: 'Slack', how: 'on' })
    expect(model.findings.value).toEqual([FOUND])
  })

  test('follows what is found in this tab, and in no other', async () => {
    const { model } = createSiteWorld()
    await model.start()
    model.framesChanged([
      { tabId: 8, findings: [FOUND] },
      { tabId: 7, findings: [FOUND, FOUND] },
    ])
    expect(model.findings.value).toEqual([FOUND, FOUND])
  })

  test('is switched off and on, and keeps what else was chosen', async () => {
    const settings = withSite(DEFAULT_SETTINGS, 'slack', { off: ['one'] })
    const { world, model } = createSiteWorld({ settings })
    await model.start()
    await model.setOn(false)
    expect(model.view.value).toMatchObject({ how: 'off' })
    expect(world.settings.sites).toEqual({ slack: { isOn: false, off: ['one'] } })
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
    expect(model.view.value).toEqual({ is: 'other', name: 'chat.example.com' })
    const watching = model.watch()
    // Before anything is awaited: later the browser would not count it as the person's doing.
    expect(world.asked).toEqual([`${ADDED}/*`])
    await watching
    expect(world.settings.sites).toEqual({ [ADDED]: { isOn: true, off: [] } })
    expect(model.view.value).toEqual({ is: 'watched', name: 'chat.example.com', how: 'on' })
  })

  test('is not when the person refuses', async () => {
    const { world, model } = createSiteWorld({ url: `${ADDED}/`, allows: false })
    await model.start()
    await model.watch()
    expect(world.settings).toEqual(DEFAULT_SETTINGS)
    expect(model.view.value).toEqual({ is: 'other', name: 'chat.example.com' })
  })

  test('what cannot be kept is said', async () => {
    const { model } = createSiteWorld({ url: `${ADDED}/`, isNewer: true })
    await model.start()
    await model.watch()
    expect(model.failure.value).toEqual({ code: 'app/storage-newer' })
    expect(model.view.value).toEqual({ is: 'other', name: 'chat.example.com' })
  })
})

test.for([null, 'chrome://settings/', 'http://plain.example/', 'about:blank', 'file:///etc/hosts'])(
  'in front of %s there is nothing to say',
  async (url) => {
    const { model } = createSiteWorld({ url })
    await model.start()
    expect(model.view.value).toBeNull()
  },
)
