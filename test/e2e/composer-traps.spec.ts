/** Ways past a hold, and holds that would do harm: each was seen to happen once. */
import { COMMENT, TWO_MAILS } from '#test/pages/compose.ts'
import { waitFor } from '#test/support/wait.ts'
import {
  ANYWAY,
  answer,
  BOX,
  DIALOG,
  expect,
  KEY,
  LINK,
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
