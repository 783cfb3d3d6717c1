/** Compose boxes with an endpoint that is down, slow or odd: it is said, and no text is lost. */
import { GMAIL } from '#test/pages/compose.ts'
import { page as htmlPage, problem } from '#test/support/odd-endpoint.ts'
import type { Fate } from '#test/support/proxy.ts'
import { readLink } from '#test/support/recipient.ts'
import {
  answer,
  BOX,
  CARD_TITLE,
  DIALOG,
  expect,
  KEY,
  LINK,
  ours,
  REPLACE,
  RETRY,
  replace,
  test,
  type Watched,
} from '#test/support/watched.ts'

const CARD_LINE = ours({ css: '#card-line' })
const TEXT = `the key is ${KEY} thanks`

async function openMail(watched: Watched, text: string) {
  const mail = await watched.open('https://mail.google.com', GMAIL)
  await mail.page.click(BOX)
  await mail.page.type(text)
  return mail
}

/** What becomes of links that are to be made from now on. */
function links(watched: Watched, fate: Fate | Promise<Fate>): () => void {
  return watched.browser.network.rule(({ method }) => (method === 'PUT' ? fate : undefined))
}

const ODD: readonly [what: string, fate: Fate, said: RegExp][] = [
  ['refuses every connection', 'refuse', /^The endpoint cannot be reached/],
  ['answers 500', { status: 500, body: 'oops' }, /^The endpoint had a problem/],
  [
    'answers 429',
    problem('rate-limited', 429, { headers: { 'retry-after': '30' } }),
    /^Too many requests/,
  ],
  ['answers with a page', htmlPage(200), /^No server that Matchstick knows/],
]

for (const [what, fate, said] of ODD) {
  test(`an endpoint that ${what}: said on the card, the text as it was, and Retry`, {
    tag: '@long-firefox',
  }, async ({ watched }) => {
    const { page } = await openMail(watched, TEXT)
    await page.waitUntilShown(REPLACE)
    const up = links(watched, fate)
    await replace(page)
    await page.waitUntilShown(RETRY)
    expect(await page.text(CARD_TITLE)).toMatch(said)
    await page.waitForText(CARD_LINE, 'Your text is as it was.')
    expect(await page.value(BOX)).toBe(TEXT)
    up()
    await answer(page, () => page.press('Alt+Enter'), RETRY)
    const text = await page.waitForText(BOX, LINK)
    expect(text.replace(LINK, '¤')).toBe('the key is ¤ thanks')
    expect(await readLink(text.match(LINK)?.[0] ?? '')).toBe(KEY)
  })
}

test('an endpoint that takes its time: progress on the card, and typing goes on', {
  tag: '@long-firefox',
}, async ({ watched }) => {
  const { page } = await openMail(watched, TEXT)
  await page.waitUntilShown(REPLACE)
  const { promise, resolve } = Promise.withResolvers<Fate>()
  const up = links(watched, promise)
  await replace(page)
  await page.waitForText(CARD_TITLE, 'Making a one-time link')
  expect(await page.count(ours({ role: 'progressbar' }))).toBe(1)
  await page.type(', see you at ten')
  resolve('pass')
  up()
  await page.waitForText(BOX, LINK)
  expect((await page.value(BOX)).replace(LINK, '¤')).toBe('the key is ¤ thanks, see you at ten')
})

test('an endpoint that crashed in the middle works again once it is back', {
  tag: '@long-firefox',
}, async ({ watched }) => {
  const { page } = await openMail(watched, TEXT)
  await page.waitUntilShown(REPLACE)
  const up = links(watched, 'lose-answer')
  await replace(page)
  await page.waitUntilShown(RETRY)
  up()
  await watched.endpoint.crashAndRestart()
  await answer(page, () => page.press('Alt+Enter'), RETRY)
  await page.waitForText(BOX, LINK)
})

test('a send that is held: said in the dialog, nothing is sent, and Retry sends once', async ({
  watched,
}) => {
  const { page, sent, sentSoFar } = await openMail(watched, TEXT)
  const up = links(watched, 'refuse')
  await page.press('Control+Enter')
  await page.waitUntilShown(DIALOG)
  await answer(page, () => page.press('Enter'), ours({ role: 'button', name: /^Replace and send/ }))
  await page.waitUntilShown(RETRY)
  await page.waitForText(DIALOG, 'Your text is as it was.')
  expect(sentSoFar()).toEqual([])
  expect(await page.value(BOX)).toBe(TEXT)
  up()
  await answer(page, () => page.press('Enter'))
  const [message = ''] = await sent()
  expect(message.replace(LINK, '¤').trim()).toBe('the key is ¤ thanks')
})

test('a paste that is held: nothing was pasted, and Retry pastes the link', async ({ watched }) => {
  const { page } = await openMail(watched, 'hello ')
  const up = links(watched, 'refuse')
  await watched.browser.setClipboard(KEY)
  await page.press('Control+V')
  await page.waitUntilShown(DIALOG)
  await answer(
    page,
    () => page.press('Enter'),
    ours({ role: 'button', name: /^Paste as one-time/ }),
  )
  await page.waitUntilShown(RETRY)
  await page.waitForText(DIALOG, 'Nothing was pasted.')
  expect((await page.value(BOX)).trim()).toBe('hello')
  up()
  await answer(page, () => page.press('Enter'))
  await page.waitForText(BOX, LINK)
  expect((await page.value(BOX)).replace(LINK, '¤').trim()).toMatch(/^hello\s¤$/)
})
