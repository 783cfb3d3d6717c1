/** What goes wrong in the middle, and what is left behind. */
import { GMAIL, TWO_MAILS } from '#test/pages/compose.ts'
import { collectGarbage } from '#test/support/chromium.ts'
import { readLink } from '#test/support/recipient.ts'
import {
  answer,
  BOX,
  DIALOG,
  expect,
  KEY,
  LINK,
  ours,
  REPLACE,
  RETRY,
  test,
} from '#test/support/watched.ts'

const REPLACE_AND_SEND = ours({ role: 'button', name: /^Replace and send/ })
const OTHER = ['glp', 'at-', 'Zq3Xw8Vb5Nm1Lk7Jh2Gf'].join('')

test('one of two links was made: it is burnt, the text is as it was, and Retry makes both', async ({
  watched,
}) => {
  const { page, sent, sentSoFar } = await watched.open('https://mail.google.com', GMAIL)
  await page.click(BOX)
  const text = `old ${OTHER} new ${KEY}`
  await page.type(text)
  await page.waitUntilShown(REPLACE)
  const { network } = watched.browser
  let made = 0
  const up = network.rule(({ method }) => {
    if (method !== 'PUT') return undefined
    made += 1
    return made > 1 ? 'refuse' : undefined
  })
  const urls = (wanted: string) =>
    network.requests.flatMap(({ method, url }) => (method === wanted ? [url] : []))
  const before = urls('PUT').length
  await page.press('Control+Enter')
  await page.waitUntilShown(DIALOG)
  await answer(page, () => page.press('Enter'), REPLACE_AND_SEND)
  await page.waitUntilShown(RETRY)
  const first = urls('PUT')[before] ?? 'nothing'
  await expect.poll(() => urls('DELETE')).toContain(first)
  expect(await page.value(BOX)).toBe(text)
  expect(sentSoFar()).toEqual([])
  up()
  await answer(page, () => page.press('Enter'))
  const [message = ''] = await sent()
  expect(message.replaceAll(new RegExp(LINK, 'g'), '¤').trim()).toBe('old ¤ new ¤')
  const links = message.match(new RegExp(LINK, 'g')) ?? []
  expect(await Promise.all(links.map((link) => readLink(link)))).toEqual([OTHER, KEY])
})

test('neither a dialog nor a window can be opened: the message is sent, and that is recorded', async ({
  watched,
}) => {
  const { page, sent } = await watched.open('https://mail.google.com', GMAIL)
  await page.evaluate(() => {
    const out = ({ target }: Event) => {
      if (target instanceof Element && target.matches('div[data-ms=ui]')) target.remove()
    }
    document.addEventListener('beforetoggle', out, true)
  })
  await page.click(BOX)
  await page.type(`use ${KEY}`)
  await expect
    .poll(() => page.evaluate(() => [...CSS.highlights.values()].some(({ size }) => size > 0)))
    .toBe(true)
  await watched.browser.failToFindTabs()
  await page.press('Control+Enter')
  expect(await sent()).toEqual([`use ${KEY}`])
  await expect
    .poll(async () => JSON.stringify(await watched.browser.storage('local')))
    .toContain('"event":"failed"')
  await watched.browser.stopBackground()
})

test('a box that is gone is forgotten', async ({ watched, kind }) => {
  test.skip(kind === 'firefox', 'only the DevTools protocol collects garbage')
  const { page } = await watched.open('https://mail.google.com', TWO_MAILS)
  await page.click('#one .body')
  await page.type(`use ${KEY}`)
  await page.waitUntilShown(REPLACE)
  await page.evaluate(() => {
    const box = document.querySelector('#one .body')
    if (box) Reflect.set(window, 'box', new WeakRef(box))
    document.querySelector('#one')?.remove()
  })
  await page.waitUntilGone(REPLACE)
  await expect
    .poll(async () => {
      await collectGarbage(page)
      return page.evaluate(() => Reflect.get(window, 'box').deref() === undefined)
    })
    .toBe(true)
})
