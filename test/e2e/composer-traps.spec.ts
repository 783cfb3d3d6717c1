/** Ways past a hold, and holds that would do harm: each was seen to happen once. */
import { CHAT, COMMENT, LINES, TWO_MAILS, UNPREVENTED } from '#test/pages/compose.ts'
import { NAMED_PICTURES, nameTheRest } from '#test/pages/hostile.ts'
import { waitFor } from '#test/support/wait.ts'
import {
  ANYWAY,
  answer,
  BOX,
  DIALOG,
  expect,
  KEY,
  LINK,
  REPLACE,
  test,
  type Watched,
} from '#test/support/watched.ts'

async function openMails(watched: Watched) {
  const mails = await watched.open('https://mail.google.com', TWO_MAILS)
  await mails.page.click('#one .body')
  await mails.page.type('not ready yet')
  await mails.page.click('#two .body')
  await mails.page.type(`use ${KEY}`)
  return mails
}

test('only the mail that holds the key is held, and only it is sent', async ({ watched }) => {
  const { page, sent } = await openMails(watched)
  await page.press('Control+Enter')
  await page.waitUntilShown(DIALOG)
  await answer(page, () => page.click(ANYWAY))
  expect(await sent()).toEqual([`two: use ${KEY}`])
  await page.click('#one .send')
  expect(await sent(2)).toEqual([`two: use ${KEY}`, 'one: not ready yet'])
})

test('keys on the focused button, and the shortcut from the subject, are held too', async ({
  watched,
}) => {
  const { page, sentSoFar } = await openMails(watched)
  await page.press('Tab')
  await page.press('Enter')
  await page.waitUntilShown(DIALOG)
  await answer(page, () => page.press('Escape'))
  await page.click('#two .subject')
  await page.press('Control+Enter')
  await page.waitUntilShown(DIALOG)
  expect(sentSoFar()).toEqual([])
})

test('a key that sends puts no line into the box where the page leaves it to the browser', async ({
  watched,
}) => {
  const { page, sent } = await watched.open('https://mail.google.com', UNPREVENTED)
  await page.click(BOX)
  await page.type(`use ${KEY}`)
  await page.press('Control+Enter')
  await page.waitUntilShown(DIALOG)
  await answer(page, () => page.press('Enter'))
  const [text = ''] = await sent()
  expect(text.replace(LINK, '¤')).toBe('use ¤')
  // Time enough for what must not happen.
  await new Promise((resolve) => setTimeout(resolve, 500))
  expect(await page.evaluate(() => document.querySelector('[data-box]')?.innerHTML)).not.toMatch(
    /<br|<div|<p/,
  )
})

test('a box that was hidden is guarded when it is back', async ({ watched }) => {
  const { page, sentSoFar } = await openMails(watched)
  await page.evaluate(async () => {
    const mail = document.querySelector<HTMLElement>('#two')
    if (!mail) return
    mail.style.display = 'none'
    document.querySelector<HTMLElement>('#one .body')?.focus()
    await new Promise((resolve) => setTimeout(resolve, 200))
    mail.style.display = ''
  })
  await page.click('#one .body')
  await page.click('#two .send')
  await page.waitUntilShown(DIALOG)
  expect(sentSoFar()).toEqual([])
})

test('who goes back while the link is made sends nothing, and the text is as it was', async ({
  watched,
}) => {
  const { page, sentSoFar } = await openMails(watched)
  let release: () => void = () => {}
  const takeAway = watched.browser.network.rule(({ method }) =>
    method === 'PUT' ? new Promise((resolve) => (release = () => resolve(undefined))) : undefined,
  )
  await page.press('Control+Enter')
  await page.waitForText(DIALOG, /Replace and send/)
  await waitFor(
    async () => {
      if (/Cancel/.test(await page.text(DIALOG))) return true
      await page.press('Enter')
      return null
    },
    () => 'It does not begin',
  )
  await answer(page, () => page.press('Escape'))
  takeAway()
  release()
  // Time enough for what must not happen.
  await new Promise((resolve) => setTimeout(resolve, 1000))
  expect(sentSoFar()).toEqual([])
  expect(await page.value('#two .body')).toContain(KEY)
})

test('a key that stands twice in what is pasted goes behind the link with all of it', async ({
  watched,
}) => {
  const { page } = await watched.open('https://mail.google.com', TWO_MAILS)
  await page.click('#two .body')
  const twice = `user ${KEY.slice(0, 10)} and ${KEY}, I repeat ${KEY}`
  await watched.browser.setClipboard(twice)
  await page.press('Control+V')
  await page.waitUntilShown(DIALOG)
  await answer(page, () => page.press('Enter'))
  await page.waitForText('#two .body', LINK)
  expect(await page.value('#two .body')).not.toContain(KEY)
})

