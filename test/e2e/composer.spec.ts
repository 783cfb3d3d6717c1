/** Caught before it is sent: marked while typing, held when pasted and sent, replaced by a link. */
import { BEHIND, GMAIL } from '#test/pages/compose.ts'
import { readLink } from '#test/support/recipient.ts'
import { waitFor } from '#test/support/wait.ts'
import {
  ANYWAY,
  answer,
  BOX,
  DIALOG,
  expect,
  KEY,
  LINK,
  ours,
  REPLACE,
  replace,
  test,
  type Watched,
} from '#test/support/watched.ts'

declare const seen: string[]
declare const sent: number
declare const linked: Promise<null>

async function openMail(watched: Watched) {
  const mail = await watched.open('https://mail.google.com', GMAIL)
  await mail.page.click(BOX)
  return mail
}

test('typed: marked, a card beside it, one key and the link stands there', async ({ watched }) => {
  const { page } = await openMail(watched)
  await page.type(`the key is ${KEY} thanks`)
  await page.waitUntilShown(REPLACE)
  await replace(page)
  await page.waitForText(BOX, LINK)
  const text = await page.value(BOX)
  expect(text.replace(LINK, '¤').trim()).toBe('the key is ¤ thanks')
  expect(await page.evaluate(() => document.body.innerHTML)).not.toContain(KEY)
  expect(await readLink(text.match(LINK)?.[0] ?? '')).toBe(KEY)
  const { requests } = watched.browser.network
  expect(requests.filter(({ body }) => body.includes(KEY))).toEqual([])
})

test('replaced by the card and sent at once: held until a page whose model is behind has the link', {
  tag: '@long-firefox',
}, async ({ watched }) => {
  const { page, sent: messages } = await watched.open('https://app.slack.com', BEHIND)
  await page.click(BOX)
  await page.type(`the key is ${KEY}`)
  await page.waitUntilShown(REPLACE)
  await replace(page)
  // Told by the page itself: asked again and again, it would have followed by then.
  await page.evaluate(() => linked)
  await page.press('Enter')
  const [message = ''] = await messages()
  expect(message.replace(LINK, '¤')).toBe('the key is ¤')
})

test('pasted: held before the page hears of it, and goes in as a link', async ({ watched }) => {
  const { page } = await openMail(watched)
  await page.type('hello ')
  await watched.browser.setClipboard(`it is ${KEY}, bye`)
  await page.press('Control+V')
  await page.waitUntilShown(DIALOG)
  expect(await page.value(BOX)).not.toContain(KEY)
  await answer(page, () => page.press('Enter'))
  await page.waitForText(BOX, LINK)
  expect(await page.evaluate(() => seen.filter((one) => one.startsWith('paste')))).toEqual([])
  expect((await page.value(BOX)).replace(LINK, '¤').trim()).toBe('hello it is ¤, bye')
})

test('a pasted file of several credentials becomes one link', async ({ watched }) => {
  const { page } = await openMail(watched)
  const file = `# staging\nGITLAB_TOKEN=${KEY}\nDATABASE_URL=postgres://app:${['Hx7', 'kkq2Pz'].join('')}@db.internal:5432/app\n`
  await watched.browser.setClipboard(file)
  await page.press('Control+V')
  await page.waitForText(ours({ css: 'h2' }), /2 credentials/)
  await answer(page, () => page.press('Enter'))
  await page.waitForText(BOX, LINK)
  const text = (await page.value(BOX)).trim()
  expect(text.replace(LINK, '¤')).toBe('¤')
  expect(await readLink(text)).toBe(file)
})

test('two in one message are replaced together, with a link each', {
  tag: '@long-firefox',
}, async ({ watched }) => {
  const { page } = await openMail(watched)
  const other = ['glp', 'at-', 'Zq3Xw8Vb5Nm1Lk7Jh2Gf'].join('')
  await page.type(`old ${other} new ${KEY}`)
  await page.press('Control+Enter')
  await page.waitForText(ours({ css: 'h2' }), /2 credentials/)
  await answer(page, () => page.press('Escape'))
  await page.waitUntilShown(ours({ role: 'button', name: /^Replace all 2/ }))
  const each = ours({ role: 'button', name: /^One link each/ })
  await waitFor(
    async () => {
      if ((await page.count(each)) > 0) return true
      await page.click(ours({ role: 'button', name: /^Replace all 2/ }))
      return null
    },
    () => 'The choice does not open',
  )
  await page.click(each)
  await waitFor(
    async () => (await page.value(BOX)).match(new RegExp(LINK, 'g'))?.length === 2 || null,
    async () => `Two links wanted: ${await page.value(BOX)}`,
  )
  const links = (await page.value(BOX)).match(new RegExp(LINK, 'g')) ?? []
  expect(await Promise.all(links.map((link) => readLink(link)))).toEqual([other, KEY])
})

