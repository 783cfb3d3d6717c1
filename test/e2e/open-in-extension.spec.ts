/** A link opened by the extension's own code: the endpoint's page, and its key, stay out of it. */
import type { Browser, Page } from '#test/support/browser.ts'
import { expect, test } from '#test/support/fixtures.ts'
import { linkToNothing, sendText } from '#test/support/sender.ts'
import type { Site } from '#test/support/site.ts'
import { importSettings, OPEN } from '#test/support/steps.ts'

const TITLE = 'h1'
const OPEN_BUTTON = { role: 'button', name: 'Open secret' }
const SHOW = { role: 'button', name: 'Show' }
const SHOWN = '.secret pre'
const REVEAL_PAGE = /reveal\.html/

/** A message with a link in it, as a mail or chat page shows one. */
async function message(browser: Browser, site: Site, link: string): Promise<Page> {
  const html = `<!doctype html><html lang="en"><title>Mail</title><p>Here: <a href="${link}">link</a></p></html>`
  return browser.open(site.page('/mail', html))
}

test('"Open one-time secret" opens it here, and the endpoint is asked for the envelope alone', async ({
  recipient,
  endpoint,
  site,
}) => {
  await importSettings(recipient, endpoint.url)
  const { link, fragment, receipt } = await sendText(endpoint.url, 'hunter2-for-staging', {
    label: 'Staging database',
  })
  const mail = await message(recipient, site, link)
  const asked = recipient.network.requests.length
  await recipient.chooseFromContextMenu(mail, 'a', OPEN)

  const page = await recipient.waitForPage(REVEAL_PAGE)
  await page.waitForText(TITLE, 'Someone shared a secret with you')
  expect(await page.url()).toBe(`${recipient.extensionOrigin}/reveal.html`)
  await page.evaluate(() => {
    for (const button of document.querySelectorAll('button')) button.click()
  })
  expect(await receipt()).toMatchObject({ state: 'waiting', openings: [] })

  await page.click(OPEN_BUTTON)
  await page.waitForText('.reveal-label', 'Staging database')
  await page.click({ role: 'button', name: 'Copy' })
  await page.waitUntilShown({ role: 'button', name: 'Copied' })
  expect(await recipient.clipboard()).toBe('hunter2-for-staging')
  await page.click(SHOW)
  expect(await page.value(SHOWN)).toBe('hunter2-for-staging')
  expect(await receipt()).toMatchObject({ state: 'opened', exposedAt: null })

  await page.reload()
  await page.waitForText(TITLE, 'Click the link again')
  await page.close()
  await recipient.chooseFromContextMenu(mail, 'a', OPEN)
  const again = await recipient.waitForPage(REVEAL_PAGE)
  await again.click(OPEN_BUTTON)
  await again.click(SHOW)
  expect(await again.value(SHOWN)).toBe('hunter2-for-staging')
  await again.click({ role: 'button', name: 'Done' })
  await again.waitForText(TITLE, 'All done')
  expect((await receipt()).openings).toHaveLength(1)

  const requests = recipient.network.requests.slice(asked)
  const toEndpoint = requests.filter(({ url }) => url.startsWith(endpoint.url))
  expect(toEndpoint.map(({ method }) => method)).not.toContain('GET')
  expect(JSON.stringify(requests)).not.toContain(fragment.slice(2))
  for (const area of ['local', 'session', 'sync'] as const) {
    expect(JSON.stringify(await recipient.storage(area))).not.toContain(fragment.slice(2))
  }
  expect(await again.evaluate(() => JSON.stringify(localStorage))).toBe('{}')
})

