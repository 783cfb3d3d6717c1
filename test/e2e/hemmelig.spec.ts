/** An endpoint that compares passphrases without being told them: Hemmelig 7. And one that is told: 6. */
import type { Browser, Page } from '#test/support/browser.ts'
import { expect, test } from '#test/support/fixtures.ts'
import { openInExtension } from '#test/support/steps.ts'
import { startHemmelig } from '../endpoints/servers/hemmelig.ts'
import { startHemmeligV6 } from '../endpoints/servers/hemmelig-v6.ts'

const CARD = 'article.endpoint'
const OPEN = { role: 'button', name: 'Open secret' }
const PASSPHRASE = { role: 'textbox', name: 'Passphrase' }

async function add(browser: Browser, { baseUrl }: { baseUrl: string }): Promise<Page> {
  await browser.acceptPrompts(new URL(baseUrl).origin)
  const options = await browser.openExtensionPage('options.html')
  await options.fill({ role: 'textbox', name: 'Address or invitation link' }, baseUrl)
  await options.click({ role: 'button', name: 'Add endpoint' })
  await options.waitForText(CARD, baseUrl)
  return options
}

test('a passphrase is asked for until it fits, and the label is above the text', {
  tag: '@long-firefox',
}, async ({ sender }) => {
  const server = await startHemmelig()
  await add(sender, server)
  const popup = await sender.openExtensionPage('popup.html')
  await popup.fill({ role: 'textbox', name: 'Secret' }, 'line one\n  hunter2 <b>\n')
  await popup.fill({ role: 'textbox', name: /^Label/ }, 'For staging')
  await popup.click({ css: 'label.choice', text: 'My own' })
  await popup.fill({ role: 'textbox', name: 'Your passphrase' }, 'pä€😀 and some more')
  await popup.click({ css: 'footer button' })
  await popup.waitForText('h1', 'Your link is ready')
  const link = await popup.text('.result-link')
  expect(link).toMatch(/\/secret\/[0-9a-f-]{36}$/)

  const reveal = await openInExtension(sender, link)
  await reveal.fill(PASSPHRASE, 'wrong')
  await reveal.click(OPEN)
  await reveal.waitForText('[role=alert]', 'This passphrase does not fit')
  await reveal.fill(PASSPHRASE, 'pä€😀 and some more')
  await reveal.click(OPEN)
  await reveal.waitForText('h1', 'Here is your secret')
  await reveal.waitForText('main', 'For staging')
  await reveal.click({ role: 'button', name: 'Show' })
  expect(await reveal.value('.secret pre')).toBe('line one\n  hunter2 <b>\n')
  expect(JSON.stringify(server.calls)).not.toMatch(/hunter2|pä€/)
  await server.stop()
})

test('what version 6 would have to be told a passphrase for is left to its own page', {
  tag: '@long-firefox',
}, async ({ sender }) => {
  const server = await startHemmeligV6()
  await add(sender, server)
  const id = server.put({ password: 'hunter2-passphrase' })
  const reveal = await openInExtension(
    sender,
    `${server.baseUrl}secret/${id}#encryption_key=${'k'.repeat(14)}`,
  )
  await reveal.click(OPEN)
  await reveal.waitForText('[role=alert]', 'The server would see the passphrase')
  await reveal.waitUntilShown({ role: 'button', name: "Use the site's own page" })
  expect(server.calls.every(({ method }) => method === 'GET')).toBe(true)
  await server.stop()
})
