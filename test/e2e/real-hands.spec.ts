/**
 * With a real mouse and keyboard on a screen: the browser's own menu and shortcut, and nothing
 * granted but what they grant.
 */
import { expect, test } from '#test/support/fixtures.ts'
import { readLink } from '#test/support/recipient.ts'
import { ENV_TEXT, KEY_IN_MESSAGE } from '#test/support/site-pages.ts'
import { importSettings, shareByRightClick, TOAST_TITLE, toast } from '#test/support/steps.ts'

test.skip(process.platform !== 'linux', 'virtual screens (Xvfb) are for Linux')

test('a right click and the shortcut share without any permission for the page', async ({
  kind,
  launchBrowser,
  endpoint,
  site,
}) => {
  const browser = await launchBrowser({ real: true })
  await importSettings(browser, endpoint.url)
  const page = await browser.open(`${site.url}/notes`)

  expect(await shareByRightClick(browser, page, '#env')).toBe('Link copied')
  expect(await readLink(await browser.clipboard())).toBe(ENV_TEXT)

  // Firefox on Linux and Windows takes Alt+Shift+S for its menu bar (S is History's access key);
  // there the command runs once its keys are changed, or with a language that has no such menu.
  if (kind === 'chromium') {
    await page.click(toast({ role: 'button', name: 'Close' }))
    await page.select('#password', 'hunter2-for-staging')
    await browser.pressShareShortcut(page)
    await page.waitForText(TOAST_TITLE, 'Link copied')
    expect(await readLink(await browser.clipboard())).toBe('hunter2-for-staging')
  }

  expect(await browser.isGranted(site.url)).toBe(false)
})

test('in a field, by hand, the link takes the place of the text', async ({
  launchBrowser,
  endpoint,
  site,
}) => {
  const browser = await launchBrowser({ real: true })
  await importSettings(browser, endpoint.url)
  const page = await browser.open(`${site.url}/fields`)
  const before = await page.value('#message')
  const said = await shareByRightClick(browser, page, '#message', KEY_IN_MESSAGE)
  expect(said).toBe('Replaced by the link and copied')
  const link = await browser.clipboard()
  expect(await page.value('#message')).toBe(before.replace(KEY_IN_MESSAGE, link))
})
