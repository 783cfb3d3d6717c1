/** Where the focus is after each step: never lost, for whoever has no mouse. */
import { writeFileSync } from 'node:fs'
import type { Browser, Page } from '#test/support/browser.ts'
import { expect, test } from '#test/support/fixtures.ts'
import { openLink } from '#test/support/recipient.ts'
import { sendText } from '#test/support/sender.ts'
import { importSettings, openInExtension } from '#test/support/steps.ts'

const SECRET = { role: 'textbox', name: 'Secret' }
const READY = 'Your link is ready'

/** What has the focus: its label or its text, on one line; `nothing` where it was lost. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLInputElement | null
    if (!element || element === document.body || element.disabled) return 'nothing'
    const name = element.getAttribute('aria-label') ?? element.labels?.[0]?.innerText
    return (name ?? element.innerText).trim().replace(/\s+/g, ' ')
  })
}

const focusIs = (page: Page, name: string | RegExp) =>
  expect.poll(() => focused(page)).toMatch(name instanceof RegExp ? name : new RegExp(`^${name}`))

/** Press Tab until the focus is there. */
async function tabTo(page: Page, name: string, keys = 'Tab'): Promise<void> {
  const seen: string[] = []
  while (seen.length < 30) {
    await page.press(keys)
    const now = await focused(page)
    if (now.startsWith(name)) return
    seen.push(now)
  }
  throw new Error(`${keys} does not reach "${name}", but: ${seen.join(', ')}`)
}

async function openPopup(browser: Browser): Promise<Page> {
  const popup = await browser.openExtensionPage('popup.html')
  await popup.waitUntilShown(SECRET)
  return popup
}

async function shareSome(browser: Browser, count: number): Promise<void> {
  const popup = await openPopup(browser)
  for (let number = 1; number <= count; number++) {
    await popup.fill(SECRET, `secret-${number}`)
    await popup.press('Control+Enter')
    await popup.waitForText('h1', READY)
    await popup.click({ role: 'button', name: 'New secret' })
    await popup.waitUntilShown(SECRET)
  }
  await popup.close()
}

test('through sharing, calling it off, and an endpoint that is down', async ({
  sender,
  endpoint,
}) => {
  await importSettings(sender, endpoint.url)
  const popup = await openPopup(sender)
  await popup.type('hunter2-for-staging')

  // Less and more openings: at the end of the range the button stays where one is.
  await tabTo(popup, 'One opening more')
  await popup.press('Enter')
  await tabTo(popup, 'One opening less', 'Shift+Tab')
  await popup.press('Enter')
  await focusIs(popup, 'One opening less')
  await popup.press('Enter')
  expect(await popup.value({ role: 'spinbutton', name: 'Openings' })).toBe('1')

  let arrive = () => {}
  const held = new Promise<void>((resolve) => {
    arrive = resolve
  })
  const end = sender.network.rule(({ method }) =>
    method === 'PUT' ? held.then(() => undefined) : undefined,
  )
  await popup.click(SECRET)
  await popup.press('Control+Enter')
  await popup.waitForText('[role=status]', 'Making the link…')
  await focusIs(popup, 'Share')
  await popup.press('Enter') // while it shares, that does nothing
  await tabTo(popup, 'Cancel', 'Shift+Tab')
  await popup.press('Enter')
  await popup.waitForText('[role=alert]', /Cancelled/)
  await focusIs(popup, 'Share')
  arrive()
  end()

  await endpoint.stop()
  await popup.press('Enter')
  await popup.waitForText('[role=alert]', 'The endpoint cannot be reached')
  await focusIs(popup, 'Share')
})

test('through taking a link back that was opened already', { tag: '@long-firefox' }, async ({
  sender,
  endpoint,
}) => {
  await importSettings(sender, endpoint.url)
  const popup = await openPopup(sender)
  await popup.type('hunter2-for-staging')
  await popup.press('Control+Enter')
  await popup.waitForText('h1', READY)
  await focusIs(popup, READY)
  await openLink(await popup.text('.result-link'))
  await tabTo(popup, 'Take it back')
  await popup.press('Enter')
  await popup.waitForText('[role=alert]', 'It was opened already')
  await focusIs(popup, 'It was opened already')
})

test(
  'through a file that is chosen and removed',
  { tag: '@long-firefox' },
  async ({ sender, endpoint }, info) => {
    await importSettings(sender, endpoint.url)
    const path = info.outputPath('key.txt')
    writeFileSync(path, 'hunter2')
    const tab = await sender.openExtensionPage('popup.html?tab')
    await focusIs(tab, 'File')
    await tab.chooseFile('input[type=file]', path)
    await tabTo(tab, 'Remove the file')
    await tab.press('Enter')
    await focusIs(tab, 'File')
    await tabTo(tab, 'Share text', 'Shift+Tab')
    await tab.press('Enter')
    await focusIs(tab, 'Secret')
  },
)