test('Enter that is a new line stays one', async ({ watched }) => {
  const { page } = await watched.open('https://app.slack.com', COMMENT)
  await page.click(BOX)
  await page.type(`use ${KEY}`)
  await page.press('Enter')
  await page.waitUntilShown(DIALOG)
  await answer(page, () => page.click(ANYWAY))
  await page.type('more')
  await waitFor(
    async () => (await page.value(BOX)) === `use ${KEY}\nmore` || null,
    async () => `No new line: ${JSON.stringify(await page.value(BOX))}`,
  )
})

test('Enter that is a new line in an editor: replaced, and the new line is made', async ({
  watched,
}) => {
  const { page } = await watched.open('https://app.slack.com', LINES)
  await page.click('#two')
  await page.press('Control+End')
  await page.type(` ${KEY}`)
  await page.waitUntilShown(REPLACE)
  await page.press('Enter')
  await page.waitUntilShown(DIALOG)
  await answer(page, () => page.press('Enter'))
  await page.waitForText('#rich', LINK)
  await waitFor(
    async () => /¤\n/.test((await page.value('#rich')).replace(LINK, '¤')) || null,
    async () => `No new line: ${await page.value('#rich')}`,
  )
  await page.type('more')
  const lines = (await page.value('#rich')).split(/\n+/)
  expect(lines.at(-1)).toBe('more')
  expect(lines.at(-2)?.replace(LINK, '¤')).toBe('six six six six ¤')
})

test('a button beside another box of the same form sends both, and is held', async ({
  watched,
}) => {
  const box = 'class="ql-editor" contenteditable="true" role="textbox"'
  // A form answers with its fields where they are named as what it is asked.
  const taken = ['contains', 'parentElement', 'parentNode', 'querySelectorAll', 'nodeType']
    .map((name) => `<input type="hidden" name="${name}">`)
    .join('')
  const { page, sent, sentSoFar } = await watched.open(
    'https://app.slack.com',
    `<!doctype html><title>Two boxes</title><form>${taken}<div id="body" ${box}>.</div>
     <div><div id="note" ${box}>a note</div><button type="button" id="send">Send</button></div></form>
     <script>document.querySelector('#send').addEventListener('click', () =>
       fetch('sent', { method: 'POST', body: document.querySelector('#body').innerText }))</script>`,
  )
  await page.click('#body')
  await page.type(KEY)
  await page.click('#send')
  await page.waitUntilShown(DIALOG)
  expect(sentSoFar()).toEqual([])
  await answer(page, () => page.click(ANYWAY))
  expect((await sent())[0]).toContain(KEY)
})

test('pictures with the names of what a document has are nothing to our scripts @long-firefox', async ({
  watched,
}) => {
  const html = CHAT.replace('<body>', `$&${NAMED_PICTURES}`)
  const { page, sentSoFar } = await watched.open('https://app.slack.com', html)
  await page.click(BOX)
  await page.evaluate(nameTheRest)
  // To the page they are there: drivers, which look as it does, find nothing any more.
  expect(await page.evaluate(() => String(document.createElement))).toMatch(/Image/)
  const text = () => page.evaluate(() => String(Reflect.get(window, 'textInBox')()))
  const pressUntil = (key: string, isDone: () => Promise<boolean> | boolean) =>
    waitFor(
      async () => {
        if (await isDone()) return true
        await page.press(key)
        return null
      },
      async () => `${key} does nothing: ${await text()}`,
    )
  // A key too many sends nothing.
  const messages = () => sentSoFar().flatMap((one) => (one === '' ? [] : [one.replace(LINK, '¤')]))
  // The card, and its key before it is there: to this page that is an Enter like any other.
  await page.type(`use ${KEY} ok`)
  const isOursThere = () => page.evaluate(() => Boolean(Reflect.get(window, 'isOursThere')()))
  await expect.poll(isOursThere).toBe(true)
  const isReplaced = async () => LINK.test(await text())
  await pressUntil('Alt+Enter', async () => (await isReplaced()) || messages().length > 0)
  if (await isReplaced()) await page.press('Enter')
  await expect.poll(messages).toEqual(['use ¤ ok'])
  // The dialog, which takes every Enter while it is there.
  await page.type(`put ${KEY} ok`)
  await page.press('Enter')
  await pressUntil('Enter', () => messages().length === 2)
  expect(messages()).toEqual(['use ¤ ok', 'put ¤ ok'])
})
