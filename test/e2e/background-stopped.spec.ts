/** The background is stopped between any two steps: whatever it was doing goes on or is offered. */
import type { Browser } from '#test/support/browser.ts'
import { expect, test } from '#test/support/fixtures.ts'
import type { Fate } from '#test/support/proxy.ts'
import { readLink } from '#test/support/recipient.ts'
import { KEY_IN_MESSAGE } from '#test/support/site-pages.ts'
import {
  importSettings,
  SHARE,
  shareByRightClick,
  TOAST_TITLE,
  toast,
} from '#test/support/steps.ts'

const SECRET = KEY_IN_MESSAGE
const FIELD = { role: 'textbox', name: 'Secret' }
const SHARE_BUTTON = { css: 'footer .button-primary' }

/** The first PUT waits until `go` is called; `arrived` says that it is there. */
function holdFirstPut(browser: Browser) {
  let go: (fate: Fate) => void = () => {}
  let arrive = () => {}
  const fate = new Promise<Fate>((resolve) => {
    go = resolve
  })
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve
  })
  let isFirst = true
  browser.network.rule(({ method }) => {
    if (method !== 'PUT' || !isFirst) return undefined
    isFirst = false
    arrive()
    return fate
  })
  return { go, arrived }
}

test.describe('while the secret is on its way', () => {
  for (const fate of ['refuse', 'lose-answer'] as const) {
    test(`from a page (${fate}): the toast offers to go on, and Retry does`, async ({
      sender,
      endpoint,
      site,
    }) => {
      await importSettings(sender, endpoint.url)
      const page = await sender.open(`${site.url}/fields`)
      const before = await page.value('#message')
      const put = holdFirstPut(sender)
      await page.select('#message', SECRET)
      await sender.chooseFromContextMenu(page, '#message', SHARE)
      await put.arrived
      await sender.stopBackground()
      put.go(fate)
      // Nobody is left to answer this: the toast finds that out and says so.
      await page.click(toast({ role: 'button', name: 'Cancel' }))
      await page.waitForText(TOAST_TITLE, 'Matchstick did not answer')
      expect(await page.value('#message')).toBe(before)
      await page.click(toast({ role: 'button', name: 'Retry' }))
      await page.waitForText(TOAST_TITLE, 'Replaced by the link and copied')
      expect(await readLink(await sender.clipboard())).toBe(SECRET)
    })
  }

  test('from the popup: it says so, keeps the text, and a second try works', {
    tag: '@long-firefox',
  }, async ({ sender, endpoint }) => {
    await importSettings(sender, endpoint.url)
    const popup = await sender.openExtensionPage('popup.html')
    await popup.fill(FIELD, SECRET)
    const put = holdFirstPut(sender)
    await popup.click(SHARE_BUTTON)
    await put.arrived
    await sender.stopBackground()
    put.go('refuse')
    await popup.waitForText('[role=alert]', /^Matchstick did not answer/)
    expect(await popup.value(FIELD)).toBe(SECRET)
    // Closed now, it would have come back too.
    await popup.reload()
    await expect.poll(() => popup.value(FIELD)).toBe(SECRET)
    await popup.click(SHARE_BUTTON)
    await popup.waitForText('h1', 'Your link is ready')
    expect(await readLink(await popup.text('.result-link'))).toBe(SECRET)
  })
})

test('after the link is there: Undo, the popup and Take it back still work', async ({
  sender,
  endpoint,
  site,
}) => {
  await importSettings(sender, endpoint.url)
  const page = await sender.open(`${site.url}/fields`)
  const before = await page.value('#message')
  expect(await shareByRightClick(sender, page, '#message', SECRET)).toMatch(/Replaced/)
  await sender.stopBackground()
  await page.click(toast({ role: 'button', name: 'Undo' }))
  await page.waitForText(TOAST_TITLE, /Taken back/)
  expect(await page.value('#message')).toBe(before)

  await page.click(toast({ role: 'button', name: 'Close' }))
  await sender.stopBackground()
  expect(await shareByRightClick(sender, page, '#message', SECRET)).toMatch(/Replaced/)
  await sender.stopBackground()
  await page.click(toast({ role: 'button', name: 'More' }))
  const popup = await sender.waitForPage(/popup\.html\?window/)
  await popup.waitForText('h1', 'Your link is ready')
  await sender.stopBackground()
  await popup.click({ role: 'button', name: 'Take it back' })
  await popup.waitForText('h1', 'Taken back')
})
