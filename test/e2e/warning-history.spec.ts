/** What came of warnings, and failures of our own code: told in the popup and on the options page. */
import { GMAIL } from '#test/pages/compose.ts'
import type { Browser, Page } from '#test/support/browser.ts'
import { waitFor } from '#test/support/wait.ts'
import { answer, BOX, DIALOG, expect, KEY, test } from '#test/support/watched.ts'

const HISTORY = '#history'

async function openPopupWindow(browser: Browser): Promise<Page> {
  await browser.inExtension(async () => {
    await chrome.windows.create({ url: '/popup.html?window', type: 'popup' })
  })
  return browser.waitForPage(/popup\.html\?window$/)
}

/** What stands above it may still come, and take it away from under a press. */
const openLately = (popup: Page) =>
  waitFor(
    async () => {
      if ((await popup.count('.site-lately[open]')) > 0) return true
      await popup.click('.site-lately summary')
      return null
    },
    () => 'It does not open',
  )

test('a person sees what was held and what they chose, and clears it', async ({ watched }) => {
  const { browser } = watched
  const mail = await watched.open('https://mail.google.com', GMAIL)
  await mail.page.click(BOX)
  await mail.page.type(`use ${KEY}`)
  await mail.page.press('Control+Enter')
  await mail.page.waitUntilShown(DIALOG)
  await answer(mail.page, () => mail.page.press('Escape'))
  await mail.page.press('Control+Enter')
  await mail.page.waitUntilShown(DIALOG)
  await answer(mail.page, () => mail.page.press('Enter'))
  await mail.sent()

  const popup = await openPopupWindow(browser)
  await openLately(popup)
  await popup.waitForText('.site-lately', /GitLab.*\s+Replaced by a link, /)
  await popup.click({ role: 'button', name: 'All warnings' })
  const options = await browser.waitForPage(/options\.html#history$/)
  await options.waitForText(HISTORY, /Replaced by a link[\s\S]*Went back/)
  expect(await options.text(HISTORY)).not.toContain(KEY)
  expect(JSON.stringify((await browser.storage('local')).holds)).not.toContain(KEY)
  await popup.close()

  await options.click({ role: 'button', name: 'Clear history' })
  await options.click({ role: 'button', name: 'Clear it' })
  await options.waitForText(HISTORY, /Nothing yet/)
  expect((await browser.storage('local')).holds).toEqual([])
})

test('where our code failed is said in plain words, with details to copy', {
  tag: '@long-firefox',
}, async ({ watched }) => {
  const { browser } = watched
  const mail = await watched.open('https://mail.google.com', GMAIL)
  await mail.page.click(BOX)
  await browser.inExtension(
    async (url, message) => {
      const tab = (await chrome.tabs.query({})).find((one) => one.url === url)
      await chrome.scripting.executeScript({
        target: { tabId: tab?.id ?? 0 },
        args: [message],
        func: (text: string) => {
          if (!globalThis.matchstickGuard) throw new Error('No guard')
          globalThis.matchstickGuard.onEvent = () => {
            throw new TypeError(text)
          }
        },
      })
    },
    await mail.page.url(),
    `${KEY} is no function`,
  )
  await mail.page.press('x')
  // What our code cannot look at is the page's.
  await mail.page.waitForText(BOX, 'x')
  await expect.poll(async () => (await browser.storage('local')).holds).not.toEqual([])
  const url = await mail.page.url()
  const badge = () =>
    browser.inExtension(async (address) => {
      const tab = (await chrome.tabs.query({})).find((one) => one.url === address)
      return tab?.id === undefined ? 'no tab' : chrome.action.getBadgeText({ tabId: tab.id })
    }, url)
  // It is written down first, and said on the badge then.
  await expect.poll(badge).toBe('!')
  await mail.page.bringToFront()
  const popup = await openPopupWindow(browser)
  await popup.waitForText('.site-failed', /What you sent at that moment was not checked/)
  await popup.close()
  const options = await browser.openExtensionPage('options.html')
  await options.waitForText(HISTORY, /went through unchecked/)
  await options.click({ role: 'button', name: 'Copy details' })
  await options.waitUntilShown({ role: 'button', name: 'Copied' })
  const details = await browser.clipboard()
  expect(details).toMatch(/^failed TypeError( guard\.js:\d+:\d+)+$/m)
  expect(details).not.toContain(KEY)
})
