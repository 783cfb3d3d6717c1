/** An editor of code, which nothing of ours leads into: it is said, and a link is made to copy. */
import { SNIPPET } from '#test/pages/compose.ts'
import { CODEMIRROR5_FILES, packageFile } from '#test/support/editor-packages.ts'
import { waitFor } from '#test/support/wait.ts'
import { ANYWAY, answer, DIALOG, expect, KEY, LINK, ours, test } from '#test/support/watched.ts'

const MAKE = ours({ role: 'button', name: /^Make a link/ })
const COPY = ours({ role: 'button', name: /^Copy link/ })
const CODE = { css: '.CodeMirror-code' } as const

test('in an editor of code: said on the card, copied, held at the button, pasted as a link', async ({
  watched,
}) => {
  const host = 'https://app.slack.com'
  for (const path of CODEMIRROR5_FILES) {
    const file = packageFile(path)
    if (file) watched.serve(`${host}${path}`, file.body.toString(), file.type)
  }
  const { page, sent, sentSoFar } = await watched.open(host, SNIPPET)
  await page.click(CODE)
  await page.press('Control+End')
  await page.type(`token ${KEY}`)
  await page.waitUntilShown(MAKE)
  expect(await page.text(ours({ css: '.card' }))).toContain('cannot write into this editor')
  await page.click('#send')
  await page.waitUntilShown(DIALOG)
  expect(await page.text(DIALOG)).toContain('cannot write into this editor')
  expect(sentSoFar()).toEqual([])
  // What could be sent is gone as soon as the link is being made.
  await answer(page, () => page.press('Enter'), ANYWAY)
  await page.waitUntilShown(COPY)
  await answer(page, () => page.click(COPY), COPY)
  await page.waitUntilShown(ours({ role: 'button', name: /^Copied/ }))
  expect(await watched.browser.clipboard()).toMatch(LINK)
  await answer(page, () => page.press('Escape'))
  expect(sentSoFar()).toEqual([])

  // Put there by the person, in place of the key.
  await page.press('Shift+Home')
  await page.press('Control+v')
  await waitFor(
    async () => (await page.evaluate(() => Reflect.get(window, 'editor').getValue())).match(LINK),
    () => 'The link is not there',
  )
  await watched.browser.setClipboard(` ${KEY}`)
  await page.press('Control+v')
  await page.waitUntilShown(DIALOG)
  await answer(page, () => page.press('Enter'))
  // The dialog closes first: it keeps the editor from the focus.
  const value = () => page.evaluate(() => String(Reflect.get(window, 'editor').getValue()))
  await waitFor(
    async () => (await value()).match(new RegExp(LINK, 'g'))?.length === 2 || null,
    async () => `Two links wanted: ${await value()}\n${await page.describe('div[data-ms=ui]')}`,
  )
  await page.click('#send')
  const [message = ''] = await sent()
  expect(message.split('\n').map((line) => line.replaceAll(new RegExp(LINK, 'g'), '¤'))).toEqual([
    'one',
    'two',
    '¤ ¤',
  ])

  // Longer than what is seen of it, and drawn only in part: asked about once, and in once.
  const lines = Array.from({ length: 60 }, (_, index) => `  line ${index}`)
  const last = ` ${KEY} last`
  await watched.browser.setClipboard(['', 'first', ...lines, last].join('\n'))
  await page.click(CODE)
  await page.press('Control+End')
  await page.press('Control+v')
  await page.waitUntilShown(DIALOG)
  await answer(page, () => page.press('Escape'))
  await waitFor(
    async () =>
      (await page.evaluate(() => String(Reflect.get(window, 'editor').getValue()))).endsWith(
        last,
      ) || null,
    () => 'The lines are not there',
  )
  // A question that came again would lie over the button.
  await page.click('#send')
  const [, long = ''] = await sent(2)
  expect(long.split('\n').slice(3)).toEqual(['first', ...lines, last])
})
