/** Setting up: endpoints, what the right click does, and settings in and out. */
import { readFileSync, writeFileSync } from 'node:fs'
import type { Browser, Page } from '#test/support/browser.ts'
import { expect, test } from '#test/support/fixtures.ts'
import { startOddEndpoint } from '#test/support/odd-endpoint.ts'
import { openLink, readLink } from '#test/support/recipient.ts'
import { KEY_IN_MESSAGE } from '#test/support/site-pages.ts'
import { SHARE, shareByRightClick, TOAST_TITLE, toast } from '#test/support/steps.ts'

const ADDRESS = { role: 'textbox', name: 'Address or invitation link' }
const ADD = { role: 'button', name: 'Add endpoint' }
const TEST = { role: 'button', name: 'Test it' }
const CARD = 'article.endpoint'
const NAME = { role: 'textbox', name: 'Name' }
const LIFETIME = { role: 'combobox', name: 'Default lifetime' }
const EXPORT = { role: 'button', name: 'Export settings' }
const FILE = '#transfer input[type=file]'
const DAY_MS = 24 * 60 * 60_000

/** They open by themselves when the extension is installed. */
async function optionsOf(browser: Browser): Promise<Page> {
  const options = await browser.waitForPage(/options\.html/)
  await options.bringToFront()
  return options
}

/** Choices have no button to save them; what is kept is kept a moment later. */
async function waitUntilKept(browser: Browser, choice: string): Promise<void> {
  await expect.poll(async () => JSON.stringify(await browser.storage('local'))).toContain(choice)
}

async function add(browser: Browser, options: Page, url: string): Promise<void> {
  await browser.acceptPrompts(new URL(url).origin)
  await options.fill(ADDRESS, url)
  await options.click(ADD)
}

test('an endpoint is added by its address, tested, renamed, and removed with its permission', async ({
  sender,
  launchEndpoint,
}) => {
  const endpoint = await launchEndpoint({ flags: ['--name', 'Team secrets'] })
  const options = await optionsOf(sender)
  await options.waitForText('h2', 'Where should your secrets wait?')
  expect(await sender.isGranted(endpoint.url)).toBe(false)
  await add(sender, options, endpoint.url)
  await options.waitForText('h2', 'You are ready')
  await options.waitForText(CARD, endpoint.url)
  expect(await sender.isGranted(endpoint.url)).toBe(true)

  await options.click(TEST)
  await options.waitForText(`${CARD} [role=status]`, /^Works: Team secrets, version \d/)
  await options.fill(ADDRESS, endpoint.url)
  await options.click(ADD)
  await options.waitForText('[role=alert]', 'You have this endpoint already.')

  await options.fill(NAME, 'Our box')
  await options.press('Tab')
  await options.waitForText('h3', 'Our box')
  await options.choose(LIFETIME, '1 hour')
  await waitUntilKept(sender, '"ttlSeconds":3600')
  await options.reload()
  await options.waitForText('h3', 'Our box')
  expect(await options.value(LIFETIME)).toBe('3600')

  await options.click({ role: 'button', name: 'Remove' })
  await options.waitForText(
    '[role=alert]',
    /^Links you made there go on working, but can no longer be followed/,
  )
  await options.click({ role: 'button', name: 'Keep it' })
  await options.click({ role: 'button', name: 'Remove' })
  await options.click({ role: 'button', name: 'Remove it' })
  await options.waitForText('h2', 'Where should your secrets wait?')
  await expect.poll(() => sender.isGranted(endpoint.url)).toBe(false)
})

