/** More than can be looked at, and our own failures: what was not checked is said. */
import { CHAT, GMAIL } from '#test/pages/compose.ts'
import type { Page } from '#test/support/browser.ts'
import { hasComposer } from '#test/support/content-script.ts'
import { openLink } from '#test/support/recipient.ts'
import { badge, heldWindow, inHeldWindow, openPopupWindow } from '#test/support/steps.ts'
import { waitFor } from '#test/support/wait.ts'
import {
  answer,
  BOX,
  DIALOG,
  expect,
  KEY,
  LINK,
  ours,
  REPLACE,
  test,
  type Watched,
} from '#test/support/watched.ts'

declare const sent: number

const MEGABYTE = 1024 * 1024
const CARD = ours({ css: '.card' })
const PARTIAL = /only its first part was checked/
const RESTING = /keeps changing the text/

/** Every piece of it is looked at many times: the work it makes is bounded, and not all of it is done. */
const costly = (length: number) => 'password='.repeat(Math.ceil(length / 9)).slice(0, length)

/** A paste of that length that comes before the second stage is not held (see the threat model). */
async function beginWatching({ browser }: Watched, page: Page): Promise<void> {
  await expect.poll(() => hasComposer(browser, page)).toBe(true)
}

async function openChat(watched: Watched) {
  const chat = await watched.open('https://app.slack.com', CHAT)
  await chat.page.click(BOX)
  await beginWatching(watched, chat.page)
  return chat
}

test('a pasted megabyte is held for the key in it, and goes in with the link', async ({
  watched,
}) => {
  const { page } = await openChat(watched)
  const line = 'The build is green, see you at ten.\n'
  const text = `${KEY}\n${line.repeat(MEGABYTE / line.length - 10)}`
  await watched.browser.setClipboard(text)
  await page.press('Control+V')
  await page.waitUntilShown(DIALOG)
  expect(await page.value(BOX)).toBe('')
  await answer(page, () => page.press('Enter'))
  const put = await waitFor(
    async () => (await page.value(BOX)).match(LINK) && page.value(BOX),
    async () =>
      `No link in the box of ${(await page.value(BOX)).length}, but:\n${await page.describe('div[data-ms=ui]')}`,
  )
  expect(put.replace(LINK, KEY)).toBe(text)
})

test('one line of a megabyte with a key, NUL and half a character in it: held, and the key alone replaced @long-firefox', async ({
  watched,
}) => {
  const { page, sent: messages } = await openChat(watched)
  // No clipboard and no key brings these: a page, or another extension, puts them in.
  const [before, after] = ['x'.repeat(MEGABYTE - 100), '\u0000 \ud83d end']
  await page.evaluate((text) => {
    const box = document.querySelector('textarea')
    if (!box) return
    box.value = text
    box.dispatchEvent(new InputEvent('input', { bubbles: true }))
  }, `${before} ${KEY} ${after}`)
  await page.press('Enter')
  await page.waitUntilShown(DIALOG)
  await answer(page, () => page.press('Enter'))
  const [sentText = ''] = await messages()
  // Half a character leaves as the mark for a broken one.
  expect(sentText.replace(LINK, KEY) === `${before} ${KEY} ${after.toWellFormed()}`).toBe(true)
})

test('of a text against us the first part is checked, which dialog, card and popup say', {
  tag: '@long-firefox',
}, async ({ watched }) => {
  const { page } = await openChat(watched)
  await watched.browser.setClipboard(`${KEY} ${costly(MEGABYTE - 100)}`)
  await page.press('Control+V')
  await page.waitForText(DIALOG, PARTIAL)
  await answer(page, () => page.press('Escape'))
  await waitFor(
    async () => (await page.value(BOX)).length > MEGABYTE / 2 || null,
    () => 'It is not pasted',
  )
  await page.press('Control+Home')
  await page.type(`${KEY.replace('Wm2', 'Xn3')} `)
  await page.waitForText(CARD, PARTIAL)
  const popup = await openPopupWindow(watched.browser)
  await popup.waitForText('.site', PARTIAL)
  await popup.close()
})

