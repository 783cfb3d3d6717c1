/** Composers in frames: those that a page writes itself, and those without an origin. */
import { SANDBOXED_FRAME, SEVERAL_FRAMES, WRITTEN_FRAME } from '#test/pages/compose.ts'
import type { Target } from '#test/support/browser.ts'
import { waitFor } from '#test/support/wait.ts'
import { answer, expect, KEY, LINK, test } from '#test/support/watched.ts'

const INNER = { frame: '#composer', css: '#inner' } as const
const inFrame = (part: Exclude<Target, string>): Target => ({
  frame: '#composer',
  host: 'div[data-ms=ui]',
  ...part,
})
const DIALOG = inFrame({ role: 'alertdialog' })

test('a frame that the page writes anew is still guarded', async ({ watched }) => {
  const { page, sent, sentSoFar } = await watched.open('https://app.slack.com', WRITTEN_FRAME)
  await page.waitUntilShown(INNER)
  await page.click(INNER)
  await page.press('End')
  await page.type(` it is ${KEY}`)
  await page.waitUntilShown(inFrame({ role: 'button', name: /^Replace/ }))
  await page.press('Enter')
  await page.waitUntilShown(DIALOG)
  expect(sentSoFar()).toEqual([])
  await answer(page, () => page.press('Enter'), DIALOG)
  const [message = ''] = await sent()
  expect(message.replace(LINK, '¤').trim()).toBe('hello it is ¤')
})

test('a sandboxed frame without an origin is guarded', async ({ watched }) => {
  const { page } = await watched.open('https://app.slack.com', SANDBOXED_FRAME)
  await page.waitUntilShown(INNER)
  await page.click(INNER)
  await watched.browser.setClipboard(KEY)
  await page.type('x ')
  await page.press('Control+V')
  await page.waitUntilShown(DIALOG)
  await answer(page, () => page.press('Enter'), DIALOG)
  const text = await waitFor(
    async () => (await page.value(INNER)).match(LINK) && page.value(INNER),
    () => 'No link in the box',
  )
  expect(text.replace(LINK, '¤')).toBe('x ¤')
})

test('frames where nobody is in a box hold the first stage and nothing else', async ({
  watched,
}) => {
  const { page } = await watched.open('https://app.slack.com', SEVERAL_FRAMES)
  await page.click({ frame: '#second', css: '#inner' })
  await page.type('hello')
  const stages = () =>
    watched.browser.inExtension(async () => {
      const [tab] = await chrome.tabs.query({ title: 'Several frames' })
      const told = await chrome.scripting.executeScript({
        target: { tabId: tab?.id ?? -1, allFrames: true },
        func: () => {
          const guard = globalThis.matchstickGuard
          return [
            document.title,
            guard ? (guard.onEvent ? 'second stage' : 'first') : 'none',
          ].join()
        },
      })
      return told.map(({ result }) => String(result)).sort()
    })
  const SECOND = 'second,second stage'
  await waitFor(
    async () => ((await stages()).includes(SECOND) ? true : null),
    () => 'No second stage where somebody types',
  )
  expect(await stages()).toEqual(['Several frames,first', 'first,first', SECOND, 'third,first'])
})
