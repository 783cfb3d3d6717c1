/** The browser is ended and started again, and brings its tabs back. */
import { CHAT } from '#test/pages/compose.ts'
import { isGuarded } from '#test/support/content-script.ts'
import { expect, test } from '#test/support/fixtures.ts'
import { importSettings } from '#test/support/steps.ts'
import { waitFor } from '#test/support/wait.ts'
import { answer, BOX, DIALOG, KEY, LINK, ours, REPLACE } from '#test/support/watched.ts'

/** Of the manifest, and one whose script was registered when it was added. */
const PAGES = ['https://app.slack.com/client', 'https://chat.example.com/room']
const CARD = ours({ css: '.card' })
const REPLACE_AND_SEND = ours({ role: 'button', name: /^Replace and send/ })

/**
 * In Firefox the driver's add-on is a temporary one, which ends with the browser: its scripts come
 * into tabs that are restored already, as after an update. Where it is installed for good, they are
 * there before the page, as in Chromium; a driver can install only what is signed for good.
 */
test('restored tabs are guarded again: no card of before, a send is held @long-firefox', async ({
  launchBrowser,
  hosts,
  endpoint,
}) => {
  test.slow()
  const sent = (at: string) =>
    hosts.posted.flatMap(({ url, body }) => (url === new URL('sent', at).href ? [body] : []))
  const browser = await launchBrowser({ hosts })
  await browser.grant('https://chat.example.com')
  const sites = { 'https://chat.example.com': { isOn: true, off: [], product: null } }
  await importSettings(browser, endpoint.url, { sites })
  for (const url of PAGES) {
    const page = await browser.open(hosts.page(url, CHAT))
    await page.click(BOX)
    await page.type(`use ${KEY} ok`)
    await page.waitUntilShown(REPLACE)
  }
  await browser.relaunch({ restoresTabs: true })
  for (const url of PAGES) {
    const page = await browser.waitForPage(url)
    await page.bringToFront()
    // Nobody can look into a tab that is still being restored.
    await waitFor(
      async () => (await isGuarded(browser, page)) || null,
      () => `${url} is not guarded`,
    )
    expect(await page.count(CARD)).toBe(0)
    // The browser may have put the text back by itself, or not yet saved it when it was ended.
    await page.fill(BOX, `use ${KEY} ok`)
    await page.waitUntilShown(REPLACE)
    await page.press('Enter')
    await page.waitUntilShown(DIALOG)
    expect(sent(url)).toEqual([])
    await answer(page, () => page.press('Enter'), REPLACE_AND_SEND)
    await expect.poll(() => sent(url)).toEqual([expect.stringMatching(LINK)])
  }
})
