/** Compose boxes while the browser stops the background: whatever was under way goes on or is said. */
import { MARKS_STYLE } from '#components/composer/marks.ts'
import { SHOWN_STYLE } from '#components/composer/shown.ts'
import { GMAIL } from '#test/pages/compose.ts'
import type { Page } from '#test/support/browser.ts'
import type { Fate } from '#test/support/proxy.ts'
import { readLink } from '#test/support/recipient.ts'
import { waitFor } from '#test/support/wait.ts'
import {
  answer,
  BOX,
  CARD_TITLE,
  DIALOG,
  expect,
  KEY,
  LINK,
  REPLACE,
  RETRY,
  replace,
  test,
  type Watched,
} from '#test/support/watched.ts'

const openMail = async (watched: Watched) => watched.open('https://mail.google.com', GMAIL)

test('dead before somebody is in a box: it is started for them', { tag: '@long-firefox' }, async ({
  watched,
}) => {
  const { page } = await openMail(watched)
  await watched.browser.stopBackground()
  await page.click(BOX)
  await watched.browser.setClipboard(KEY)
  await page.press('Control+V')
  await page.waitUntilShown(DIALOG)
  expect(await page.value(BOX)).not.toContain(KEY)
})

/** What the page has put there is in the box before anybody is, and is sent at once. */
const draft = (page: Page, text: string) =>
  page.evaluate((written) => {
    const box = document.querySelector('[data-box]')
    if (box) box.textContent = written
  }, text)

test('sent before anything of ours is there to look: it waits, and is asked about', async ({
  watched,
}) => {
  const { page, sent, sentSoFar } = await openMail(watched)
  await draft(page, `use ${KEY}`)
  await watched.browser.stopBackground()
  await page.click(BOX)
  await page.press('Control+Enter')
  await page.waitUntilShown(DIALOG)
  expect(sentSoFar()).toEqual([])
  await answer(page, () => page.press('Enter'))
  const [message = ''] = await sent()
  expect(message.replace(LINK, '¤').trim()).toBe('use ¤')
})

test('sent before anything of ours is there, and harmless: sent once, by itself', async ({
  watched,
}) => {
  const { page, sent, sentSoFar } = await openMail(watched)
  const text = 'see ticket 20261123-checkout-failed'
  await draft(page, text)
  await watched.browser.stopBackground()
  await page.click(BOX)
  await page.press('Control+Enter')
  expect((await sent())[0]?.trim()).toBe(text)
  await page.type('more')
  await page.press('Control+Enter')
  await sent(2)
  expect(sentSoFar()).toHaveLength(2)
})

test('pasted and sent before anything of ours is there: asked about, and not sent', async ({
  watched,
}) => {
  const { page, sentSoFar } = await openMail(watched)
  await watched.browser.setClipboard(`use ${KEY}`)
  await watched.browser.stopBackground()
  await page.click(BOX)
  await page.press('Control+V')
  await page.press('Control+Enter')
  await page.waitUntilShown(DIALOG)
  expect(await page.value(BOX)).not.toContain(KEY)
  await answer(page, () => page.press('Enter'))
  await page.waitForText(BOX, LINK)
  expect(sentSoFar()).toEqual([])
})

test('dead between the two stages: the second starts it again', async ({ watched }) => {
  const { browser } = watched
  const { page } = await openMail(watched)
  await browser.stopBackground()
  // As the background does when it is asked for the second stage, which then finds it gone.
  await browser.inExtension(
    async (url, css) => {
      const [tab] = await chrome.tabs.query({ url })
      const target = { tabId: tab?.id ?? 0 }
      await chrome.scripting.executeScript({ target, files: ['detection.js', 'composer.js'] })
      if (css !== null) await chrome.scripting.insertCSS({ target, css, origin: 'USER' })
    },
    await page.url(),
    browser.kind === 'firefox' ? SHOWN_STYLE + MARKS_STYLE : null,
  )
  await page.click(BOX)
  await page.type(`use ${KEY}`)
  await page.waitUntilShown(REPLACE)
})

test('dead while a card is open: its first button makes the link', {
  tag: '@long-firefox',
}, async ({ watched }) => {
  const { page } = await openMail(watched)
  await page.click(BOX)
  await page.type(`use ${KEY}`)
  await page.waitUntilShown(REPLACE)
  await watched.browser.stopBackground()
  await replace(page)
  const text = await page.waitForText(BOX, LINK)
  expect(await readLink(text.match(LINK)?.[0] ?? '')).toBe(KEY)
})

test('dead while a message is held: it is asked about all the same, and sent once', async ({
  watched,
}) => {
  const { page, sent } = await openMail(watched)
  await page.click(BOX)
  await page.type(`use ${KEY}`)
  // Both scripts are there: the first alone holds nothing, and asks the background for the second.
  await page.waitUntilShown(REPLACE)
  await watched.browser.stopBackground()
  await page.press('Control+Enter')
  await page.waitUntilShown(DIALOG)
  await watched.browser.stopBackground()
  await answer(page, () => page.press('Enter'))
  const [message = ''] = await sent()
  expect(message.replace(LINK, '¤').trim()).toBe('use ¤')
})

for (const fate of ['refuse', 'lose-answer'] as const) {
  test(`dead while the link is made (${fate}): said, the text as it was, and Retry`, {
    tag: '@long-firefox',
  }, async ({ watched }) => {
    const { browser } = watched
    const { page } = await openMail(watched)
    await page.click(BOX)
    await page.type(`use ${KEY}`)
    await page.waitUntilShown(REPLACE)
    const { promise, resolve } = Promise.withResolvers<Fate>()
    let arrived = 0
    const takeAway = browser.network.rule(({ method }) => {
      if (method !== 'PUT') return undefined
      arrived += 1
      return arrived === 1 ? promise : undefined
    })
    await replace(page)
    await waitFor(
      () => arrived > 0 || null,
      () => 'No link is made',
    )
    await browser.stopBackground()
    resolve(fate)
    await page.waitForText(CARD_TITLE, 'Matchstick did not answer')
    expect(await page.value(BOX)).toBe(`use ${KEY}`)
    takeAway()
    await answer(page, () => page.press('Alt+Enter'), RETRY)
    const text = await page.waitForText(BOX, LINK)
    expect(await readLink(text.match(LINK)?.[0] ?? '')).toBe(KEY)
  })
}