test('what is no endpoint is refused, and the permission for it given back', {
  tag: '@long-firefox',
}, async ({ sender, endpoint, site }) => {
  const options = await optionsOf(sender)
  for (const wrong of ['', 'http://secrets.example.com', 'ftp://127.0.0.1/', 'not an address']) {
    await options.fill(ADDRESS, wrong)
    await options.click(ADD)
    await options.waitForText('[role=alert]', 'Type an address such as secrets.example.com.')
    await options.fill(ADDRESS, 'x')
    await options.waitUntilGone('[role=alert]')
  }
  await add(sender, options, `${site.url}/`)
  await options.waitForText('[role=alert]', 'No server that Matchstick knows is at this address')
  expect(await options.value(ADDRESS)).toBe(`${site.url}/`)
  await expect.poll(() => sender.isGranted(site.url)).toBe(false)

  await options.fill(ADDRESS, 'x')
  await options.waitUntilGone('[role=alert]')
  await using newer = await startOddEndpoint({ protocol: 2 })
  await add(sender, options, newer.url)
  await options.waitForText('[role=alert]', /It works with endpoints of protocol 1\./)
  await expect.poll(() => sender.isGranted(newer.url)).toBe(false)

  await endpoint.stop()
  await add(sender, options, endpoint.url)
  await options.waitForText('[role=alert]', 'The endpoint cannot be reached')
  await expect.poll(() => sender.isGranted(endpoint.url)).toBe(false)
  await options.waitForText('h2', 'Where should your secrets wait?')
})

test(
  'an endpoint that wants a token says so, until it has the right one',
  { tag: '@long-firefox' },
  async ({ sender, launchEndpoint, site }, info) => {
    const tokens = info.outputPath('tokens')
    writeFileSync(tokens, '# the team\ntoken-of-the-team\n')
    const endpoint = await launchEndpoint({ flags: ['--tokens-file', tokens] })
    const options = await optionsOf(sender)
    await add(sender, options, endpoint.url)
    await options.waitForText('.first', 'This endpoint needs a token before you can share.')

    const page = await sender.open(`${site.url}/notes`)
    await page.select('#password', 'hunter2-for-staging')
    await sender.chooseFromContextMenu(page, '#password', SHARE)
    await page.waitForText(TOAST_TITLE, 'This endpoint needs a token')
    await page.click(toast({ role: 'button', name: 'Close' }))

    await options.bringToFront()
    await options.fill({ role: 'textbox', name: 'Token' }, 'token-of-somebody')
    await options.click({ role: 'button', name: 'Save token' })
    await options.waitForText(CARD, 'A token is saved.')
    expect(await options.value({ role: 'textbox', name: 'Token' })).toBe('')
    await page.bringToFront()
    await page.select('#password', 'hunter2-for-staging')
    await sender.chooseFromContextMenu(page, '#password', SHARE)
    await page.waitForText(TOAST_TITLE, 'The endpoint does not accept your token')

    await options.bringToFront()
    await options.fill({ role: 'textbox', name: 'Token' }, 'token-of-the-team')
    await options.press('Enter')
    await options.waitUntilGone({
      role: 'button',
      name: 'Replace token',
      css: ':not([aria-disabled])',
    })
    await page.bringToFront()
    await page.click(toast({ role: 'button', name: 'Retry' }))
    await page.waitForText(TOAST_TITLE, 'Link copied')
    expect(await readLink(await sender.clipboard())).toBe('hunter2-for-staging')

    await options.bringToFront()
    await options.click(EXPORT)
    const saved = readFileSync((await sender.waitForDownload()).path, 'utf8')
    expect(saved).toContain(endpoint.url)
    expect(saved).not.toContain('token-of')
  },
)

test('the right click does what was chosen, where and for how long', {
  tag: '@long-firefox',
}, async ({ sender, endpoint, launchEndpoint, site }) => {
  const other = await launchEndpoint({ flags: ['--name', 'Other'] })
  const options = await optionsOf(sender)
  await add(sender, options, endpoint.url)
  await options.waitForText('h2', 'You are ready')
  await options.click({ role: 'button', name: 'Done' })
  await add(sender, options, other.url)
  await options.waitForText('.add [role=status]', 'Other is ready to use.')
  await options.choose({ css: 'li:last-child select' }, '7 days')
  await waitUntilKept(sender, '"ttlSeconds":604800')
  await options.click({ css: 'li:last-child button', name: 'Make default' })
  await options.waitForText('li:last-child h3', /Default/)
  await options.click({ css: 'label.choice', text: /^Only copy the link/ })
  await waitUntilKept(sender, '"rightClick":"copy"')
  await options.close()
  await sender.stopBackground()

  const page = await sender.open(`${site.url}/fields`)
  const before = await page.value('#message')
  expect(await shareByRightClick(sender, page, '#message', KEY_IN_MESSAGE)).toBe('Link copied')
  await page.waitForText(toast({ css: '.toast-hint' }), 'Opens once, expires in 7 days.')
  expect(await page.value('#message')).toBe(before)
  const link = await sender.clipboard()
  expect(link).toContain(other.url)
  const opened = await openLink(link)
  if (opened.outcome !== 'opened') throw new Error(`The link did not open: ${opened.outcome}`)
  const { createdAt, expiresAt } = opened.promised
  expect(Date.parse(expiresAt) - Date.parse(createdAt)).toBe(7 * DAY_MS)

  const again = await sender.openExtensionPage('options.html')
  await again.waitForText('li:last-child h3', /Default/)
  expect(
    await again.evaluate(() =>
      document.querySelector('input[type=radio]:checked')?.getAttribute('value'),
    ),
  ).toBe('copy')
})