test(
  'through revoking one and all, and clearing the list',
  { tag: '@long-firefox' },
  async ({ sender, launchEndpoint }, info) => {
    const dataFolder = info.outputPath('data')
    const endpoint = await launchEndpoint({ dataFolder })
    await importSettings(sender, endpoint.url)
    await shareSome(sender, 3)
    await endpoint.stop()
    const popup = await openPopup(sender)
    await popup.click({ role: 'button', name: 'Shared' })

    await tabTo(popup, 'Revoke')
    await popup.press('Enter')
    await focusIs(popup, 'Revoke this link?')
    await tabTo(popup, 'Revoke it')
    await popup.press('Enter')
    await focusIs(popup, 'Not revoked, the link may still open.')
    await tabTo(popup, 'Retry')
    await popup.press('Enter')
    await focusIs(popup, 'Not revoked, the link may still open.')

    await tabTo(popup, 'Revoke all waiting')
    await popup.press('Enter')
    await focusIs(popup, 'Revoke all 3 links')
    await tabTo(popup, 'Keep them')
    await popup.press('Enter')
    await focusIs(popup, 'Revoke all waiting')

    // Back again: what one of them said before is no longer true of it.
    await launchEndpoint({ dataFolder, port: endpoint.port })
    await popup.press('Enter')
    await tabTo(popup, 'Revoke all')
    await popup.press('Enter')
    await popup.waitForText('.callout', 'Revoked: 3')
    await focusIs(popup, 'Close')
    expect(await popup.count('.chip-revoked')).toBe(3)
    expect(await popup.count('.share-outcome')).toBe(0)
    await popup.press('Enter')
    await focusIs(popup, 'What you shared')

    await tabTo(popup, 'Clear finished')
    await popup.press('Enter')
    await popup.waitForText('h2', 'Nothing in the list')
    await focusIs(popup, 'What you shared')
  },
)

test('through clearing the list of what was opened', { tag: '@long-firefox' }, async ({
  recipient,
  endpoint,
}) => {
  await importSettings(recipient, endpoint.url)
  const { link } = await sendText(endpoint.url, 'hunter2-for-staging')
  const reveal = await openInExtension(recipient, link)
  await reveal.click({ role: 'button', name: 'Open secret' })
  await reveal.waitForText('h1', 'Here is your secret')
  const popup = await openPopup(recipient)
  await popup.click({ role: 'button', name: 'Open' })
  await focusIs(popup, 'Link you were sent')
  await tabTo(popup, 'Clear list')
  await popup.press('Enter')
  await popup.waitUntilGone('.opened-list')
  await focusIs(popup, 'Opened in this session')
})

test('through the first run and the options', async ({ sender, launchEndpoint }, info) => {
  const tokens = info.outputPath('tokens')
  writeFileSync(tokens, 'token-of-the-team\n')
  const first = await launchEndpoint({ flags: ['--name', 'First', '--tokens-file', tokens] })
  const second = await launchEndpoint({ flags: ['--name', 'Second'] })
  const options = await sender.waitForPage(/options\.html/)
  await options.bringToFront()
  await sender.acceptPrompts(new URL(first.url).origin)
  await tabTo(options, 'Address or invitation link')
  await options.type(first.url)
  await options.press('Enter')
  await focusIs(options, 'First wants a token')
  await tabTo(options, 'Token')
  await options.type('token-of-the-team')
  await options.press('Enter')
  await focusIs(options, 'You are ready')
  await tabTo(options, 'Done')
  await options.press('Enter')
  await focusIs(options, 'Endpoints')

  await tabTo(options, 'Remove token')
  await options.press('Enter')
  await focusIs(options, 'First')
  await tabTo(options, 'Test it')
  await options.press('Enter')
  await options.waitForText('.endpoint [role=alert]', /This endpoint needs a token/)
  await focusIs(options, 'Test it')
  await sender.acceptPrompts(new URL(second.url).origin)
  await tabTo(options, 'Address or invitation link')
  await options.type(second.url)
  await options.press('Enter')
  await options.waitForText('.add [role=status]', 'Second is ready to use.')
  await focusIs(options, 'Add endpoint')

  await tabTo(options, 'Make default', 'Shift+Tab')
  await options.press('Enter')
  await focusIs(options, 'Second')
  await tabTo(options, 'Remove')
  await options.press('Enter')
  await focusIs(options, 'Links you made there go on working')
  await tabTo(options, 'Keep it')
  await options.press('Enter')
  await focusIs(options, 'Remove')
  await options.press('Enter')
  await tabTo(options, 'Remove it')
  await options.press('Enter')
  await options.waitUntilGone({ css: 'article', name: 'Second' })
  await focusIs(options, 'Endpoints')
})

test('through opening a link, calling it off, and opening it after all', {
  tag: '@long-firefox',
}, async ({ recipient, endpoint }) => {
  await importSettings(recipient, endpoint.url)
  const { link } = await sendText(endpoint.url, 'key-1a2b3c', { passphrase: 'open sesame' })
  let release = (_: 'refuse') => {}
  const held = new Promise<'refuse'>((resolve) => {
    release = resolve
  })
  const end = recipient.network.rule(({ url }) => (url.endsWith('/open') ? held : undefined))
  const page = await openInExtension(recipient, link)
  await focusIs(page, 'Passphrase')
  await page.type('open sesame')
  await page.press('Enter')
  await focusIs(page, 'Checking the passphrase')
  await tabTo(page, 'Cancel')
  await page.press('Enter')
  await focusIs(page, 'Passphrase')
  release('refuse')
  end()
  await page.press('Enter')
  await focusIs(page, 'Here is your secret')
  await tabTo(page, 'Done')
  await page.press('Enter')
  await focusIs(page, 'All done')
})
