/** A file: chosen in a tab, which owns the upload, with what is sent before one's eyes. */
import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from '#test/support/browser.ts'
import { expect, test } from '#test/support/fixtures.ts'
import { page as htmlPage, startOddEndpoint } from '#test/support/odd-endpoint.ts'
import type { Fate, RecordedRequest } from '#test/support/proxy.ts'
import { openLink } from '#test/support/recipient.ts'
import { findIn, needlesOfText } from '#test/support/residue.ts'
import { importSettings } from '#test/support/steps.ts'
import { temporaryFolder } from '#test/support/temp.ts'

const SHARE = { css: 'footer .button-primary' }
const FILE_INPUT = 'input[type=file]'
const CANCEL = { role: 'button', name: 'Cancel' }
const LINK = '.result-link'
const NAME = 'kundenzugänge 2026.p12'

/** Keep what is sent from arriving until the test says what becomes of it. */
function holdUploads(browser: Browser) {
  let decide: (fate: Fate) => void = () => {}
  const fate = new Promise<Fate>((resolve) => {
    decide = resolve
  })
  const end = browser.network.rule((request: RecordedRequest) =>
    request.method === 'PUT' ? fate : undefined,
  )
  return { decide, end }
}

async function openFileTab(browser: Browser): Promise<Page> {
  const popup = await browser.openExtensionPage('popup.html')
  await popup.click({ role: 'button', name: 'Share a file' })
  const tab = await browser.waitForPage(/popup\.html\?tab/)
  await tab.waitForText('.drop', /Choose a file or drop it here/)
  return tab
}

test('a file with a passphrase arrives byte for byte, its name encrypted too', async ({
  sender,
  recipient,
  endpoint,
}) => {
  const folder = temporaryFolder('file')
  const path = join(folder.path, NAME)
  const content = randomBytes(300_000)
  writeFileSync(path, content)
  await importSettings(sender, endpoint.url)
  const tab = await openFileTab(sender)
  await tab.click(SHARE)
  await tab.waitForText('[role=alert]', 'Choose a file first.')
  await tab.chooseFile(FILE_INPUT, path)
  await tab.waitForText('.drop-file-name', NAME)
  await tab.waitForText('.drop', /300 kB/)
  await tab.click({ css: 'label.choice', text: 'Generated' })
  await tab.click({ role: 'button', name: 'Characters instead' })
  await tab.waitForText('.popup-passphrase', /20 characters, 116 bits of entropy\./)
  const passphrase = await tab.text('.words')
  expect(passphrase).toMatch(/^[2-9A-HJ-NP-Za-kmnp-z]{20}$/)
  await tab.click(SHARE)
  await tab.waitForText('h1', 'Your link is ready')
  const link = await tab.text(LINK)

  const opened = await openLink(link, passphrase)
  if (opened.outcome !== 'opened') throw new Error(`The link did not open: ${opened.outcome}`)
  expect(opened.secret).toMatchObject({ kind: 'file', name: NAME })
  expect(Buffer.from(opened.secret.content).equals(content)).toBe(true)

  const sent = JSON.stringify(sender.network.requests)
  expect(findIn(sent, needlesOfText('file name', NAME))).toEqual([])
  const records = JSON.stringify(await sender.storage('local'))
  expect(findIn(records, needlesOfText('file name', NAME))).toEqual([])
  expect(findIn(records, needlesOfText('passphrase', passphrase))).toEqual([])

  // Once more, to a person: the browser saves it under its name.
  await tab.click({ role: 'button', name: 'New secret' })
  await tab.chooseFile(FILE_INPUT, path)
  await tab.click(SHARE)
  await tab.waitForText('h1', 'Your link is ready')
  const page = await recipient.open(await tab.text(LINK))
  await page.click({ role: 'button', name: 'Open secret' })
  await page.click({ role: 'button', name: 'Save file' })
  const saved = await recipient.waitForDownload()
  expect(saved.name).toBe(NAME)
  expect(readFileSync(saved.path).equals(content)).toBe(true)
  folder.remove()
})

test('what is sent is shown, and cancelling ends it with nothing lost', {
  tag: '@long-firefox',
}, async ({ sender, endpoint }) => {
  const folder = temporaryFolder('file')
  const path = join(folder.path, 'keys.bin')
  writeFileSync(path, randomBytes(2_000_000))
  await importSettings(sender, endpoint.url)
  const tab = await openFileTab(sender)
  await tab.chooseFile(FILE_INPUT, path)
  const held = holdUploads(sender)
  await tab.click(SHARE)
  await tab.waitForText('.popup-sharing', /^[\d.]+ (?:bytes|kB|MB) of 2 MB sent/)
  expect(await tab.attribute({ role: 'progressbar' }, 'aria-valuenow')).toMatch(/^\d+$/)
  await tab.click(CANCEL)
  await tab.waitForText('[role=alert]', /^Cancelled/)
  expect(await tab.text('.drop-file-name')).toBe('keys.bin')
  held.decide('refuse')
  held.end()

  await tab.click(SHARE)
  await tab.waitForText('h1', 'Your link is ready')
  folder.remove()
})