test(
  'settings go to a fresh browser in a file',
  { tag: '@long-firefox' },
  async ({ sender, recipient, endpoint, site }, info) => {
    const options = await optionsOf(sender)
    await add(sender, options, endpoint.url)
    await options.waitUntilShown(CARD)
    await options.fill(NAME, 'Our box')
    await options.press('Tab')
    await options.waitForText('h3', 'Our box')
    await options.choose(LIFETIME, '7 days')
    await waitUntilKept(sender, '"ttlSeconds":604800')
    await options.click({ css: 'label.choice', text: /^Only copy the link/ })
    await waitUntilKept(sender, '"rightClick":"copy"')
    await options.click({ role: 'switch', name: 'Gmail' })
    await options.choose({ role: 'combobox', name: 'Critical' }, 'Do not let the message leave')
    await options.click({ role: 'switch', name: 'Ask why before a message is sent anyway' })
    await waitUntilKept(sender, '"asksReason":true')
    await options.fill({ role: 'textbox', name: 'Add a text' }, 'ACME-DEMO-*')
    await options.press('Enter')
    await waitUntilKept(sender, '"allow":["ACME-DEMO-*"]')
    await options.click(EXPORT)
    const saved = await sender.waitForDownload()
    expect(saved.name).toBe('matchstick-settings.json')
    expect(JSON.parse(readFileSync(saved.path, 'utf8'))).toEqual({
      matchstickSettings: 1,
      endpoints: [
        {
          kind: 'matchstick',
          baseUrl: endpoint.url,
          name: 'Our box',
          ttlSeconds: 604_800,
          opensHere: true,
        },
      ],
      defaultEndpoint: endpoint.url,
      rightClick: 'copy',
      clearClipboardSeconds: null,
      notifications: true,
      sites: { gmail: { isOn: false, off: [], product: null } },
      siteEndpoints: {},
      levels: { critical: 'block', high: 'hold', medium: 'hold', low: 'mark' },
      asksReason: true,
      off: [],
      allow: ['ACME-DEMO-*'],
    })

    const fresh = await optionsOf(recipient)
    const bad = info.outputPath('bad.json')
    for (const text of ['{', '[]', '{"matchstickSettings":2,"endpoints":[]}']) {
      writeFileSync(bad, text)
      await fresh.chooseFile(FILE, bad)
      await fresh.waitForText('[role=alert]', 'This is not a file of Matchstick settings.')
    }
    writeFileSync(bad, ' '.repeat(300 * 1024))
    await fresh.chooseFile(FILE, bad)
    await fresh.waitForText('[role=alert]', 'This file is too big to be Matchstick settings.')

    await recipient.acceptPrompts(new URL(endpoint.url).origin)
    await fresh.chooseFile(FILE, saved.path)
    await fresh.waitForText('.import', 'Our box')
    await fresh.waitForText('.import', 'New')
    expect(await recipient.isGranted(endpoint.url)).toBe(false)
    await fresh.click({ role: 'button', name: 'Add these endpoints' })
    await fresh.waitForText('.import', 'Added')
    await fresh.waitForText('h3', 'Our box')
    await waitUntilKept(recipient, '"gmail":{"isOn":false')

    const page = await recipient.open(`${site.url}/fields`)
    expect(await shareByRightClick(recipient, page, '#message', KEY_IN_MESSAGE)).toBe('Link copied')
    await page.waitForText(toast({ css: '.toast-hint' }), 'Opens once, expires in 7 days.')
    expect(await readLink(await recipient.clipboard())).toBe(KEY_IN_MESSAGE)
  },
)