test('a typed file of several becomes one link, with the words around it as they are', {
  tag: '@long-firefox',
}, async ({ watched }) => {
  const { page, sent: messages } = await openMail(watched)
  const lines = [
    `GITLAB_TOKEN=${KEY}`,
    `DATABASE_URL=postgres://app:${['Hx7', 'kkq2Pz'].join('')}@db.internal:5432/app`,
  ]
  for (const line of ['for staging:', ...lines, 'thanks']) {
    await page.type(line)
    await page.press('Enter')
  }
  await page.waitUntilShown(REPLACE)
  await page.press('Control+Enter')
  await page.waitForText(ours({ css: 'h2' }), /2 credentials/)
  await answer(page, () => page.press('Enter'))
  const [message = ''] = await messages()
  expect(message.replace(LINK, '¤').split(/\n+/)).toEqual(['for staging:', '¤', 'thanks', ''])
  expect(await readLink(message.match(LINK)?.[0] ?? '')).toBe(lines.join('\n'))
})

test('pasted as it is: in the box, and sent without another question', async ({ watched }) => {
  const { page, sent: messages } = await openMail(watched)
  await watched.browser.setClipboard(KEY)
  await page.press('Control+V')
  await page.waitUntilShown(DIALOG)
  await answer(page, () => page.press('Escape'))
  await page.waitForText(BOX, KEY)
  await page.press('Control+Enter')
  expect(await messages()).toEqual([KEY])
})

test('pasted with formatting: as it is means that the next paste goes by', async ({ watched }) => {
  const { page } = await openMail(watched)
  await page.evaluate((key) => {
    const source = document.createElement('p')
    source.id = 'source'
    const bold = document.createElement('b')
    bold.append(key)
    source.append('say ', bold)
    document.body.append(source)
  }, KEY)
  await page.select('#source')
  await page.press('Control+C')
  await page.click(BOX)
  await page.press('Control+V')
  await page.waitForText(ours({ css: '.said' }), /paste once more/)
  await answer(page, () => page.press('Escape'))
  expect(await page.value(BOX)).not.toContain(KEY)
  await page.press('Control+V')
  await page.waitForText(BOX, `say ${KEY}`)
  expect(await page.count(`${BOX} b`)).toBe(1)
})

test('called no secret: pasted and sent without a question, in the next message too', {
  tag: '@long-firefox',
}, async ({ watched }) => {
  const { page, sent: messages } = await openMail(watched)
  await page.type(`use ${KEY}`)
  await page.waitUntilShown(REPLACE)
  await answer(page, () => page.click(ours({ role: 'button', name: 'Not a secret' })), REPLACE)
  await page.press('Control+A')
  await page.press('Backspace')
  await page.waitForText(BOX, /^\s*$/)
  await watched.browser.setClipboard(KEY)
  await page.press('Control+V')
  await page.waitForText(BOX, KEY)
  await page.press('Control+Enter')
  expect(await messages()).toEqual([KEY])
})

test('sent: held once, replaced, and sent once', async ({ watched }) => {
  const { page, sent: messages, sentSoFar } = await openMail(watched)
  await page.type(`use ${KEY}`)
  await page.waitUntilShown(REPLACE)
  await page.press('Control+Enter')
  await page.waitUntilShown(DIALOG)
  expect(sentSoFar()).toEqual([])
  await answer(page, () => page.press('Enter'))
  const [message = ''] = await messages()
  expect(message.replace(LINK, '¤').trim()).toBe('use ¤')
  expect(await page.evaluate(() => sent)).toBe(1)
})

test('sent by the button: held at its first event, and sent once anyway when a person says so', async ({
  watched,
}) => {
  const { page, sent: messages, sentSoFar } = await openMail(watched)
  await page.type(`use ${KEY}`)
  await page.waitUntilShown(REPLACE)
  await page.click('[data-send]')
  await page.waitUntilShown(DIALOG)
  await answer(page, () => page.press('Escape'))
  expect(sentSoFar()).toEqual([])
  await page.click('[data-send]')
  await page.waitUntilShown(DIALOG)
  await answer(page, () => page.click(ANYWAY))
  expect(await messages()).toEqual([`use ${KEY}`])
  expect(await page.evaluate(() => sent)).toBe(1)
})

test('a message without one is never held', async ({ watched }) => {
  const { page, sent: messages } = await openMail(watched)
  await page.type('see you at ten, the build is green')
  await page.press('Control+Enter')
  expect(await messages()).toEqual(['see you at ten, the build is green'])
})
