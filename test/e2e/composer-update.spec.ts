/** The extension is updated, or switched off, under a page in which somebody is writing. */
import { CHAT, GMAIL } from '#test/pages/compose.ts'
import type { Page } from '#test/support/browser.ts'
import { isGuarded } from '#test/support/content-script.ts'
import { expect, test } from '#test/support/fixtures.ts'
import { importSettings } from '#test/support/steps.ts'
import { waitFor } from '#test/support/wait.ts'
import { answer, BOX, DIALOG, KEY, LINK, ours, REPLACE, replace } from '#test/support/watched.ts'

const MAIL = 'https://mail.google.com/mail'
const ADDED = 'https://chat.example.com'
const CARD = ours({ css: '.card' })

/** Hosts of ours that the page has, and names of highlights. */
const left = (page: Page) =>
  page.evaluate(() => ({
    hosts: document.querySelectorAll('div[data-ms=ui]').length,
    marks: [...CSS.highlights.keys()],
  }))

/** What the page was told to send. */
const sent = (page: Page) => page.evaluate(() => Number(Reflect.get(globalThis, 'sent') ?? 0))

test('updated while a card is open: the old script goes, the new one warns', async ({
  launchBrowser,
  hosts,
  endpoint,
}) => {
  const browser = await launchBrowser({ hosts })
  await importSettings(browser, endpoint.url)
  const page = await browser.open(hosts.page(MAIL, GMAIL))
  await page.click(BOX)
  await page.type(`use ${KEY} `)
  await page.waitUntilShown(REPLACE)
  await browser.updateExtension()
  await expect.poll(() => isGuarded(browser, page)).toBe(true)
  // Without a key being pressed: one card, and it is the new script's.
  await expect.poll(async () => (await left(page)).hosts).toBeLessThan(2)
  await page.bringToFront()
  await page.click(BOX)
  await page.type('now ')
  await page.waitUntilShown(REPLACE)
  expect((await left(page)).hosts).toBe(1)
  await page.press('Control+Enter')
  await page.waitUntilShown(DIALOG)
  expect(await sent(page)).toBe(0)
  await answer(page, () => page.press('Escape'))
  await replace(page)
  await page.waitForText(BOX, LINK)
})

test('updated while a message is held: nothing was sent, and it is held again', {
  tag: '@long-firefox',
}, async ({ launchBrowser, hosts, endpoint }) => {
  const browser = await launchBrowser({ hosts })
  await importSettings(browser, endpoint.url)
  const page = await browser.open(hosts.page(MAIL, GMAIL))
  await page.click(BOX)
  await page.type(`use ${KEY} `)
  await page.press('Control+Enter')
  await page.waitUntilShown(DIALOG)
  await browser.updateExtension()
  await expect.poll(() => isGuarded(browser, page)).toBe(true)
  await page.bringToFront()
  await page.waitUntilGone(DIALOG)
  await page.click(BOX)
  await page.type('now ')
  await page.waitUntilShown(REPLACE)
  await page.press('Control+Enter')
  await page.waitUntilShown(DIALOG)
  expect(await sent(page)).toBe(0)
})

test('switched off while a card is open: card and marks vanish, and the page sends as ever', {
  tag: '@long-firefox',
}, async ({ launchBrowser, hosts, endpoint }) => {
  const browser = await launchBrowser({ hosts })
  await importSettings(browser, endpoint.url)
  const page = await browser.open(hosts.page(MAIL, GMAIL))
  await page.click(BOX)
  await page.type(`use ${KEY} `)
  await page.waitUntilShown(REPLACE)
  await browser.setExtensionEnabled(false)
  // Without a key being pressed.
  await page.waitUntilGone(CARD)
  await page.click(BOX)
  await page.press('Control+Enter')
  await waitFor(
    async () => (await sent(page)) === 1 || null,
    () => 'The message does not leave',
  )
  await browser.setExtensionEnabled(true)
  await expect.poll(() => isGuarded(browser, page)).toBe(true)
  await page.bringToFront()
  expect((await left(page)).marks).toEqual([])
  await page.click(BOX)
  await page.type(`use ${KEY} `)
  await page.press('Control+Enter')
  await page.waitUntilShown(DIALOG)
  expect(await sent(page)).toBe(1)
})

test('switched off while a message is held: a button leads back to the page', async ({
  kind,
  launchBrowser,
  hosts,
  endpoint,
}) => {
  const browser = await launchBrowser({ hosts })
  await importSettings(browser, endpoint.url)
  const page = await browser.open(hosts.page(MAIL, GMAIL))
  await page.click(BOX)
  await page.type(`use ${KEY} `)
  await page.press('Control+Enter')
  await page.waitUntilShown(DIALOG)
  await browser.setExtensionEnabled(false)
  // Our script still runs in Chromium, and takes it away by itself.
  if (kind === 'firefox') await page.click(ours({ role: 'button', name: /^Go back/ }))
  await page.waitUntilGone(DIALOG)
  expect(await sent(page)).toBe(0)
  await page.click(BOX)
  await page.type('bye')
  expect(await page.value(BOX)).toContain('bye')
  await page.press('Control+Enter')
  await waitFor(
    async () => (await sent(page)) === 1 || null,
    () => 'The message does not leave',
  )
})

test('updated: a site that was added is guarded from its beginning again', {
  tag: '@long-firefox',
}, async ({ launchBrowser, hosts, endpoint }) => {
  const browser = await launchBrowser({ hosts })
  await importSettings(browser, endpoint.url, {
    sites: { [ADDED]: { isOn: true, off: [], product: null } },
  })
  await browser.grant(ADDED)
  const page = await browser.open(hosts.page(`${ADDED}/room`, CHAT))
  await expect.poll(() => isGuarded(browser, page)).toBe(true)
  await browser.updateExtension()
  const registered = () =>
    browser.inExtension(async () => {
      const [script] = await chrome.scripting.getRegisteredContentScripts()
      return script?.matches
    })
  await expect.poll(registered).toEqual([`${ADDED}/*`])
  const next = await browser.open(hosts.page(`${ADDED}/other`, CHAT))
  expect(await isGuarded(browser, next)).toBe(true)
})
