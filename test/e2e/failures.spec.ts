/** What goes wrong, what is said about it, and that the text is still there. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from '#test/support/fixtures.ts'
import { openLink, readLink } from '#test/support/recipient.ts'
import { ENV_TEXT, KEY_IN_MESSAGE, PEM_TEXT } from '#test/support/site-pages.ts'
import {
  importSettings,
  SHARE,
  shareByRightClick,
  TOAST_TITLE,
  toast,
} from '#test/support/steps.ts'

const SECRET = KEY_IN_MESSAGE

test('an endpoint that is down: the text stays, and Retry shares it once it is up', async ({
  sender,
  endpoint,
  launchEndpoint,
  site,
}) => {
  await importSettings(sender, endpoint.url)
  const page = await sender.open(`${site.url}/fields`)
  const before = await page.value('#message')
  await sender.setClipboard('untouched')
  await endpoint.stop()

  await page.select('#message', SECRET)
  await sender.chooseFromContextMenu(page, '#message', SHARE)
  await page.waitForText(TOAST_TITLE, 'The endpoint cannot be reached')
  expect(await page.count(toast({ role: 'alert' }))).toBe(1)
  expect(await page.value('#message')).toBe(before)
  expect(await sender.clipboard()).toBe('untouched')

  await launchEndpoint({ port: endpoint.port })
  await page.click(toast({ role: 'button', name: 'Retry' }))
  await page.waitForText(TOAST_TITLE, 'Replaced by the link and copied')
  const link = await sender.clipboard()
  expect(await page.value('#message')).toBe(before.replace(SECRET, link))
  expect(await readLink(link)).toBe(SECRET)
})

test('a failed share goes on in the popup, with its text', { tag: '@long-firefox' }, async ({
  sender,
  endpoint,
  site,
}) => {
  await importSettings(sender, endpoint.url)
  const page = await sender.open(`${site.url}/notes`)
  await endpoint.stop()
  await page.select('#env')
  await sender.chooseFromContextMenu(page, '#env', SHARE)
  await page.waitForText(TOAST_TITLE, 'The endpoint cannot be reached')
  await page.click(toast({ role: 'button', name: 'Open in popup' }))

  const popup = await sender.waitForPage(/popup\.html\?window/)
  await popup.waitUntilShown('textarea')
  await expect.poll(() => popup.value('textarea')).toBe(ENV_TEXT)
  await popup.waitForText('body', /The endpoint cannot be reached/)
  await popup.reload()
  await expect.poll(() => popup.value('textarea')).toBe(ENV_TEXT)
})

test('lost answers lose nothing: the same secret is sent again', { tag: '@long-firefox' }, async ({
  sender,
  endpoint,
  site,
}) => {
  await importSettings(sender, endpoint.url)
  const page = await sender.open(`${site.url}/notes`)
  let lost = 0
  // Two: on a connection that it had used before, either browser sends again once by itself.
  sender.network.rule(({ method }) => (method === 'PUT' && ++lost <= 2 ? 'lose-answer' : undefined))
  expect(await shareByRightClick(sender, page, '#pem')).toBe('Link copied')
  expect(await readLink(await sender.clipboard())).toBe(PEM_TEXT)
  const creates = sender.network.requests.filter(({ method }) => method === 'PUT')
  expect(creates).toHaveLength(3)
  expect(new Set(creates.map(({ body }) => body)).size).toBe(1)
})

test('a permission that was taken back is told, and nothing is asked of the endpoint', {
  tag: '@long-firefox',
}, async ({ sender, endpoint, site }) => {
  await importSettings(sender, endpoint.url)
  const origin = new URL(endpoint.url).origin
  const page = await sender.open(`${site.url}/fields`)
  const before = await page.value('#message')
  await sender.inExtension(
    (pattern) => chrome.permissions.remove({ origins: [pattern] }),
    'http://127.0.0.1/*',
  )
  expect(await sender.isGranted(origin)).toBe(false)
  const asked = sender.network.requests.length
  await page.select('#message', SECRET)
  await sender.chooseFromContextMenu(page, '#message', SHARE)
  await page.waitForText(TOAST_TITLE, /does not let Matchstick reach this endpoint/)
  expect(await page.value('#message')).toBe(before)
  const toEndpoint = sender.network.requests
    .slice(asked)
    .filter(({ url }) => url.startsWith(endpoint.url))
  expect(toEndpoint).toEqual([])

  await sender.grant(origin)
  await page.click(toast({ role: 'button', name: 'Retry' }))
  await page.waitForText(TOAST_TITLE, 'Replaced by the link and copied')
})

test('without an endpoint the text waits until one is chosen', { tag: '@long-firefox' }, async ({
  sender,
  endpoint,
  site,
}) => {
  const page = await sender.open(`${site.url}/notes`)
  await page.select('#env')
  await sender.chooseFromContextMenu(page, '#env', SHARE)
  await page.waitForText(TOAST_TITLE, /endpoint/)
  await page.click(toast({ role: 'button', name: 'Open in popup' }))
  const popup = await sender.waitForPage(/popup\.html\?window/)
  await popup.waitForText('body', /endpoint/)
  await importSettings(sender, endpoint.url)
  await popup.bringToFront()
  await popup.waitUntilShown('textarea')
  await expect.poll(() => popup.value('textarea')).toBe(ENV_TEXT)
})

test('more text than the endpoint takes is refused before it is sent', {
  tag: '@long-firefox',
}, async ({ sender, launchEndpoint, site }) => {
  const endpoint = await launchEndpoint({
    flags: ['--rate-limit', 'off', '--max-envelope', '4096'],
  })
  await importSettings(sender, endpoint.url)
  const long = 'a line of a long text, '.repeat(500)
  const page = await sender.open(
    site.page('/long', `<title>Long</title><textarea id="long">${long}</textarea>`),
  )
  await page.select('#long')
  await sender.pressShareShortcut(page)
  await page.waitForText(TOAST_TITLE, 'This is too much for the endpoint')
  expect(await page.value('#long')).toBe(long)
  expect(sender.network.requests.filter(({ method }) => method === 'PUT')).toEqual([])
})

test('a selection of white space is no secret', { tag: '@long-firefox' }, async ({
  sender,
  endpoint,
  site,
}) => {
  await importSettings(sender, endpoint.url)
  const page = await sender.open(
    site.page('/blank', '<title>Blank</title><textarea id="blank">word   \n\n   word</textarea>'),
  )
  await page.select('#blank', '   \n\n   ')
  await sender.pressShareShortcut(page)
  await page.waitForText(TOAST_TITLE, /Select|selected|Nothing/)
  expect(sender.network.requests.filter(({ method }) => method === 'PUT')).toEqual([])
})

test('a page that shows something else than it selects has to be confirmed', async ({
  sender,
  endpoint,
  site,
}) => {
  await importSettings(sender, endpoint.url)
  const page = await sender.open(
    site.page(
      '/swapping',
      `<title>Swapping</title><p id="shown" style="text-transform: uppercase">case-Matters-7f</p>
       <p id="other">what the page would rather share</p>
       <script>
         addEventListener('contextmenu', () => setTimeout(() =>
           getSelection().selectAllChildren(document.querySelector('#other'))))
       </script>`,
    ),
  )
  await page.select('#shown')
  await sender.chooseFromContextMenu(page, '#shown', SHARE)
  const popup = await sender.waitForPage(/popup\.html\?window/)
  await popup.waitUntilShown('textarea')
  // Chromium: the menu names the text as it is shown, in capitals. Firefox, where the test opens
  // the real menu: the page has swapped the selection behind it.
  const read = sender.kind === 'chromium' ? 'case-Matters-7f' : 'what the page would rather share'
  await expect.poll(() => popup.value('textarea')).toBe(read)
  await popup.waitForText('body', /something else than what was selected|Check/)
  expect(sender.network.requests.filter(({ method }) => method === 'PUT')).toEqual([])
})

test('a frame of another site: shared flattened, and that is said', async ({
  sender,
  endpoint,
  site,
}) => {
  await importSettings(sender, endpoint.url)
  await using foreign = await startForeignPage(
    '<pre id="lines">first ff-12ab34cd\nsecond line</pre>',
  )
  const page = await sender.open(
    site.page(
      '/embedding',
      `<title>Embedding</title><iframe id="foreign" width="600" height="200" src="${foreign.url}"></iframe>`,
    ),
  )
  const lines = { frame: '#foreign', css: '#lines' }
  expect(await shareByRightClick(sender, page, lines)).toBe('Link copied')
  await page.waitForText(toast({ css: '.toast-warning' }), /Line breaks may be missing/)
  expect(await readLink(await sender.clipboard())).toMatch(/^first ff-12ab34cd\s+second line$/)
})

test('where no script runs a notification tells, and its click shows the link', async ({
  sender,
  endpoint,
}) => {
  test.skip(sender.kind === 'firefox', 'Firefox shows no menu items of extensions on its own pages')
  await importSettings(sender, endpoint.url)
  const page = await sender.open('chrome://version')
  await page.select('#version')
  await sender.chooseFromContextMenu(page, '#version', SHARE)
  await expect
    .poll(async () => (await sender.notifications()).map(({ title }) => title))
    .toEqual(['Link copied'])
  const [notice] = await sender.notifications()
  expect(notice?.message).toContain('Opens once, expires in 24 hours.')
  expect(notice?.message).toContain('Line breaks may be missing')
  const link = await sender.clipboard()
  await sender.clickNotification(notice?.id ?? '')
  const popup = await sender.waitForPage(/popup\.html\?window/)
  await popup.waitForText('body', new RegExp(link.slice(-20)))
  expect(await openLink(link)).toMatchObject({ outcome: 'opened' })
})

/** A site under a name that nothing was granted for. */
async function startForeignPage(body: string) {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(`<!doctype html><title>Foreign</title><link rel="icon" href="data:,">${body}`)
  })
  await new Promise<void>((resolve) => server.listen(0, '::1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://[::1]:${port}/`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
