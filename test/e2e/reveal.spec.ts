/** The recipient's side: the page that an endpoint serves, in a browser without any setting up. */

import { readFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import type { Browser, Page } from '#test/support/browser.ts'
import { expect, test } from '#test/support/fixtures.ts'
import { openLink } from '#test/support/recipient.ts'
import { linkToNothing, sendFile, sendText } from '#test/support/sender.ts'

const OPEN = { role: 'button', name: 'Open secret' }
const SHOW = { role: 'button', name: 'Show' }
const HIDE = { role: 'button', name: 'Hide' }
const COPY = { role: 'button', name: 'Copy' }
const DONE = { role: 'button', name: 'Done' }
const TRY_AGAIN = { role: 'button', name: 'Try again' }
const PASSPHRASE = { role: 'textbox', name: 'Passphrase' }
const SHOWN = '.secret pre'

const TITLE = 'h1'
const IS_READY = 'Someone shared a secret with you'
const IS_OPEN = 'Here is your secret'
const CLICK_AGAIN = 'Click the link again'
const CHANGED = 'This link was changed on its way'

async function openAndShow(page: Page): Promise<string> {
  await page.click(OPEN)
  await page.waitForText(TITLE, IS_OPEN)
  await page.click(SHOW)
  return page.value(SHOWN)
}

/** Sorted: which part of a page a browser asks for first is its own affair. */
function requestsTo(browser: Browser, url: string): string[] {
  const asked = browser.network.requests.filter((request) => request.url.startsWith(url))
  return asked.map((request) => `${request.method} ${request.url}`).sort()
}

function openings(browser: Browser) {
  return browser.network.requests.filter(({ url }) => url.endsWith('/open'))
}

test('one click of a person opens a secret, and nothing else does', async ({
  recipient,
  endpoint,
}) => {
  const { link, fragment, receipt } = await sendText(endpoint.url, 'hunter2-for-staging')
  // Previews, scanners and prefetches.
  await fetch(link, { method: 'HEAD' })
  await fetch(link, { headers: { 'sec-purpose': 'prefetch' } })

  const page = await recipient.open(link)
  await page.waitForText(TITLE, IS_READY)
  expect(await page.evaluate(() => location.href)).toBe(endpoint.url)
  expect(await page.evaluate(() => document.body.innerText)).not.toContain('hunter2')
  expect(requestsTo(recipient, endpoint.url)).toEqual([
    `GET ${endpoint.url}`,
    `GET ${endpoint.url}reveal.css`,
    `GET ${endpoint.url}reveal.js`,
  ])

  await page.evaluate(() => {
    const button = [...document.querySelectorAll('button')].find((one) =>
      /Open/.test(one.innerText),
    )
    button?.click()
    button?.focus()
    for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click']) {
      button?.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true }))
    }
    for (const type of ['keydown', 'keypress', 'keyup']) {
      button?.dispatchEvent(new KeyboardEvent(type, { key: 'Enter', bubbles: true }))
    }
  })
  expect(await receipt()).toMatchObject({ state: 'waiting', openings: [], failedAttempts: 0 })

  await page.click(OPEN)
  await page.waitForText(TITLE, IS_OPEN)
  await page.waitForText('main', 'This link is used up and will not open again.')
  expect(await page.evaluate(() => document.documentElement.outerHTML)).not.toContain('hunter2')
  await page.click(SHOW)
  expect(await page.value(SHOWN)).toBe('hunter2-for-staging')
  await page.click(HIDE)
  await page.waitUntilGone(SHOWN)

  expect(openings(recipient)).toHaveLength(1)
  for (const request of recipient.network.requests) {
    expect(JSON.stringify(request)).not.toContain(fragment.slice(2))
    expect(JSON.stringify(request)).not.toContain('hunter2')
  }
  expect(await receipt()).toMatchObject({ state: 'opened', opensLeft: 0 })
})

test('Enter in the passphrase field opens too, pressed by a person', async ({
  recipient,
  endpoint,
}) => {
  const { link, receipt } = await sendText(endpoint.url, 'key-1a2b3c', {
    passphrase: 'open sesame',
  })
  const page = await recipient.open(link)
  await page.fill(PASSPHRASE, ' open sesame ') // white space at the ends is no part of it
  await page.evaluate(() => {
    const field = document.querySelector('input')
    field?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))
  })
  expect(await page.count(OPEN)).toBe(1)
  expect(await receipt()).toMatchObject({ state: 'waiting', failedAttempts: 0 })
  await page.press('Enter')
  await page.waitForText(TITLE, IS_OPEN)
  expect(openings(recipient)).toHaveLength(1)
})

