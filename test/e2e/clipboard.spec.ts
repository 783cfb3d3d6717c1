/** Taking what was copied off the clipboard again, with the real clipboard. */
import type { Browser, Page } from '#test/support/browser.ts'
import { expect, test } from '#test/support/fixtures.ts'
import { sendText } from '#test/support/sender.ts'
import { importSettings, OPEN, shareByRightClick } from '#test/support/steps.ts'
import { waitFor } from '#test/support/wait.ts'

const CLEAR = { role: 'switch', name: 'Clear the clipboard' }
const AFTER = { role: 'combobox', name: 'After' }
const MAY_READ = { granted: ['clipboardRead'] }

const isOn = async (options: Page) => (await options.attribute(CLEAR, 'aria-checked')) === 'true'

/** The page offers half a minute and more; what is stored may be less. */
async function clearAfter(browser: Browser, clearClipboardSeconds: number): Promise<void> {
  await browser.inExtension(async (seconds) => {
    const { settings } = await chrome.storage.local.get<{ settings: object }>('settings')
    const changed = { ...settings, clearClipboardSeconds: seconds }
    await chrome.storage.local.set({ settings: changed })
  }, clearClipboardSeconds)
}

function waitUntilEmpty(browser: Browser): Promise<true> {
  return waitFor(
    async () => ((await browser.clipboard()) === '' ? true : null),
    async () => `The clipboard is not cleared: ${await browser.clipboard()}`,
  )
}

test('clearing is off, and asks when it is switched on', { tag: '@long-firefox' }, async ({
  launchBrowser,
  endpoint,
}) => {
  const browser = await launchBrowser(MAY_READ)
  await importSettings(browser, endpoint.url)
  const options = await browser.openExtensionPage('options.html')
  await options.waitUntilShown(CLEAR)
  expect(await isOn(options)).toBe(false)

  await options.click(CLEAR)
  await options.waitUntilShown(AFTER)
  expect(await isOn(options)).toBe(true)
  expect(await options.value(AFTER)).toBe('60')
  await options.choose(AFTER, '5 minutes')
  await expect.poll(() => kept(browser)).toBe(300)
  await options.reload()
  await options.waitUntilShown(AFTER)
  expect(await options.value(AFTER)).toBe('300')

  await options.click(CLEAR)
  await options.waitUntilGone(AFTER)
  expect(await kept(browser)).toBe(null)
})

test('a link that was copied goes again, also when the background was stopped', async ({
  launchBrowser,
  endpoint,
  site,
}) => {
  const browser = await launchBrowser(MAY_READ)
  await importSettings(browser, endpoint.url)
  const options = await browser.openExtensionPage('options.html')
  await options.click(CLEAR)
  await options.waitUntilShown(AFTER)
  await clearAfter(browser, 3)

  const page = await browser.open(`${site.url}/notes`)
  await shareByRightClick(browser, page, '#env')
  expect(await browser.clipboard()).toContain(endpoint.url)
  await browser.stopBackground()
  await waitUntilEmpty(browser)
})

test('what the person copied since stays, and so does what nobody clears', {
  tag: '@long-firefox',
}, async ({ launchBrowser, endpoint, site }) => {
  const browser = await launchBrowser(MAY_READ)
  await importSettings(browser, endpoint.url)
  const options = await browser.openExtensionPage('options.html')
  await options.click(CLEAR)
  await options.waitUntilShown(AFTER)
  await clearAfter(browser, 1)

  await test.step('a copy of somebody else is left alone', async () => {
    const page = await browser.open(`${site.url}/notes`)
    await shareByRightClick(browser, page, '#env')
    await browser.setClipboard('my own words')
    await pass(3000)
    expect(await browser.clipboard()).toBe('my own words')
  })

  await test.step('line ends are copied as they are, and found again', async () => {
    const text = 'one\r\ntwo\nthree\ttab \u{1f525}\n'
    await copyThere(browser, text)
    await waitUntilEmpty(browser)
  })

  await test.step('a secret that was opened here is cleared too', async () => {
    const { link } = await sendText(endpoint.url, 'the most valuable one')
    const message = await browser.open(site.page('/message', `<a href="${link}">open</a>`))
    await browser.chooseFromContextMenu(message, 'a', OPEN)
    const reveal = await browser.waitForPage(/reveal\.html/)
    await reveal.click({ role: 'button', name: 'Open secret' })
    await clearAfter(browser, 3)
    await reveal.click({ role: 'button', name: 'Copy' })
    await expect.poll(() => browser.clipboard()).toBe('the most valuable one')
    await waitUntilEmpty(browser)
  })

  await test.step('switched off, nothing is cleared any more', async () => {
    await options.bringToFront()
    await options.click(CLEAR)
    await options.waitUntilGone(AFTER)
    await copyThere(browser, 'stays')
    expect(await kept(browser)).toBe(null)
    expect(await browser.storage('session')).not.toHaveProperty('copied', expect.any(String))
  })
})

test('without the permission nothing is cleared, and the switch is off', async ({
  kind,
  launchBrowser,
  endpoint,
}) => {
  const browser = await launchBrowser()
  await importSettings(browser, endpoint.url)
  const options = await browser.openExtensionPage('options.html')
  await options.waitUntilShown(CLEAR)

  // Nothing can press Chromium's question; there the permission was never given.
  if (kind === 'firefox') {
    await options.click(CLEAR)
    await options.waitUntilShown(AFTER)
    await browser.inExtension(() => chrome.permissions.remove({ permissions: ['clipboardRead'] }))
    await options.waitUntilGone(AFTER)
  }
  await clearAfter(browser, 1)
  await copyThere(browser, 'stays')
  await pass(3000)
  expect(await browser.clipboard()).toBe('stays')
  expect(await isOn(options)).toBe(false)
})

/** Nothing shows that a time was over and nothing was done. */
async function pass(ms: number): Promise<void> {
  const end = Date.now() + ms
  await waitFor(
    () => (Date.now() > end ? true : null),
    () => 'The clock stands still',
  )
}

/** Through the background, as every page of the extension does. */
async function copyThere(browser: Browser, text: string): Promise<void> {
  await browser.inExtension(
    (it) => chrome.runtime.sendMessage({ name: 'clipboard/write', request: { text: it } }),
    text,
  )
}

async function kept(browser: Browser): Promise<unknown> {
  const { settings } = await browser.storage('local')
  return (settings as { clearClipboardSeconds: unknown }).clearClipboardSeconds
}
