/** Settings of other versions, and what is left of damaged ones. */
import { SETTINGS_VERSION } from '#lib/policy/settings.ts'
import type { Browser } from '#test/support/browser.ts'
import { expect, test } from '#test/support/fixtures.ts'
import { importSettings, SHARE, shareByRightClick, TOAST_TITLE } from '#test/support/steps.ts'

interface Stored {
  version: number
  defaultEndpointId: string
  endpoints: Record<string, unknown>[]
}

async function settingsOf(browser: Browser): Promise<Stored> {
  return (await browser.storage('local')).settings as Stored
}

async function store(browser: Browser, settings: unknown): Promise<void> {
  await browser.inExtension((it) => chrome.storage.local.set({ settings: it }), settings)
}

test('settings of version 1 go on working', { tag: '@long-firefox' }, async ({
  sender,
  endpoint,
  site,
}) => {
  await importSettings(sender, endpoint.url)
  const { endpoints, defaultEndpointId } = await settingsOf(sender)
  const { limits } = (await (await fetch(`${endpoint.url}v1/info`)).json()) as { limits: object }
  const old = endpoints.map(({ opensHere: _, capabilities: __, ...one }) => ({ ...one, limits }))
  await store(sender, { version: 1, endpoints: old, defaultEndpointId, rightClick: 'replace' })
  const page = await sender.open(`${site.url}/notes`)
  expect(await shareByRightClick(sender, page, '#env')).toBe('Link copied')

  const options = await sender.openExtensionPage('options.html')
  await options.waitUntilShown('article.endpoint')
  expect((await settingsOf(sender)).version).toBe(1)
  await options.click({ css: 'label.choice', text: /^Only copy the link/ })
  await expect.poll(async () => (await settingsOf(sender)).version).toBe(SETTINGS_VERSION)
  expect((await settingsOf(sender)).endpoints).toEqual(endpoints)
})

test('settings of a newer version are told, and never written over', {
  tag: '@long-firefox',
}, async ({ sender, endpoint, site }) => {
  await importSettings(sender, endpoint.url)
  const newer = { ...(await settingsOf(sender)), version: 99, invented: { later: true } }
  await store(sender, newer)
  const said = 'These settings were made by a newer version of Matchstick'
  const options = await sender.openExtensionPage('options.html')
  await options.waitForText('main', said)
  expect(await options.count('input, select, textarea')).toBe(0)
  const popup = await sender.openExtensionPage('popup.html')
  await popup.waitForText('main', said)
  const page = await sender.open(`${site.url}/notes`)
  await page.select('#env')
  await sender.chooseFromContextMenu(page, '#env', SHARE)
  await page.waitForText(TOAST_TITLE, said)
  expect(await settingsOf(sender)).toEqual(newer)
})

test('damaged settings cost what was damaged, and nothing is thrown away unasked', async ({
  sender,
  endpoint,
  site,
}) => {
  await importSettings(sender, endpoint.url)
  const whole = await settingsOf(sender)
  const damaged = { ...whole, endpoints: [{ id: 7 }, ...whole.endpoints], rightClick: 'explode' }
  await store(sender, damaged)
  const page = await sender.open(`${site.url}/notes`)
  expect(await shareByRightClick(sender, page, '#env')).toBe('Link copied')
  expect(await settingsOf(sender)).toEqual(damaged)

  const options = await sender.openExtensionPage('options.html')
  await options.waitForText('[role=alert]', 'Some of what Matchstick keeps could not be read')
  await options.waitUntilShown('article.endpoint')
  expect((await settingsOf(sender)).endpoints).toEqual(whole.endpoints)
  expect((await sender.storage('local'))['settings:damaged']).toEqual(damaged)
  await options.reload()
  await options.click({ role: 'button', name: 'Save the damaged settings' })
  expect((await sender.waitForDownload()).name).toBe('matchstick-damaged-settings.json')
  await options.click({ role: 'button', name: 'Dismiss' })
  await options.waitUntilGone('[role=alert]')
  await expect.poll(() => sender.storage('local')).not.toHaveProperty(['settings:damaged'])

  await store(sender, 'not even an object')
  await options.reload()
  await options.waitForText('h2', 'Where should your secrets wait?')
  await options.waitForText('[role=alert]', 'Some of what Matchstick keeps could not be read')
})

test('two pages and the background change settings at once, and no change is lost', {
  tag: '@long-firefox',
}, async ({ sender, endpoint, launchEndpoint }) => {
  await importSettings(sender, endpoint.url)
  const others = await Promise.all(
    [1, 2].map((one) => launchEndpoint({ flags: ['--name', `${one}`] })),
  )
  const pages = []
  for (const { url } of others) {
    await sender.acceptPrompts(new URL(url).origin)
    const options = await sender.openExtensionPage('options.html')
    await options.fill({ role: 'textbox', name: 'Address or invitation link' }, url)
    pages.push(options)
  }
  // Both hold their answers until the other has asked too.
  let asked = 0
  const bothAsked = Promise.withResolvers<void>()
  sender.network.rule(async ({ url }) => {
    if (!url.endsWith('/v1/info')) return undefined
    asked += 1
    if (asked === others.length) bothAsked.resolve()
    await bothAsked.promise
    return undefined
  })
  await Promise.all(pages.map((page) => page.click({ role: 'button', name: 'Add endpoint' })))
  await expect.poll(async () => (await settingsOf(sender)).endpoints.length).toBe(3)
})