test('what arrives is what was sent, with its label, and never as markup', {
  tag: '@long-firefox',
}, async ({ recipient, endpoint }) => {
  const text = [
    '\ufeffKEY="a\tb"  \r\n',
    '<img src=x onerror="document.title=1"><script>document.title=2</script>\n',
    'Grüße 🔑👩‍👩‍👧 \u202Eabc\n\n',
  ].join('')
  const label = '<b>Staging</b> database'
  const { link } = await sendText(endpoint.url, text, { label })
  const page = await recipient.open(link)
  await page.click(OPEN)
  await page.waitForText('.reveal-label', label)
  await page.click(COPY)
  await page.waitUntilShown({ role: 'button', name: 'Copied' })
  expect(await recipient.clipboard()).toBe(text)

  await page.click(SHOW)
  const shown = await page.evaluate(() => document.querySelector('.secret pre')?.textContent)
  expect(shown).toBe(text)
  expect(await page.count('main img, main script, main b')).toBe(0)
  expect(await page.title()).toBe('Open a one-time secret')

  await page.hide()
  await expect.poll(() => page.evaluate(() => document.hidden)).toBe(true)
  await page.bringToFront()
  await page.waitUntilShown(SHOW)
  expect(await page.count(SHOWN)).toBe(0)
})

test('Done tells the endpoint and clears the page; who comes later hears that it is gone', {
  tag: '@long-firefox',
}, async ({ recipient, launchEndpoint }) => {
  const endpoint = await launchEndpoint()
  const { link, fragment } = await sendText(endpoint.url, 'hunter2-for-staging', { maxOpens: 2 })
  const page = await recipient.open(link)
  await openAndShow(page)
  await page.waitForText('main', 'This link can be opened one more time.')
  await page.click(DONE)
  await page.waitForText(TITLE, 'All done')
  expect(await page.evaluate(() => document.documentElement.outerHTML)).not.toContain('hunter2')
  await expect
    .poll(() => recipient.network.requests.filter(({ url }) => url.endsWith('/ack')))
    .toHaveLength(1)

  const second = await recipient.open(link)
  expect(await openAndShow(second)).toBe('hunter2-for-staging')
  await second.click(DONE)
  await second.waitForText(TITLE, 'All done')
  const third = await recipient.open(link)
  await third.click(OPEN)
  await third.waitForText(TITLE, 'This was opened just now')
  await third.waitForText('main', 'perhaps by you in another tab')

  const slow = await launchEndpoint({ behindMs: 10 * 60_000 })
  const early = await sendText(slow.url, 'hunter2-for-staging')
  expect(await openLink(early.link)).toMatchObject({ outcome: 'opened' })
  await third.goto(early.link)
  await third.click(OPEN)
  await third.waitForText(TITLE, 'This was already opened')
  await third.waitForText('main', /It was opened on .+\. If that was not you, tell the sender/)
  expect(JSON.stringify(recipient.network.requests)).not.toContain(fragment.slice(2))
})

test('wrong passphrases are counted, and what was typed stays', { tag: '@long-firefox' }, async ({
  recipient,
  endpoint,
}) => {
  const { link, receipt } = await sendText(endpoint.url, 'key-1a2b3c', {
    passphrase: 'Correct Horse',
    maxAttempts: 3,
  })
  const page = await recipient.open(link)
  await page.click(OPEN)
  await page.waitForText('main', 'Type the passphrase that the sender gave you.')
  expect(openings(recipient)).toHaveLength(0)

  await page.fill(PASSPHRASE, 'correct horse')
  await page.click(OPEN)
  await page.waitForText('[role=alert]', 'This passphrase does not fit')
  await page.waitForText('[role=alert]', 'Nothing is lost. 2 attempts are left.')
  expect(await page.value(PASSPHRASE)).toBe('correct horse')

  await page.click(OPEN)
  await page.waitForText('[role=alert]', 'One attempt is left.')
  expect(await receipt()).toMatchObject({ state: 'waiting', failedAttempts: 2, attemptsLeft: 1 })

  await page.click(OPEN)
  await page.waitForText('[role=alert]', 'Try this passphrase? It is the last attempt')
  expect(await receipt()).toMatchObject({ state: 'waiting', failedAttempts: 2 })
  // A press so soon after the question is a double click.
  await setTimeout(700)
  await page.click(OPEN)
  await page.waitForText(TITLE, 'Too many wrong passphrases')
  await page.waitForText('main', 'That was the last attempt')
  expect(await receipt()).toMatchObject({ state: 'locked' })

  await page.goto(link)
  await page.fill(PASSPHRASE, 'Correct Horse')
  await page.click(OPEN)
  await page.waitForText(TITLE, 'Too many wrong passphrases')
  await page.waitForText('main', /The secret was destroyed on .+ to protect it/)
})