test('a text with a passphrase is called off in the popup too, and shared after all', {
  tag: '@long-firefox',
}, async ({ sender, endpoint }) => {
  await importSettings(sender, endpoint.url)
  const popup = await sender.openExtensionPage('popup.html')
  await popup.fill({ role: 'textbox', name: 'Secret' }, 'hunter2-for-staging')
  await popup.click({ css: 'label.choice', text: 'Generated' })
  const held = holdUploads(sender)
  await popup.click(SHARE)
  await popup.click(CANCEL)
  await popup.waitForText('[role=alert]', /^Cancelled/)
  held.decide('refuse')
  held.end()
  expect(await popup.value({ role: 'textbox', name: 'Secret' })).toBe('hunter2-for-staging')
  await popup.click(SHARE)
  await popup.waitForText('h1', 'Your link is ready')
})

test('typed text goes along to the tab, and an empty or too large file is refused with words', {
  tag: '@long-firefox',
}, async ({ sender, launchEndpoint }) => {
  const endpoint = await launchEndpoint({
    flags: ['--rate-limit', 'off', '--max-envelope', '100KiB'],
  })
  const folder = temporaryFolder('file')
  const [empty, large] = [join(folder.path, 'empty.txt'), join(folder.path, 'large.bin')]
  writeFileSync(empty, '')
  writeFileSync(large, randomBytes(110 * 1024))
  await importSettings(sender, endpoint.url)
  const popup = await sender.openExtensionPage('popup.html')
  await popup.fill({ role: 'textbox', name: 'Secret' }, 'typed before')
  await popup.click({ role: 'button', name: 'Share a file' })
  const tab = await sender.waitForPage(/popup\.html\?tab/)
  await tab.chooseFile(FILE_INPUT, empty)
  await tab.click(SHARE)
  await tab.waitForText('[role=alert]', /^This file is empty/)
  await tab.chooseFile(FILE_INPUT, large)
  await tab.click(SHARE)
  await tab.waitForText('[role=alert]', /It takes up to 100\.1 kB in one secret\./)
  expect(sender.network.requests.filter(({ method }) => method === 'PUT')).toEqual([])
  await tab.click({ role: 'button', name: 'Share text' })
  expect(await tab.value({ role: 'textbox', name: 'Secret' })).toBe('typed before')
  folder.remove()
})

test('the upload carries no cookie, follows no redirect and asks nobody to sign in', async ({
  sender,
}) => {
  await using endpoint = await startOddEndpoint()
  await using elsewhere = await startOddEndpoint()
  elsewhere.answer({ ...htmlPage(200), headers: { 'access-control-allow-origin': '*' } })
  const folder = temporaryFolder('file')
  const path = join(folder.path, 'keys.bin')
  writeFileSync(path, randomBytes(300_000))
  await importSettings(sender, endpoint.url)
  const cookie = { 'set-cookie': 'session=1; Path=/' }
  endpoint.answer({ ...htmlPage(200), headers: { 'content-type': 'text/html', ...cookie } })
  const page = await sender.open(`${endpoint.url}sign-in`)
  await page.waitForText('p', 'Sign in to go on')
  expect(await page.evaluate(() => document.cookie)).toBe('session=1')

  const tab = await openFileTab(sender)
  await tab.chooseFile(FILE_INPUT, path)
  const location = `${elsewhere.url}v1/secrets/elsewhere`
  const redirected = /^This address leads to another one/
  for (const [status, headers, told] of [
    [307, { location, 'set-cookie': 'planted=1; Path=/' }, redirected],
    [302, { location }, redirected],
    [401, { 'www-authenticate': 'Basic realm="Endpoint"' }, /^No server that Matchstick knows/],
  ] as const) {
    await test.step(`status ${status}`, async () => {
      endpoint.answer({ status, headers: { ...headers }, body: '' })
      const before = endpoint.calls.length
      await tab.click(SHARE)
      await expect.poll(() => endpoint.calls.length).toBe(before + 1)
      await tab.waitUntilGone('.popup-sharing')
      await tab.waitForText('[role=alert]', told)
      expect(endpoint.calls.slice(before)).toEqual([expect.stringMatching(/^PUT /)])
      expect(endpoint.cookies.slice(before)).toEqual([undefined])
    })
  }
  expect(elsewhere.calls).toEqual([])
  expect(await page.evaluate(() => document.cookie)).toBe('session=1')
  folder.remove()
})
