/**
 * With a real mouse and a real keyboard on a (virtual) screen. A menu event that a test dispatches
 * grants no `activeTab`, and a granted host would hide that: here nothing is granted but the
 * endpoint, and the page is on another host.
 */
import { expect, test } from '#test/support/fixtures.ts'
import { readLink } from '#test/support/recipient.ts'
import { ENV_TEXT } from '#test/support/site-pages.ts'
import { importSettings, SHARE, TOAST_TITLE, toast } from '#test/support/steps.ts'

test.skip(process.platform !== 'linux', 'a virtual screen is to be had on Linux only (Xvfb)')

test('a right click and the keys, with nothing granted for the page', async ({
  launchBrowser,
  endpoint,
  site,
}) => {
  const sender = await launchBrowser({ real: true })
  await importSettings(sender, endpoint.url)
  const page = await sender.open(`${site.url}/fields`)
  expect(await sender.isGranted(site.url)).toBe(false)

  await page.select('#message', 'key-1a2b3c4d5e6f')
  await sender.chooseFromContextMenu(page, '#message', SHARE)
  await page.waitForText(TOAST_TITLE, 'Replaced by the link and copied')
  const link = await sender.clipboard()
  expect(await page.value('#message')).toContain(link)
  expect(await readLink(link)).toBe('key-1a2b3c4d5e6f')
  await page.click(toast({ role: 'button', name: 'Close' }))

  const notes = await sender.open(`${site.url}/notes`)
  await notes.select('#env')
  await sender.pressShareShortcut(notes)
  await notes.waitForText(TOAST_TITLE, 'Link copied')
  expect(await readLink(await sender.clipboard())).toBe(ENV_TEXT)
  expect(await sender.isGranted(site.url)).toBe(false)
})
