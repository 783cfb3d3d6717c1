/** From the installation to a first share: what a stranger sees, and does. */
import { writeFileSync } from 'node:fs'
import type { Browser, Page } from '#test/support/browser.ts'
import { expect, test } from '#test/support/fixtures.ts'
import { readLink } from '#test/support/recipient.ts'
import { SHARE, shareByRightClick } from '#test/support/steps.ts'

const ADDRESS = { role: 'textbox', name: 'Address or invitation link' }
const ADD = { role: 'button', name: 'Add endpoint' }
const TOKEN = { role: 'textbox', name: 'Token' }
const PRACTICE = { role: 'textbox', name: 'Try it with a made-up password' }
const DONE = { role: 'button', name: 'Done' }
const INVITE = { role: 'button', name: 'Copy invitation link' }

async function firstPage(browser: Browser): Promise<Page> {
  const options = await browser.waitForPage(/options\.html/)
  await options.bringToFront()
  await options.waitForText('h2', 'Where should your secrets wait?')
  return options
}

test('an address, one permission, and the first secret is shared', async ({
  kind,
  launchBrowser,
  launchEndpoint,
}) => {
  // With a real menu, where there is a screen: that it has the item on a page of ours is the point.
  const browser = await launchBrowser({ real: process.platform === 'linux' })
  const endpoint = await launchEndpoint({ flags: ['--name', 'Team secrets'] })
  const options = await firstPage(browser)
  await browser.acceptPrompts(new URL(endpoint.url).origin)
  await options.fill(ADDRESS, endpoint.url)
  await options.press('Enter')
  await options.waitForText('h2', 'You are ready')
  await options.waitForText('.first', 'Your secrets wait on Team secrets')
  await options.waitForText('.keys', /Alt\s*Shift\s*S/)
  const isTaken = kind === 'firefox' && process.platform !== 'darwin'
  await options.waitForText('.ways', isTaken ? 'If these keys open a menu' : 'the selected text.')

  const text = await options.value(PRACTICE)
  await options.click(PRACTICE)
  await browser.chooseFromContextMenu(options, PRACTICE, SHARE)
  await options.waitForText('.practice', 'That was it')
  await expect.poll(() => browser.clipboard()).toContain(endpoint.url)
  expect(await readLink(await browser.clipboard())).toBe(text)

  await options.click({ role: 'button', name: 'Change the keys' })
  await browser.waitForPage(kind === 'firefox' ? 'about:addons' : 'chrome://extensions/shortcuts')
  await options.bringToFront()
  await options.click(DONE)
  await options.waitUntilGone('.first')
  await options.reload()
  await options.waitUntilShown('article.endpoint')
  expect(await options.count('.first')).toBe(0)
})

test('the sites that are watched are named, with a switch each', { tag: '@long-firefox' }, async ({
  sender,
  endpoint,
}) => {
  const options = await firstPage(sender)
  const sites = await options.text('.first-sites')
  expect(sites.match(/^(?:Slack|Gmail|Outlook|Microsoft Teams|Discord)$/gm)).toHaveLength(5)
  await options.click({ role: 'switch', name: 'Slack' })
  await options.waitUntilShown('.first-sites [role=switch]:not(:checked)')
  await sender.acceptPrompts(new URL(endpoint.url).origin)
  await options.fill(ADDRESS, endpoint.url)
  await options.press('Enter')
  await options.waitForText('h2', 'You are ready')
  const { settings } = await sender.storage('local')
  expect(settings).toMatchObject({ sites: { slack: { isOn: false } } })
  // From now on they stand with the other choices.
  expect(await options.count('.sites [role=switch]:not(:checked)')).toBe(1)
})

test('with the keyboard alone', { tag: '@long-firefox' }, async ({ sender, endpoint }) => {
  const options = await firstPage(sender)
  await sender.acceptPrompts(new URL(endpoint.url).origin)
  await options.press('Tab')
  await options.type(endpoint.url)
  await options.press('Tab')
  await options.press('Enter')
  await options.waitForText('h2', 'You are ready')
  // The heading has the focus, so that it is read out; what works, the keys, the practice text, and done.
  for (const _ of [1, 2, 3, 4]) await options.press('Tab')
  await options.press('Enter')
  await options.waitUntilGone('.first')
})

test(
  'an invitation brings address, name and token in one paste',
  { tag: '@long-firefox' },
  async ({ sender, recipient, launchEndpoint, site }, info) => {
    const tokens = info.outputPath('tokens')
    writeFileSync(tokens, 'token-of-the-team\n')
    const endpoint = await launchEndpoint({ flags: ['--tokens-file', tokens] })
    const options = await firstPage(sender)
    await sender.acceptPrompts(new URL(endpoint.url).origin)
    await options.fill(ADDRESS, endpoint.url)
    await options.click(ADD)
    await options.waitForText('h2', 'Matchstick wants a token')
    await options.fill(TOKEN, 'two words')
    await options.click({ css: '.first button', name: 'Save token' })
    await options.waitForText('[role=alert]', 'This is not a token.')
    await options.fill(TOKEN, 'token-of-the-team')
    await options.press('Enter')
    await options.waitForText('h2', 'You are ready')
    await options.fill({ role: 'textbox', name: 'Name' }, 'The team')
    await options.press('Tab')
    await options.waitForText('h3', 'The team')
    await options.waitForText('article.endpoint', 'The invitation link holds your token.')
    await options.click(INVITE)
    await options.waitForText('article.endpoint', 'Copied')
    const invitation = await sender.clipboard()
    expect(invitation).toMatch(new RegExp(`^${endpoint.url}#invite\\.[\\w-]+$`))

    const fresh = await firstPage(recipient)
    await fresh.fill(ADDRESS, invitation.slice(0, -4))
    await fresh.click(ADD)
    await fresh.waitForText('[role=alert]', 'This invitation link is not complete.')
    expect(await recipient.isGranted(endpoint.url)).toBe(false)

    await recipient.acceptPrompts(new URL(endpoint.url).origin)
    await fresh.fill(ADDRESS, ` "${invitation}".`)
    await fresh.click(ADD)
    await fresh.waitForText('h2', 'You are ready')
    await fresh.waitForText('h3', 'The team')
    await fresh.waitForText('article.endpoint', 'A token is saved.')
    const { settings } = await recipient.storage('local')
    expect(JSON.stringify(settings)).not.toContain('token-of-the-team')
    const page = await recipient.open(`${site.url}/notes`)
    await shareByRightClick(recipient, page, '#env')
    expect(await recipient.clipboard()).toContain(endpoint.url)

    await fresh.bringToFront()
    await fresh.click(DONE)
    await fresh.click({ role: 'button', name: 'Remove token' })
    await fresh.waitForText('article.endpoint', 'This endpoint needs a token before you can share.')
  },
)

test('an invitation that is opened as a page says what it is for', {
  tag: '@long-firefox',
}, async ({ launchBrowser, endpoint }) => {
  const browser = await launchBrowser()
  const before = browser.network.requests.length
  for (const fragment of ['#invite', '#invite.eyJ0b2tlbiI6Imh1c2gifQ', '%23invite.eyJ0b2t']) {
    const page = await browser.open(endpoint.url + fragment)
    await page.waitForText('h1', 'An invitation for the Matchstick extension')
    expect(await page.url()).toBe(endpoint.url)
    await page.close()
  }
  const asked = browser.network.requests.slice(before).filter(({ url }) => url.includes('/v1/'))
  expect(asked).toEqual([])
})
