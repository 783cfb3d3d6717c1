/** Caught before it is sent: marked while typing, held when pasted and sent, replaced by a link. */
import { CHAT, GMAIL } from '#test/pages/compose.ts'
import type { Browser, Page } from '#test/support/browser.ts'
import type { Endpoint } from '#test/support/endpoint.ts'
import { expect, test } from '#test/support/fixtures.ts'
import type { Hosts } from '#test/support/hosts.ts'
import { readLink } from '#test/support/recipient.ts'
import { importSettings } from '#test/support/steps.ts'
import { waitFor } from '#test/support/wait.ts'

/** Put together here, because nothing in the repository may look like a credential. */
const KEY = ['glp', 'at-', 'Wm2Xk9Lr4Tz8Bv6Nc1Hd'].join('')
const BOX = '[data-box]'
const HOST = 'matchstick-ui'
const REPLACE = { host: HOST, role: 'button', name: /^Replace/ } as const
const LINK = /http:\/\/127\.0\.0\.1:\d+\/#1n[\w-]{47}/

async function openMail(
  launchBrowser: (options: { hosts: Hosts }) => Promise<Browser>,
  endpoint: Endpoint,
  hosts: Hosts,
): Promise<{ browser: Browser; page: Page }> {
  const url = hosts.page('https://mail.google.com/mail/u/0/', GMAIL)
  const browser = await launchBrowser({ hosts })
  await importSettings(browser, endpoint.url)
  const page = await browser.open(url)
  await page.click(BOX)
  return { browser, page }
}

const DIALOG = { host: HOST, role: 'alertdialog' } as const
const ANYWAY = { host: HOST, role: 'button', name: /anyway/i } as const

/** Until the dialog is gone: what is pressed in its first moment was meant for the page. */
async function answer(page: Page, press: () => Promise<void>): Promise<void> {
  await waitFor(
    async () => {
      if ((await page.count(DIALOG)) === 0) return true
      await press()
      return null
    },
    () => 'The dialog stays open',
  )
}

const posted = (hosts: Hosts, count = 1) =>
  waitFor(
    async () => (hosts.posted.length >= count ? hosts.posted : null),
    () => `${hosts.posted.length} of ${count} messages were sent`,
  )

test('typed: marked, a card beside it, one key and the link stands there', async ({
  launchBrowser,
  endpoint,
  hosts,
}) => {
  const { browser, page } = await openMail(launchBrowser, endpoint, hosts)
  await page.type(`the key is ${KEY} thanks`)
  await page.waitUntilShown(REPLACE)
  await page.press('Alt+Enter')
  await page.waitForText(BOX, LINK)
  const text = await page.value(BOX)
  expect(text).not.toContain(KEY)
  expect(text.replace(LINK, '¤').trim()).toBe('the key is ¤ thanks')
  expect(await page.evaluate(() => document.body.innerHTML)).not.toContain(KEY)
  const link = text.match(LINK)?.[0] ?? ''
  expect(await readLink(link)).toBe(KEY)
  expect(browser.network.requests.some(({ body }) => body.includes(KEY))).toBe(false)
})

test('pasted: held before the page hears of it, and goes in as a link', async ({
  launchBrowser,
  endpoint,
  hosts,
}) => {
  const { browser, page } = await openMail(launchBrowser, endpoint, hosts)
  await page.type('hello ')
  await browser.setClipboard(KEY)
  await page.press('Control+V')
  await page.waitUntilShown({ host: HOST, role: 'button', name: /^Paste as/ })
  expect(await page.value(BOX)).not.toContain(KEY)
  await answer(page, () => page.press('Enter'))
  await page.waitForText(BOX, LINK)
  expect(await page.evaluate(() => seen.filter((one) => one.startsWith('paste')))).toEqual([])
  expect(await page.value(BOX)).not.toContain(KEY)
})

test('sent: held once, replaced, and sent once', async ({ launchBrowser, endpoint, hosts }) => {
  const { page } = await openMail(launchBrowser, endpoint, hosts)
  await page.type(`use ${KEY}`)
  await page.waitUntilShown(REPLACE)
  await page.press('Control+Enter')
  await page.waitUntilShown(DIALOG)
  expect(hosts.posted).toEqual([])
  await answer(page, () => page.press('Enter'))
  const [message] = await posted(hosts)
  expect(message?.body).toMatch(LINK)
  expect(message?.body).not.toContain(KEY)
  expect(await page.evaluate(() => sent)).toBe(1)
})

test('sent by the button: held at its first event, and sent once anyway when a person says so', async ({
  launchBrowser,
  endpoint,
  hosts,
}) => {
  const { page } = await openMail(launchBrowser, endpoint, hosts)
  await page.type(`use ${KEY}`)
  await page.waitUntilShown(REPLACE)
  await page.click('[data-send]')
  await page.waitUntilShown(DIALOG)
  await answer(page, () => page.press('Escape'))
  expect(hosts.posted).toEqual([])
  await page.click('[data-send]')
  await page.waitUntilShown(DIALOG)
  await answer(page, () => page.click(ANYWAY))
  const [message] = await posted(hosts)
  expect(message?.body).toContain(KEY)
  expect(await page.evaluate(() => sent)).toBe(1)
})

test('a message without one is never held', async ({ launchBrowser, endpoint, hosts }) => {
  const { page } = await openMail(launchBrowser, endpoint, hosts)
  await page.type('see you at ten, the build is green')
  await page.press('Control+Enter')
  const [message] = await posted(hosts)
  expect(message?.body.trim()).toBe('see you at ten, the build is green')
})

declare const seen: string[]
declare const sent: number
void CHAT