test('the same in an editor: nothing is pasted, and the page goes on', {
  tag: '@long-firefox',
}, async ({ watched }) => {
  const { page } = await watched.open('https://mail.google.com', GMAIL)
  await page.click(BOX)
  await beginWatching(watched, page)
  await watched.browser.setClipboard(`${KEY} ${costly(MEGABYTE - 100)}`)
  await page.press('Control+V')
  await page.waitForText(DIALOG, PARTIAL)
  await answer(page, () => page.click(ours({ role: 'button', name: /^Do not paste/ })))
  await page.type('hello')
  await page.waitForText(BOX, 'hello')
})

test('a page that never stops changing its box: looked at now and then, which is said', {
  tag: '@long-firefox',
}, async ({ watched }) => {
  const { page, sentSoFar } = await watched.open('https://mail.google.com', GMAIL)
  await page.click(BOX)
  await page.type(`use ${KEY} `)
  await page.waitUntilShown(REPLACE)
  await page.evaluate(() => {
    const box = document.querySelector('[data-box]')
    if (!box) return
    // Labels without values: each of them is looked at.
    const labels = 'api_key=aB3'.repeat(2000)
    const before = new Text()
    const after = new Text()
    box.prepend(before)
    box.append(after)
    let count = 0
    setInterval(() => {
      count += 1
      before.data = `${count} `
      after.data = ` ${labels} ${count}`
    }, 50)
  })
  await page.waitForText(CARD, RESTING)
  const popup = await openPopupWindow(watched.browser)
  await popup.waitForText('.site', RESTING)
  await popup.close()
  await page.bringToFront()
  await waitFor(
    async () => {
      if ((await page.count(DIALOG)) > 0) return true
      // Its button moves with the text above it, and may not be where it was when it was looked for.
      await page.click('[data-send]')
      return null
    },
    () => 'Nothing is asked',
  )
  expect(sentSoFar()).toEqual([])
})

test('a page that takes the dialog away: asked in a window of ours, which does what the dialog would', async ({
  watched,
}) => {
  const { browser } = watched
  const { page, sent: messages, sentSoFar } = await watched.open('https://mail.google.com', GMAIL)
  await page.evaluate(() => {
    new MutationObserver(() => {
      for (const ui of document.querySelectorAll('div[data-ms=ui]')) ui.remove()
    }).observe(document.documentElement, { childList: true, subtree: true })
  })
  await page.click(BOX)
  await page.type(`use ${KEY}`)
  await expect.poll(() => badge(browser, page)).toBe('1')

  // Back: nothing was sent, and the text is as it was.
  let asked = await sendIntoWindow(watched, page)
  expect(await asked.url()).toMatch(/held\.html$/)
  await asked.waitForText('main', /Google|Gmail/)
  expect(JSON.stringify(await browser.storage('session'))).not.toContain(KEY)
  expect(JSON.stringify(await browser.storage('local'))).not.toContain(KEY)
  await inHeldWindow(asked, 'Go back')
  expect(await page.value(BOX)).toBe(`use ${KEY}`)

  // A link to put in by hand.
  asked = await sendIntoWindow(watched, page)
  await inHeldWindow(asked, 'Copy a one-time link')
  await asked.waitForText('main', /The link is copied/)
  const link = await browser.clipboard()
  expect(link).toMatch(LINK)
  expect(await openLink(link)).toMatchObject({ outcome: 'opened' })
  await inHeldWindow(asked, 'Go back')
  expect(sentSoFar()).toEqual([])

  // Closed without an answer is no answer; the next one is asked about anew.
  asked = await sendIntoWindow(watched, page)
  await asked.close()
  asked = await sendIntoWindow(watched, page)
  expect(sentSoFar()).toEqual([])
  await inHeldWindow(asked, 'Send anyway')
  expect(await messages()).toEqual([`use ${KEY}`])
  expect(await page.evaluate(() => sent)).toBe(1)
  const { holds } = await browser.storage('local')
  expect(holds).toContainEqual(expect.objectContaining({ event: 'sent-anyway', site: 'gmail' }))
  expect(holds).not.toContainEqual(expect.objectContaining({ event: 'failed' }))
})

/** Sends by key; the page lets nothing be asked in it. */
async function sendIntoWindow({ browser }: Watched, page: Page): Promise<Page> {
  await page.bringToFront()
  await page.click(BOX)
  await page.press('Control+Enter')
  return heldWindow(browser)
}