test('a passphrase, a rewritten link and a link that is gone', async ({
  recipient,
  endpoint,
  site,
}) => {
  await importSettings(recipient, endpoint.url)
  const locked = await sendText(endpoint.url, 'key-1a2b3c', { passphrase: 'open sesame' })
  const mail = await message(recipient, site, locked.link)
  await recipient.chooseFromContextMenu(mail, 'a', OPEN)
  const page = await recipient.waitForPage(REVEAL_PAGE)
  await page.fill({ role: 'textbox', name: 'Passphrase' }, 'open sesam')
  await page.click(OPEN_BUTTON)
  await page.waitForText('[role=alert]', 'Nothing is lost. 4 attempts are left.')
  await page.fill({ role: 'textbox', name: 'Passphrase' }, 'open sesame')
  await page.click(OPEN_BUTTON)
  await page.click(SHOW)
  expect(await page.value(SHOWN)).toBe('key-1a2b3c')
  await page.close()

  const rewritten = await sendText(endpoint.url, 'hunter2-for-staging')
  const filtered = await message(recipient, site, rewritten.link.replace('#', '%23'))
  await recipient.chooseFromContextMenu(filtered, 'a', OPEN)
  const exposed = await recipient.waitForPage(REVEAL_PAGE)
  await exposed.waitForText('.callout', 'This link was changed on its way')
  await exposed.click(OPEN_BUTTON)
  await exposed.waitForText(TITLE, 'Here is your secret')
  expect((await rewritten.receipt()).exposedAt).not.toBeNull()
  await exposed.close()

  const gone = await message(recipient, site, await linkToNothing(endpoint.url))
  await recipient.chooseFromContextMenu(gone, 'a', OPEN)
  const empty = await recipient.waitForPage(REVEAL_PAGE)
  await empty.click(OPEN_BUTTON)
  await empty.waitForText(TITLE, 'There is no secret under this link')
})

test('a slow opening can be called off, and nothing is lost', async ({
  recipient,
  endpoint,
  site,
}) => {
  await importSettings(recipient, endpoint.url)
  const { link, receipt } = await sendText(endpoint.url, 'hunter2-for-staging')
  const mail = await message(recipient, site, link)
  await recipient.chooseFromContextMenu(mail, 'a', OPEN)
  const page = await recipient.waitForPage(REVEAL_PAGE)
  const held = Promise.withResolvers<'pass'>()
  const release = recipient.network.rule(({ url }) =>
    url.endsWith('/open') ? held.promise : undefined,
  )
  await page.click(OPEN_BUTTON)
  await page.click({ role: 'button', name: 'Cancel' })
  await page.waitForText('.callout', 'Stopped')
  // It was on its way all the same, and arrives now: this opening is spent.
  release()
  held.resolve('pass')
  await expect.poll(async () => (await receipt()).openings).toHaveLength(1)

  await page.press('Enter')
  await page.click(SHOW)
  expect(await page.value(SHOWN)).toBe('hunter2-for-staging')
  expect((await receipt()).openings).toHaveLength(1)
})

test('a link of somebody else is not opened', async ({
  recipient,
  endpoint,
  launchEndpoint,
  site,
}) => {
  await importSettings(recipient, endpoint.url)
  const stranger = await launchEndpoint()
  const { link, receipt } = await sendText(stranger.url, 'hunter2-for-staging')
  const mail = await message(recipient, site, link)
  await recipient.chooseFromContextMenu(mail, 'a', OPEN)
  await expect
    .poll(() => recipient.notifications())
    .toMatchObject([
      {
        title: 'This link cannot be opened here',
        message: 'It is not a link of one of your endpoints.',
      },
    ])
  const open = await Promise.all((await recipient.pages()).map((page) => page.url()))
  expect(open.filter((url) => REVEAL_PAGE.test(url))).toEqual([])
  const toStranger = recipient.network.requests.filter(({ url }) => url.startsWith(stranger.url))
  expect(toStranger).toEqual([])
  expect(await receipt()).toMatchObject({ state: 'waiting' })
})

test('the reveal page without a link has nothing to open', async ({ recipient }) => {
  const page = await recipient.openExtensionPage('reveal.html')
  await page.waitForText(TITLE, 'Nothing to open here')
})
