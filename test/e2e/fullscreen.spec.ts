/** A composer that a page shows over the whole screen: what lies there is above all but what comes later. */
import { waitFor } from '#test/support/wait.ts'
import {
  answer,
  BOX,
  DIALOG,
  expect,
  KEY,
  LINK,
  REPLACE,
  replace,
  test,
} from '#test/support/watched.ts'

const FULL = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Full</title><link rel="icon" href="data:,">
<style>main { background: #fff; padding: 3rem } :fullscreen { overflow: auto }</style></head>
<body><main><button id="full" type="button">Full screen</button>
<textarea data-box rows="4" cols="60" aria-label="Message"></textarea></main>
<script>
  const box = document.querySelector('[data-box]')
  const main = document.querySelector('main')
  document.querySelector('#full').addEventListener('click', () =>
    document.fullscreenElement ? document.exitFullscreen() : main.requestFullscreen())
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    fetch('sent', { method: 'POST', body: box.value })
    box.value = ''
  })
</script></body></html>`

test('in fullscreen: a card that was open comes up over it, and what is sent is held', async ({
  watched,
}) => {
  const { page, sent } = await watched.open('https://app.slack.com', FULL)
  const isFull = (expected: boolean) =>
    waitFor(
      () =>
        page.evaluate(
          (wanted) => (document.fullscreenElement !== null) === wanted || null,
          expected,
        ),
      () => (expected ? 'Nothing is in fullscreen' : 'It stays in fullscreen'),
    )
  await page.click(BOX)
  await page.type(`use ${KEY}`)
  await page.waitUntilShown(REPLACE)
  await page.click('#full')
  await isFull(true)
  await page.click(BOX)
  await replace(page)
  await page.waitUntilShown(BOX)
  await page.press('End')
  await page.type(` or ${KEY}`)
  await page.waitUntilShown(REPLACE)
  await page.press('Enter')
  await page.waitUntilShown(DIALOG)
  await answer(page, () => page.press('Enter'))
  const [message = ''] = await sent()
  expect(message.replaceAll(new RegExp(LINK, 'g'), '¤')).toBe('use ¤ or ¤')
  await page.click('#full')
  await isFull(false)
  await page.click(BOX)
  await page.type(`again ${KEY}`)
  await page.waitUntilShown(REPLACE)
})
