/** An endpoint of another kind, from its address to an opened link: PrivateBin. */
import type { Browser, Page } from '#test/support/browser.ts'
import { expect, test } from '#test/support/fixtures.ts'
import { ENV_TEXT } from '#test/support/site-pages.ts'
import { openInExtension, shareByRightClick } from '#test/support/steps.ts'
import { type Privatebin, startPrivatebin } from '../endpoints/servers/privatebin.ts'

const CARD = 'article.endpoint'
const OPEN = { role: 'button', name: 'Open secret' }
const PASSPHRASE = { role: 'textbox', name: 'Passphrase' }
const SHOWN = '.secret pre'

/** By typing its address: that it is a PrivateBin is found out by itself. */
async function addPrivatebin(browser: Browser, { baseUrl }: Privatebin): Promise<Page> {
  await browser.acceptPrompts(new URL(baseUrl).origin)
  const options = await browser.openExtensionPage('options.html')
  await options.fill({ role: 'textbox', name: 'Address or invitation link' }, baseUrl)
  await options.click({ role: 'button', name: 'Add endpoint' })
  await options.waitForText(CARD, baseUrl)
  return options
}

async function showText(page: Page): Promise<string> {
  await page.click({ role: 'button', name: 'Show' })
  return page.value(SHOWN)
}

test('a right click shares to it, and the link opens here', async ({ sender, site }) => {
  const server = await startPrivatebin()
  await addPrivatebin(sender, server)
  const page = await sender.open(`${site.url}/notes`)
  expect(await shareByRightClick(sender, page, '#env')).toBe('Link copied')
  const link = await sender.clipboard()
  expect(link).toMatch(
    /^http:\/\/127\.0\.0\.1:\d+\/bin\/\?[0-9a-f]{16}#-[1-9A-HJ-NP-Za-km-z]{43,44}$/,
  )

  const before = server.calls.length
  const reveal = await openInExtension(sender, link)
  await reveal.waitUntilShown(OPEN)
  expect(server.calls.length, 'nothing is asked before the click').toBe(before)
  await reveal.click(OPEN)
  await reveal.waitForText('h1', 'Here is your secret')
  expect(await showText(reveal)).toBe(ENV_TEXT)

  await reveal.close()
  const again = await openInExtension(sender, link)
  await again.click(OPEN)
  await again.waitForText('h1', 'There is no secret under this link')
  expect(JSON.stringify(server.calls)).not.toContain(link.split('#-')[1])
  await server.stop()
})

test('the popup offers what it can do, and says what it cannot', { tag: '@long-firefox' }, async ({
  sender,
}) => {
  const server = await startPrivatebin()
  const options = await addPrivatebin(sender, server)
  await options.click(`${CARD} summary`)
  await options.waitForText(CARD, 'This endpoint does not tell whether a secret was opened.')
  const popup = await sender.openExtensionPage('popup.html')
  await popup.fill({ role: 'textbox', name: 'Secret' }, 'hunter2-for-staging')
  expect(await popup.count({ role: 'textbox', name: /^Label/ })).toBe(0)
  expect(await popup.count({ role: 'button', name: 'One opening more' })).toBe(0)
  await popup.choose({ role: 'combobox', name: 'Expires in' }, '5 minutes')
  await popup.click({ css: 'label.choice', text: 'My own' })
  await popup.fill({ role: 'textbox', name: 'Your passphrase' }, 'pä€😀')
  await popup.click({ css: 'footer button' })
  await popup.waitForText('h1', 'Your link is ready')
  await popup.waitForText('main', 'Opens once, expires in 5 minutes.')
  const link = await popup.text('.result-link')

  const reveal = await openInExtension(sender, link)
  await reveal.click(OPEN)
  await reveal.waitForText('main', 'This secret needs a passphrase')
  const asked = server.calls.length
  await reveal.fill(PASSPHRASE, 'wrong')
  await reveal.click(OPEN)
  await reveal.waitForText('[role=alert]', 'This passphrase does not fit')
  await reveal.fill(PASSPHRASE, 'pä€😀')
  await reveal.click(OPEN)
  await reveal.waitForText('h1', 'Here is your secret')
  expect(await showText(reveal)).toBe('hunter2-for-staging')
  expect(server.calls.length, 'it was asked once, and never for a passphrase').toBe(asked)
  await server.stop()
})

test('a share there can be taken back, and its list says what nobody knows', {
  tag: '@long-firefox',
}, async ({ sender }) => {
  const server = await startPrivatebin()
  await addPrivatebin(sender, server)
  const popup = await sender.openExtensionPage('popup.html')
  await popup.fill({ role: 'textbox', name: 'Secret' }, 'hunter2-for-staging')
  await popup.click({ css: 'footer button' })
  await popup.waitForText('h1', 'Your link is ready')
  const link = await popup.text('.result-link')
  await popup.close()
  const list = await sender.openExtensionPage('popup.html')
  await list.click({ role: 'button', name: /^Shared/ })
  const untold = /Nobody can say here whether it was opened\. Expires in/
  await list.waitForText('.shares', untold)
  await list.click({ css: '.share:first-child .button', text: /^Revoke/ })
  await list.click({ role: 'button', name: 'Revoke it' })
  await list.waitForText('.share-outcome', 'Revoked. The link no longer opens.')

  const reveal = await openInExtension(sender, link)
  await reveal.click(OPEN)
  await reveal.waitForText('h1', 'There is no secret under this link')
  await server.stop()
})
