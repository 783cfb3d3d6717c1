/** Another extension at the same box, which writes in it too: no loop, no key sent, no text lost. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { check, type Mood } from '#test/pages/checker.ts'
import { CHAT, GMAIL } from '#test/pages/compose.ts'
import type { Page } from '#test/support/browser.ts'
import { expect, test } from '#test/support/fixtures.ts'
import { openLink } from '#test/support/recipient.ts'
import { importSettings } from '#test/support/steps.ts'
import { temporaryFolder } from '#test/support/temp.ts'
import { answer, BOX, CARD_TITLE, DIALOG, KEY, LINK, ours, REPLACE } from '#test/support/watched.ts'

const COPY = ours({ role: 'button', name: /^Copy link/ })
const REPLACE_AND_SEND = ours({ role: 'button', name: /^Replace and send/ })
const NOT_TAKEN = 'This box would not take the link'

/** As a maker of one would build it, for both browsers. */
function buildChecker(into: string): void {
  const script = { matches: ['https://*/*'], js: ['check.js'], run_at: 'document_start' }
  const manifest = {
    manifest_version: 3,
    name: 'Checker',
    version: '1.0',
    content_scripts: [script],
    browser_specific_settings: { gecko: { id: 'checker@example.com' } },
  }
  writeFileSync(join(into, 'manifest.json'), JSON.stringify(manifest))
  writeFileSync(join(into, 'check.js'), `(${check})()`)
}

const inMood = (page: Page, mood: Mood) =>
  page.evaluate((name) => {
    document.documentElement.dataset.checker = name
  }, mood)

/** Nobody writes any more: what has been written stays, for so many frames. */
const isQuiet = (page: Page) =>
  page.evaluate(async () => {
    let written = 0
    const stop = new AbortController()
    const count = () => {
      written += 1
    }
    window.addEventListener('input', count, { capture: true, signal: stop.signal })
    for (let n = 0; n < 40; n++) await new Promise((resolve) => requestAnimationFrame(resolve))
    stop.abort()
    return written === 0
  })

const wrote = async (page: Page) => Number((await page.attribute('html', 'data-wrote')) ?? 0)
const bare = (text: string) => text.replaceAll('\u00a0', ' ').trim()

const BOXES = [
  ['a field', 'https://app.slack.com/client', CHAT, 'Enter'],
  ['an editor', 'https://mail.google.com/mail', GMAIL, 'Control+Enter'],
] as const

test('a checker of another maker writes in the same box @long-firefox', async ({
  launchBrowser,
  hosts,
  endpoint,
}) => {
  test.slow()
  const checker = temporaryFolder('checker')
  buildChecker(checker.path)
  const browser = await launchBrowser({ hosts, beside: checker.path })
  await importSettings(browser, endpoint.url)
  for (const [name, host, html, send] of BOXES) {
    const page = await browser.open(hosts.page(host, html))
    const sent = () =>
      hosts.posted.flatMap(({ url, body }) =>
        url === new URL('sent', host).href ? [bare(body)] : [],
      )
    const text = async () => bare(await page.value(BOX))
    const goBack = () => answer(page, () => page.click(ours({ role: 'button', name: /^Go back/ })))

    await test.step(`${name}: it corrects what is typed, and what stands around the link`, async () => {
      await inMood(page, 'corrects')
      await page.click(BOX)
      await page.type(`teh key  is ${KEY} ok`)
      await page.waitUntilShown(REPLACE)
      await expect.poll(text).toBe(`the key is ${KEY} ok`)
      await answer(page, () => page.click(REPLACE), REPLACE)
      await expect.poll(text).toMatch(LINK)
      expect((await text()).replace(LINK, '¤')).toBe('the key is ¤ ok')
      expect(await wrote(page)).toBeGreaterThan(0)
      await expect.poll(() => isQuiet(page)).toBe(true)
      await page.click(BOX)
      await page.press(send)
      await expect.poll(sent).toEqual([expect.stringMatching(LINK)])
    })

    await test.step(`${name}: it cuts the link off: that is taken back, and there is one to copy`, async () => {
      await inMood(page, 'cleans')
      await page.click(BOX)
      await page.type(`use ${KEY} ok`)
      await page.waitUntilShown(REPLACE)
      await answer(page, () => page.click(REPLACE), REPLACE)
      await page.waitForText(CARD_TITLE, NOT_TAKEN)
      expect(await text()).toBe(`use ${KEY} ok`)
      await expect.poll(() => isQuiet(page)).toBe(true)
      await page.press(send)
      await page.waitUntilShown(DIALOG)
      await answer(page, () => page.click(REPLACE_AND_SEND), REPLACE_AND_SEND)
      // The card has a link to copy too, and is there while the text is still being given back.
      await page.waitForText(DIALOG, NOT_TAKEN)
      await answer(page, () => page.click(COPY), COPY)
      await expect.poll(() => browser.clipboard()).toMatch(LINK)
      expect(await openLink(await browser.clipboard())).toMatchObject({ outcome: 'opened' })
      await goBack()
      expect(await text()).toBe(`use ${KEY} ok`)
    })

    await test.step(`${name}: it puts its own text back a while later: that is said, a send is held`, async () => {
      await page.reload()
      await inMood(page, 'insists')
      await page.click(BOX)
      await page.type(`put ${KEY} ok`)
      await page.waitUntilShown(REPLACE)
      await answer(page, () => page.click(REPLACE), REPLACE)
      await page.waitForText(CARD_TITLE, NOT_TAKEN)
      expect(await text()).toBe(`put ${KEY} ok`)
      await expect.poll(() => isQuiet(page)).toBe(true)
      await page.press(send)
      await page.waitUntilShown(DIALOG)
      await goBack()
      expect(await text()).toBe(`put ${KEY} ok`)
    })
    expect(sent()).toHaveLength(1)
  }
  checker.remove()
})