test('a wrong passphrase loses nothing when the right one follows', {
  tag: '@long-firefox',
}, async ({ recipient, endpoint }) => {
  const { link } = await sendText(endpoint.url, 'key-1a2b3c', { passphrase: 'Straße ①' })
  const page = await recipient.open(link)
  await page.fill(PASSPHRASE, 'Strasse')
  await page.click(OPEN)
  await page.waitForText('[role=alert]', 'Nothing is lost. 4 attempts are left.')
  await page.fill(PASSPHRASE, 'Straße 1') // what another keyboard makes of it
  expect(await openAndShow(page)).toBe('key-1a2b3c')
})

test('reloading asks for the link again, and nothing is lost', { tag: '@long-firefox' }, async ({
  recipient,
  endpoint,
}) => {
  const { link, receipt } = await sendText(endpoint.url, 'hunter2-for-staging')
  const page = await recipient.open(link)
  await openAndShow(page)
  await page.reload()
  await page.waitForText(TITLE, CLICK_AGAIN)
  await page.waitForText('main', 'Nothing is lost.')
  await page.goto(link)
  expect(await openAndShow(page)).toBe('hunter2-for-staging')
  expect(await page.evaluate(() => location.href)).toBe(endpoint.url)
  expect((await receipt()).openings).toHaveLength(1)
})

test('an answer that is lost on its way is asked for again', { tag: '@long-firefox' }, async ({
  recipient,
  endpoint,
}) => {
  const { link, receipt } = await sendText(endpoint.url, 'hunter2-for-staging')
  const page = await recipient.open(link)
  const heal = recipient.network.rule(({ url }) =>
    url.endsWith('/open') ? 'lose-answer' : undefined,
  )
  await page.click(OPEN)
  await page.waitForText('[role=alert]', 'The endpoint cannot be reached')
  await page.waitForText('[role=alert]', 'Trying again does not use up the link.')
  expect(await receipt()).toMatchObject({ state: 'opened', opensLeft: 0 })

  await page.reload()
  await page.waitForText(TITLE, CLICK_AGAIN)
  heal()
  await page.goto(link)
  expect(await openAndShow(page)).toBe('hunter2-for-staging')
  expect((await receipt()).openings).toHaveLength(1)
})

test('every way in which a link does not open has its words', { tag: '@long-firefox' }, async ({
  recipient,
  endpoint,
}) => {
  const { link, receipt } = await sendText(endpoint.url, 'hunter2-for-staging')
  const page = await recipient.open(endpoint.url)
  await page.waitForText(TITLE, 'Nothing to open here')

  for (const part of [link.slice(0, -1), link.slice(0, -30), `${endpoint.url}#1`]) {
    await page.goto(part)
    await page.waitForText(TITLE, 'This link is not complete')
    await page.goto(`${endpoint.url}#?`) // so that the next one is a change
    await page.waitForText(TITLE, CHANGED)
  }
  const swapped = link.replace(/(.)(.)(.{20})$/, (_, a, b, rest) => (a === b ? 'Z' : b) + a + rest)
  for (const other of [swapped, `${link}x`, `${endpoint.url}#2n${'A'.repeat(47)}`]) {
    await page.goto(other)
    await page.waitForText(TITLE, CHANGED)
    await page.waitForText('main', 'nothing was opened')
    await page.goto(`${endpoint.url}#1`)
    await page.waitForText(TITLE, 'This link is not complete')
  }
  expect(openings(recipient)).toHaveLength(0)
  expect(await receipt()).toMatchObject({ state: 'waiting' })

  await page.goto(await linkToNothing(endpoint.url))
  await page.click(OPEN)
  await page.waitForText(TITLE, 'There is no secret under this link')

  const revoked = await sendText(endpoint.url, 'hunter2-for-staging')
  await revoked.revoke()
  await page.goto(revoked.link)
  await page.click(OPEN)
  await page.waitForText(TITLE, 'The sender took this back')

  const short = await sendText(endpoint.url, 'hunter2-for-staging', { ttlSeconds: 1 })
  await expect.poll(async () => (await short.receipt()).state).toBe('expired')
  await page.goto(short.link)
  await page.click(OPEN)
  await page.waitForText(TITLE, 'This link has expired')
  await page.waitForText('main', /It ended on .+\. Ask the sender to share it again\./)
})

