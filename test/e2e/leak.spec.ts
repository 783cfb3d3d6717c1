/**
 * Promises 1 and 2: a whole run of everything that handles a secret, and then a search through
 * every request, log, storage area and file for the plaintext, the passphrase and the seed.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { withCrc32 } from '#lib/detection/examples.ts'
import { SITES } from '#lib/editors/sites/index.ts'
import { expect, test } from '#test/support/fixtures.ts'
import { readLink } from '#test/support/recipient.ts'
import {
  findIn,
  findInFiles,
  type Needle,
  needlesOfLink,
  needlesOfText,
} from '#test/support/residue.ts'
import {
  importSettings,
  openInExtension,
  SHARE,
  shareByRightClick,
  TOAST_TITLE,
  toast,
} from '#test/support/steps.ts'
import { temporaryFolder } from '#test/support/temp.ts'

const ON_PAGE = 'selected-on-a-page-5b1d9e'
const FAILED = 'failed-to-be-shared-77c3aa'
const IN_POPUP = 'typed-into-the-popup-a04f2c'
const PASSPHRASE = 'the passphrase of the popup'
const LABEL = 'label-of-the-popup-91ee'
const LOCAL_NAME = 'local-name-of-the-popup-0b77'
const FILE_NAME = 'name-of-the-file-3ac1.pem'
const GITHUB_TOKEN = withCrc32(['gh', 'p_'].join(''), 'Zq3vTn8LsW1xKb6RyD0mHc5JfU2a9P')
const IN_FILE = 'content-of-the-file-d41d8c'

test('nothing that is shared is in a request, a log, a storage area or a file of ours', async ({
  launchBrowser,
  launchEndpoint,
  site,
}) => {
  const data = temporaryFolder('leak')
  let endpoint = await launchEndpoint({ dataFolder: data.path })
  const outputs = [endpoint.output]
  const sender = await launchBrowser()
  await importSettings(sender, endpoint.url)
  const links: string[] = []

  await test.step('share what is selected, and take one back', async () => {
    const page = await sender.open(
      site.page('/text', `<title>Text</title><p id="one">${ON_PAGE}</p><p id="two">${FAILED}</p>`),
    )
    await shareByRightClick(sender, page, '#one')
    links.push(await sender.clipboard())
    await page.click(toast({ role: 'button', name: 'Undo' }))
    await page.waitForText(TOAST_TITLE, 'Taken back')
    await page.click(toast({ role: 'button', name: 'Close' }))
    await shareByRightClick(sender, page, '#one')
    links.push(await sender.clipboard())
    await page.click(toast({ role: 'button', name: 'Close' }))
  })

  await test.step('share with label and passphrase in the popup', async () => {
    const popup = await sender.openExtensionPage('popup.html')
    await popup.fill('textarea', IN_POPUP)
    await popup.click({ text: 'My own' })
    await popup.fill({ role: 'textbox', name: 'Your passphrase' }, PASSPHRASE)
    await popup.fill({ role: 'textbox', name: /^Label/ }, LABEL)
    await popup.fill({ role: 'textbox', name: /^Note to self/ }, LOCAL_NAME)
    await popup.click('.popup-footer .button-primary')
    await popup.waitForText('body', /127\.0\.0\.1:\d+\/#1p/)
    links.push(/http:\/\/127\.0\.0\.1:\d+\/#1p[\w-]{47}/.exec(await popup.text('body'))?.[0] ?? '')
    await popup.close()
  })

  await test.step('fail to share, and go on when the endpoint is back', async () => {
    await endpoint.stop()
    const page = await sender.waitForPage(/\/text$/)
    await page.bringToFront()
    await page.select('#two')
    await sender.chooseFromContextMenu(page, '#two', SHARE)
    await page.waitForText(TOAST_TITLE, 'The endpoint cannot be reached')
    endpoint = await launchEndpoint({ port: endpoint.port, dataFolder: data.path })
    outputs.push(endpoint.output)
    await page.click(toast({ role: 'button', name: 'Retry' }))
    await page.waitForText(TOAST_TITLE, 'Link copied')
    links.push(await sender.clipboard())
  })

  await test.step('share a file from its tab', async () => {
    const folder = temporaryFolder('leak-file')
    const path = join(folder.path, FILE_NAME)
    writeFileSync(path, IN_FILE)
    const tab = await sender.openExtensionPage('popup.html?tab')
    await tab.chooseFile('input[type=file]', path)
    await tab.click({ css: 'footer .button-primary' })
    await tab.waitForText('h1', 'Your link is ready')
    links.push(await tab.text('.result-link'))
    await tab.click({ role: 'button', name: /^Shared/ })
    await tab.waitForText('main', new RegExp(LOCAL_NAME))
    await tab.close()
    folder.remove()
  })

  await test.step('another recipient has the extension, and opens here', async () => {
    const recipient = await launchBrowser()
    await importSettings(recipient, endpoint.url)
    const page = await openInExtension(recipient, links[4] ?? '')
    await page.click({ role: 'button', name: 'Open secret' })
    await page.waitForText('body', new RegExp(FILE_NAME))
    await page.click({ role: 'button', name: 'Done' })
    await page.waitForText('body', /All done/)
    await page.close()
    const popup = await recipient.openExtensionPage('popup.html')
    await popup.click({ role: 'button', name: 'Open' })
    await popup.fill({ role: 'textbox', name: 'Link you were sent' }, links[2] ?? '')
    await popup.press('Enter')
    const locked = await recipient.waitForPage(/\/reveal\.html$/)
    await locked.fill({ role: 'textbox', name: 'Passphrase' }, PASSPHRASE)
    await locked.click({ role: 'button', name: 'Open secret' })
    await locked.click({ role: 'button', name: 'Show' })
    await locked.waitForText('body', new RegExp(IN_POPUP))
    await locked.click({ role: 'button', name: 'Done' })
    await locked.waitForText('body', /All done/)

    const needles = everything(links)
    expect(findIn(describe(recipient.network.requests), needles)).toEqual([])
    expect(findIn((await recipient.logs()).join('\n'), needles)).toEqual([])
    for (const area of ['local', 'sync'] as const) {
      expect(findIn(JSON.stringify(await recipient.storage(area)), needles)).toEqual([])
    }
    // Memory: what the list of opened secrets says of them is their label and file name.
    const kept = findIn(JSON.stringify(await recipient.storage('session')), needles)
    expect(kept.filter((name) => !/^(?:label|file name)/.test(name))).toEqual([])
    // Its profile: with the extension not even the history has the link.
    await recipient.close({ keepProfile: true })
    expect(findInFiles(recipient.profile, needles)).toEqual([])
  })

  await test.step('the recipient opens one in a browser without the sender, others elsewhere', async () => {
    const recipient = await launchBrowser()
    const page = await recipient.open(links[1] ?? '')
    await page.click({ role: 'button', name: 'Open secret' })
    await page.waitForText('body', /Here is your secret/)
    await page.click({ role: 'button', name: 'Done' })
    await page.waitForText('body', /All done/)
    expect(await readLink(links[3] ?? '')).toBe(FAILED)

    const needles = everything(links)
    expect(findIn(describe(recipient.network.requests), needles)).toEqual([])
    expect(findIn((await recipient.logs()).join('\n'), needles)).toEqual([])
    expect(
      findIn(JSON.stringify(await page.evaluate(() => ({ ...localStorage }))), needles),
    ).toEqual([])
    expect(await page.evaluate(() => [location.hash, sessionStorage.length])).toEqual(['', 0])
  })

  const needles = everything(links)
  // What left the browser, but for the page that held the text in the first place.
  expect(sender.network.requests.some(({ method }) => method === 'PUT')).toBe(true)
  expect(findIn(describe(sender.network.requests), needles)).toEqual([])
  expect(findIn((await sender.logs()).join('\n'), needles)).toEqual([])
  expect(findIn(JSON.stringify(await sender.storage('local')), needles)).toEqual([])
  expect(findIn(JSON.stringify(await sender.storage('sync')), needles)).toEqual([])
  // In memory the newest link may wait for the popup, and no text does any more.
  const texts = needlesOfTexts()
  const session = JSON.stringify(await sender.storage('session'))
  expect(findIn(session, texts)).toEqual([])
  expect(findIn(session, needles), 'the search finds what is there').toEqual(['link 5 (base64url)'])
  // The endpoint: what it wrote to its log and to its files.
  expect(findIn(outputs.map((output) => output()).join('\n'), needles)).toEqual([])
  expect(findInFiles(data.path, needles)).toEqual([])

  // The sender's profile: no link of ours, and nothing of what only the popup has seen. The page
  // that held the other texts is the browser's own to keep.
  await sender.close({ keepProfile: true })
  const ours = [
    ...needlesOfText('text of the popup', IN_POPUP),
    ...needlesOfText('passphrase', PASSPHRASE),
    ...needlesOfText('label', LABEL),
    ...needlesOfText('file name', FILE_NAME),
    ...needlesOfText('content of the file', IN_FILE),
    ...links.flatMap((link, index) => needlesOfLink(`link ${index + 1}`, link)),
  ]
  expect(findInFiles(sender.profile, ours)).toEqual([])
  data.remove()
})

test('nothing leaves, and nothing runs in other pages, before the person acts', async ({
  sender,
  endpoint,
  site,
}) => {
  await importSettings(sender, endpoint.url)
  const before = sender.network.requests.length
  const page = await sender.open(`${site.url}/fields`)
  await page.click('#message')
  await page.type('AKIA-typed-by-hand')
  await page.select('#message')
  const ours = sender.network.requests
    .slice(before)
    .filter(({ url }) => url.startsWith(endpoint.url))
  expect(ours).toEqual([])
  expect(await page.count('div[data-ms=toast]')).toBe(0)
  const { host_permissions, content_scripts } = await sender.inExtension(() =>
    fetch('/manifest.json').then((file) => file.json()),
  )
  const hosts = SITES.filter(({ startsOn }) => startsOn).flatMap(({ matches }) => matches)
  expect(host_permissions).toEqual(hosts)
  expect(content_scripts).toEqual([expect.objectContaining({ matches: hosts, js: ['guard.js'] })])
})

test('a key that is typed into a box of a watched site is found, and goes nowhere', async ({
  launchBrowser,
  endpoint,
  hosts,
}) => {
  const browser = await launchBrowser({ hosts })
  await importSettings(browser, endpoint.url)
  const before = browser.network.requests.length
  const page = await browser.open(
    hosts.page('https://app.slack.com/client', '<!doctype html><textarea id="box"></textarea>'),
  )
  await page.click('#box')
  await page.type(`${GITHUB_TOKEN} `)
  await expect
    .poll(() => browser.inExtension(async () => JSON.stringify(await chrome.storage.session.get())))
    .toContain('github-')
  const sent = browser.network.requests.slice(before).map(({ url }) => url)
  expect(sent.filter((url) => url.startsWith(endpoint.url))).toEqual([])
  const kept = JSON.stringify([await browser.storage('local'), await browser.storage('session')])
  expect(kept).not.toContain(GITHUB_TOKEN)
})

function needlesOfTexts(): Needle[] {
  return [
    ...needlesOfText('selected text', ON_PAGE),
    ...needlesOfText('text of a failed share', FAILED),
    ...needlesOfText('text of the popup', IN_POPUP),
    ...needlesOfText('passphrase', PASSPHRASE),
    ...needlesOfText('label', LABEL),
    ...needlesOfText('file name', FILE_NAME),
    ...needlesOfText('content of the file', IN_FILE),
  ]
}

function everything(links: string[]): Needle[] {
  return [
    ...needlesOfTexts(),
    ...links.flatMap((link, index) => needlesOfLink(`link ${index + 1}`, link)),
  ]
}

function describe(requests: readonly object[]): string {
  return requests.map((request) => JSON.stringify(request)).join('\n')
}
