/** A page that changes thousands of nodes a second, around a box and in it. Counted in steps, not timed. */
import { GMAIL } from '#test/pages/compose.ts'
import { stepsDuring } from '#test/support/chromium.ts'
import { BOX, DIALOG, expect, KEY, REPLACE, test } from '#test/support/watched.ts'

const FRAMES = 40
/** In each frame, one after the other; each changes so many nodes. */
const TASKS = 40
const NODES = 10
/** A look at the text, and drawing the card, by names that the build keeps. */
const LOOKS = ['collect', 'showCard']

/** Each task ends before the next begins, as those of a page do: work for each of them would be seen. */
async function flood(frames: number, tasks: number, nodes: number): Promise<void> {
  const around = document.body.appendChild(document.createElement('div'))
  const texts = Array.from({ length: nodes }, () => new Text('0'))
  document.querySelector('[data-box]')?.append(...texts)
  const { port1, port2 } = new MessageChannel()
  const nextTask = () =>
    new Promise<void>((resolve) => {
      port1.onmessage = () => resolve()
      port2.postMessage(null)
    })
  for (let frame = 0; frame < frames; frame += 1) {
    await new Promise((resolve) => requestAnimationFrame(resolve))
    for (let task = 0; task < tasks; task += 1) {
      around.replaceChildren(...texts.map(() => document.createElement('i')))
      for (const text of texts) text.data = String((frame + task) % 10)
      await nextTask()
    }
  }
  around.remove()
  for (const text of texts) text.remove()
}

test('a page that floods with changes is looked at once a frame, its messages are held @long-firefox', async ({
  watched,
  kind,
}) => {
  test.skip(kind === 'firefox', 'only the DevTools protocol counts steps of a browser')
  const counted = async (host: string) => {
    const { page, sentSoFar } = await watched.open(host, GMAIL)
    await page.click(BOX)
    await page.type(`use ${KEY} ok `)
    if (host !== ELSEWHERE) await page.waitUntilShown(REPLACE)
    const steps = await stepsDuring(page, LOOKS, () => page.evaluate(flood, FRAMES, TASKS, NODES))
    return { page, sentSoFar, ...steps }
  }
  const elsewhere = await counted(ELSEWHERE)
  const { page, sentSoFar, layouts, calls } = await counted('https://mail.google.com')
  expect(elsewhere.calls).toBe(0)
  // It was looked at, and no more often than a page can be drawn: three of these for each.
  expect(calls).toBeGreaterThan(0)
  expect(calls).toBeLessThan(FRAMES * 8)
  expect(layouts - elsewhere.layouts).toBeLessThan(FRAMES * 8)
  await page.press('Control+Enter')
  await page.waitUntilShown(DIALOG)
  expect(sentSoFar()).toEqual([])
})

/** Nobody watches there: what the browser does by itself. */
const ELSEWHERE = 'https://plain.example.com'