test('a link that a mail filter rewrote opens, with a warning to both sides', {
  tag: '@long-firefox',
}, async ({ recipient, endpoint }) => {
  for (const sign of ['%23', '%2523']) {
    const { fragment, receipt } = await sendText(endpoint.url, 'hunter2-for-staging')
    const page = await recipient.open(`${endpoint.url}${sign}${fragment}`)
    await page.waitForText('main', IS_READY)
    await page.waitForText('.callout', CHANGED)
    await page.waitForText('.callout', 'tell the sender to replace this credential soon')
    expect(await page.evaluate(() => location.href)).toBe(endpoint.url)
    expect((await receipt()).exposedAt).toBeNull()
    expect(await openAndShow(page)).toBe('hunter2-for-staging')
    await page.waitForText('.callout', CHANGED)
    expect((await receipt()).exposedAt).not.toBeNull()
    expect(endpoint.output()).not.toContain(fragment.slice(2))
    await page.close()
  }
})

test(
  'while the endpoint is down the page says so, and opens when it is back',
  { tag: '@long-firefox' },
  async ({ recipient, launchEndpoint }, info) => {
    const dataFolder = info.outputPath('data')
    const endpoint = await launchEndpoint({ dataFolder })
    const { link } = await sendText(endpoint.url, 'hunter2-for-staging')
    const page = await recipient.open(link)
    await page.waitForText(TITLE, IS_READY)
    await endpoint.stop()
    await page.click(OPEN)
    await page.waitForText('[role=alert]', 'The endpoint cannot be reached')
    await page.waitForText('[role=alert]', 'Trying again does not use up the link.')

    await launchEndpoint({ dataFolder, port: endpoint.port })
    await page.click(TRY_AGAIN)
    await page.waitForText(TITLE, IS_OPEN)
    await page.click(SHOW)
    expect(await page.value(SHOWN)).toBe('hunter2-for-staging')
  },
)

test('a file is saved as it was, under a name that can do no harm', async ({
  recipient,
  endpoint,
}) => {
  const file = {
    name: '../../.ssh/invoice\u202Efdp.html',
    type: 'text/html',
    content: '<script>alert(1)</script>\r\n🔑\n',
  }
  const { link } = await sendFile(endpoint.url, file)
  const page = await recipient.open(link)
  await page.click(OPEN)
  await page.waitForText(TITLE, 'Here is your file')
  await page.waitForText('.reveal-file-name', 'invoicefdp.html')
  expect(await page.count(SHOW)).toBe(0)
  await page.click({ role: 'button', name: 'Save file' })
  const saved = await recipient.waitForDownload()
  expect(saved.name).toBe('invoicefdp.html')
  expect(readFileSync(saved.path, 'utf8')).toBe(file.content)
  expect(await page.evaluate(() => location.href)).toBe(endpoint.url)
})

test('leaving the page takes the secret off it', async ({ recipient, endpoint, site }) => {
  const { link } = await sendText(endpoint.url, 'hunter2-for-staging')
  const page = await recipient.open(link)
  await openAndShow(page)
  await page.goto(`${site.url}/notes`)
  await page.evaluate(() => history.back())
  // From the cache of visited pages, where a browser keeps this one there, or loaded anew.
  await page.waitForText(TITLE, /^(Cleared to keep it safe|Click the link again)$/)
  expect(await page.evaluate(() => document.documentElement.outerHTML)).not.toContain('hunter2')
  expect(await page.evaluate(() => location.href)).toBe(endpoint.url)
})
