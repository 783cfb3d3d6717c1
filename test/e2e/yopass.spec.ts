/** Yopass from its address to an opened link, with a passphrase that is stretched as its own page does. */

import type { Browser, Page } from '#test/support/browser.ts'
import { expect, test } from '#test/support/fixtures.ts'
import { ENV_TEXT } from '#test/support/site-pages.ts'
import { openInExtension, shareByRightClick } from '#test/support/steps.ts'
import { startYopass, type Yopass } from '../endpoints/servers/yopass.ts'

const PAGE = 'http://localhost:20009'
const CARD = 'article.endpoint'
const OPEN = { role: 'button', name: 'Open secret' }

async function addYopass(browser: Browser, { baseUrl }: Yopass): Promise<Page> {
  await browser.acceptPrompts(new URL(baseUrl).origin)
  const options = await browser.openExtensionPage('options.html')
  await options.fill({ role: 'textbox', name: 'Address or invitation link' }, baseUrl)
  await options.click({ role: 'button', name: 'Add endpoint' })
  await options.waitForText(CARD, baseUrl)
  return options
}

async function openedText(reveal: Page): Promise<string> {
  await reveal.waitForText('h1', 'Here is your secret')
  await reveal.click({ role: 'button', name: 'Show' })
  return reveal.value('.secret pre')
}

test('a right click shares to it, and its link, which leads to another address, opens here', {
  tag: '@long-firefox',
}, async ({ sender, site }) => {
  // Nobody answers there: a link that is not stopped shows an error.
  const server = await startYopass({ publicUrl: `${PAGE}/` })
  const options = await addYopass(sender, server)
  await sender.acceptPrompts(PAGE)
  await options.waitForText(CARD, `This server says that its links stand at ${PAGE}/`)
  await options.click({ role: 'button', name: 'Use that address' })
  await options.waitForText(CARD, /^Links lead here\./m)
  await options.close()
  const page = await sender.open(`${site.url}/notes`)
  expect(await shareByRightClick(sender, page, '#env')).toBe('Link copied')
  const link = await sender.clipboard()
  expect(link).toMatch(/^http:\/\/localhost:20009\/#\/s\/\w{22}\/\w{22}$/)

  const before = server.calls.length
  const reveal = await openInExtension(sender, link)
  await reveal.waitUntilShown(OPEN)
  expect(server.calls.length, 'nothing is asked before the click').toBe(before)
  await reveal.click(OPEN)
  expect(await openedText(reveal)).toBe(ENV_TEXT)

  await reveal.close()
  const again = await openInExtension(sender, link)
  await again.click(OPEN)
  await again.waitForText('h1', 'There is no secret under this link')
  expect(JSON.stringify(server.calls)).not.toContain(link.split('/').at(-1))
  await server.stop()
})

test('a passphrase takes the place of the key, and is stretched', { tag: '@long-firefox' }, async ({
  sender,
}) => {
  const server = await startYopass({ argon2: true })
  await addYopass(sender, server)
  const popup = await sender.openExtensionPage('popup.html')
  await popup.fill({ role: 'textbox', name: 'Secret' }, 'hunter2-for-staging')
  await popup.choose({ role: 'combobox', name: 'Expires in' }, '1 hour')
  await popup.click({ css: 'label.choice', text: 'My own' })
  await popup.fill({ role: 'textbox', name: 'Your passphrase' }, 'pä€😀 and some more')
  await popup.click({ css: 'footer button' })
  await popup.waitForText('h1', 'Your link is ready')
  const link = await popup.text('.result-link')
  expect(link).toMatch(/#\/s\/\w{22}$/)

  const reveal = await openInExtension(sender, link)
  await reveal.fill({ role: 'textbox', name: 'Passphrase' }, 'pä€😀 and some more')
  await reveal.click(OPEN)
  expect(await openedText(reveal)).toBe('hunter2-for-staging')
  await server.stop()
})
