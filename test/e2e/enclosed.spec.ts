/** An endpoint whose links have nothing of their own before the fragment: Enclosed. */
import { expect, test } from '#test/support/fixtures.ts'
import { ENV_TEXT } from '#test/support/site-pages.ts'
import { openInExtension, shareByRightClick } from '#test/support/steps.ts'
import { startEnclosed } from '../endpoints/servers/enclosed.ts'

const CARD = 'article.endpoint'
const OPEN = { role: 'button', name: 'Open secret' }

test('a link opens here, and other pages of the server with a fragment open there', {
  tag: '@long-firefox',
}, async ({ sender, site }) => {
  const server = await startEnclosed({ prefix: '/notes' })
  await sender.acceptPrompts(new URL(server.baseUrl).origin)
  const options = await sender.openExtensionPage('options.html')
  await options.fill({ role: 'textbox', name: 'Address or invitation link' }, server.baseUrl)
  await options.click({ role: 'button', name: 'Add endpoint' })
  await options.waitForText(CARD, server.baseUrl)
  const page = await sender.open(`${site.url}/notes`)
  expect(await shareByRightClick(sender, page, '#env')).toBe('Link copied')
  const link = await sender.clipboard()
  expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/notes\/[0-9a-z]{26}#dar:[\w-]{43}$/)

  const before = server.calls.length
  const reveal = await openInExtension(sender, link)
  await reveal.waitUntilShown(OPEN)
  expect(server.calls.length, 'nothing is asked before the click').toBe(before)
  await reveal.click(OPEN)
  await reveal.waitForText('h1', 'Here is your secret')
  await reveal.click({ role: 'button', name: 'Show' })
  expect(await reveal.value('.secret pre')).toBe(ENV_TEXT)
  expect(server.calls.slice(before).map(({ method }) => method)).toEqual(['GET'])

  // Stopped as well, and let go on.
  const about = `${server.baseUrl}about#top`
  await sender.open(about).catch(() => undefined)
  const own = await sender.waitForPage(about)
  await own.waitForText('body', 'Enclosed itself')
  await server.stop()
})
