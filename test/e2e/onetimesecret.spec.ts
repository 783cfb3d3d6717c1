/** An endpoint that encrypts by itself, and carries our envelope: Onetime Secret. */
import * as v from 'valibot'
import { carrierOf } from '#lib/endpoints/carrier/page-link.ts'
import { expect, test } from '#test/support/fixtures.ts'
import { ENV_TEXT } from '#test/support/site-pages.ts'
import { importSettings, openInExtension, shareByRightClick } from '#test/support/steps.ts'
import { startOnetimesecret } from '../endpoints/servers/onetimesecret.ts'

const OPEN = { role: 'button', name: 'Open secret' }
const PASTED = { role: 'textbox', name: 'The text you copied' }
const SHOWN = '.secret pre'
const revealedSchema = v.object({ record: v.object({ secret_value: v.string() }) })

/** As the server's own page shows it, where a recipient copies it. */
async function textOnItsPage(link: string): Promise<string> {
  const { page } = carrierOf(new URL(link).hash.slice(1)) ?? { page: '' }
  const { origin, pathname } = new URL(page)
  const headers = { 'content-type': 'application/json' }
  const body = JSON.stringify({ continue: true })
  const url = `${origin}/api/v2${pathname}/reveal`
  const answer = await fetch(url, { method: 'POST', headers, body })
  return v.parse(revealedSchema, await answer.json()).record.secret_value
}

test('its links open here, and by pasting on the page of our own endpoint', {
  tag: '@long-firefox',
}, async ({ sender, recipient, site, endpoint }) => {
  const server = await startOnetimesecret()
  const { baseUrl } = server
  await importSettings(sender, baseUrl, {
    endpoints: [{ kind: 'onetimesecret', baseUrl, revealPage: endpoint.url }],
  })
  const page = await sender.open(`${site.url}/notes`)
  expect(await shareByRightClick(sender, page, '#env')).toBe('Link copied')
  const link = await sender.clipboard()
  expect(link.split('#')[0]).toBe(endpoint.url)

  const web = await recipient.open(link)
  await web.waitForText('main', 'It waits on another server, encrypted.')
  const text = await textOnItsPage(link)
  await web.fill(PASTED, text.slice(0, -9))
  await web.click(OPEN)
  await web.waitForText('main', 'This is not the text that belongs to your link')
  await web.fill(PASTED, text)
  await web.click(OPEN)
  await web.waitForText('h1', 'Here is your secret')
  await web.click({ role: 'button', name: 'Show' })
  expect(await web.value(SHOWN)).toBe(ENV_TEXT)
  const asked = recipient.network.requests.filter(({ url }) => url.startsWith(baseUrl))
  expect(asked, 'a page of ours asks no server of others').toEqual([])
  await server.stop()
})

test('its links open in the extension, also from its own page, with one call', {
  tag: '@long-firefox',
}, async ({ sender, site }) => {
  const server = await startOnetimesecret()
  await importSettings(sender, server.baseUrl)
  const page = await sender.open(`${site.url}/notes`)
  await shareByRightClick(sender, page, '#env')
  const link = await sender.clipboard()
  expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/secret\/[0-9a-z]+#1n/)

  const before = server.calls.length
  const reveal = await openInExtension(sender, link)
  await reveal.waitUntilShown(OPEN)
  expect(server.calls.length, 'nothing is asked before the click').toBe(before)
  await reveal.click(OPEN)
  await reveal.waitForText('h1', 'Here is your secret')
  await reveal.click({ role: 'button', name: 'Show' })
  expect(await reveal.value(SHOWN)).toBe(ENV_TEXT)
  expect(server.calls.slice(before).map(({ method }) => method)).toEqual(['POST'])
  expect(JSON.stringify(server.calls)).not.toContain(link.split('#')[1]?.slice(2, 49))
  await server.stop()
})
