/** A secret that is typed or pasted: the toolbar popup. */
import decodeQr from 'qr/decode.js'
import type { Browser, Page } from '#test/support/browser.ts'
import { expect, test } from '#test/support/fixtures.ts'
import type { Fate } from '#test/support/proxy.ts'
import { openLink, readLink } from '#test/support/recipient.ts'
import { ENV_TEXT } from '#test/support/site-pages.ts'
import { importSettings } from '#test/support/steps.ts'

const SECRET = { role: 'textbox', name: 'Secret' }
const LABEL = { role: 'textbox', name: /^Label/ }
const PASSPHRASE = { role: 'textbox', name: 'Your passphrase' }
const SHARE = { css: 'footer button' }
const COPY_LINK = { role: 'button', name: 'Copy link' }
const COPY_PASSPHRASE = { role: 'button', name: 'Copy passphrase' }
const NEW_SECRET = { role: 'button', name: 'New secret' }
const LINK = '.result-link'
const TITLE = 'h1'
const READY = 'Your link is ready'
const HOUR_MS = 60 * 60_000

const passphraseChoice = (text: string) => ({ css: 'label.choice', text })

async function openPopup(browser: Browser): Promise<Page> {
  const popup = await browser.openExtensionPage('popup.html')
  await popup.waitUntilShown(SECRET)
  return popup
}

async function paste(browser: Browser, popup: Page, text: string): Promise<void> {
  await browser.setClipboard(text)
  await popup.click(SECRET)
  await popup.press('Control+V')
}

/** Press Tab until the focus is on what has that text. */
async function tabTo(popup: Page, text: string): Promise<void> {
  const seen: string[] = []
  while (seen.length < 30) {
    await popup.press('Tab')
    const focused = await popup.evaluate(() => {
      const element = document.activeElement as HTMLElement | null
      return element?.innerText || element?.getAttribute('aria-label') || element?.localName || ''
    })
    if (focused.startsWith(text)) return
    seen.push(focused)
  }
  throw new Error(`Tab does not reach "${text}", but: ${seen.join(', ')}`)
}

test('a pasted text becomes a link with the terms that were chosen', async ({
  sender,
  endpoint,
}) => {
  await importSettings(sender, endpoint.url)
  const popup = await openPopup(sender)
  await paste(sender, popup, ENV_TEXT)
  await popup.choose({ role: 'combobox', name: 'Expires in' }, '7 days')
  await popup.click({ role: 'button', name: 'One opening more' })
  await popup.click({ role: 'button', name: 'One opening more' })
  await popup.fill(LABEL, 'Staging environment')
  await popup.click(SHARE)
  await popup.waitForText(TITLE, READY)
  await popup.waitForText('main', 'Opens up to 3 times, expires in 7 days.')

  await popup.click(COPY_LINK)
  await popup.waitUntilShown({ role: 'button', name: 'Copied' })
  const link = await sender.clipboard()
  expect(link).toBe(await popup.text(LINK))
  expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#1n[\w-]{47}$/)

  const opened = await openLink(link)
  if (opened.outcome !== 'opened') throw new Error(`The link did not open: ${opened.outcome}`)
  const { secret, promised, opensLeft } = opened
  expect(new TextDecoder().decode(secret.content)).toBe(ENV_TEXT)
  expect(secret).toMatchObject({ kind: 'text', label: 'Staging environment' })
  expect(promised.maxOpens).toBe(3)
  expect(opensLeft).toBe(2)
  const livesMs = Date.parse(promised.expiresAt) - Date.parse(promised.createdAt)
  expect(livesMs).toBe(7 * 24 * HOUR_MS)

  await popup.click({ role: 'button', name: 'Show QR code' })
  expect(scan(await popup.evaluate(qrPicture))).toBe(link)

  await popup.click(NEW_SECRET)
  expect(await popup.value(SECRET)).toBe('')
  expect(await popup.value(LABEL)).toBe('')
  await popup.fill(SECRET, 'hunter2-for-staging')
  await popup.choose({ role: 'combobox', name: 'Expires in' }, 'Other…')
  await popup.fill({ role: 'spinbutton', name: 'Lifetime' }, '0')
  await popup.click(SHARE)
  await popup.waitForText('[role=alert]', /^From 1 \w+ to 30 days on this endpoint\.$/)
  await popup.fill({ role: 'spinbutton', name: 'Lifetime' }, '90')
  await popup.choose({ role: 'combobox', name: 'Unit' }, 'minutes')
  await popup.click(SHARE)
  await popup.waitForText(TITLE, READY)
  const short = await openLink(await popup.text(LINK))
  if (short.outcome !== 'opened') throw new Error(`The link did not open: ${short.outcome}`)
  const { createdAt, expiresAt } = short.promised
  expect(Date.parse(expiresAt) - Date.parse(createdAt)).toBe(1.5 * HOUR_MS)
})

test("a passphrase of one's own, or made of words, and copied apart from the link", {
  tag: '@long-firefox',
}, async ({ sender, endpoint }) => {
  await importSettings(sender, endpoint.url)
  const popup = await openPopup(sender)
  await popup.fill(SECRET, 'key-1a2b3c')
  await popup.click(passphraseChoice('My own'))
  await popup.click(SHARE)
  await popup.waitForText('[role=alert]', 'Type a passphrase, or choose None.')
  await popup.fill(PASSPHRASE, 'open sesame')
  await popup.click(SHARE)
  await popup.waitForText(TITLE, READY)
  await popup.click(COPY_PASSPHRASE)
  await popup.waitUntilShown({ role: 'button', name: 'Copied' })
  expect(await sender.clipboard()).toBe('open sesame')
  const typed = await popup.text(LINK)
  await popup.click({ role: 'button', name: 'Copy as message' })
  await expect.poll(() => sender.clipboard()).toMatch(/^http.*\n\nThis link opens once\./)
  const message = await sender.clipboard()
  expect(message).toContain(`${typed}\n`)
  expect(message).toMatch(/It asks for a passphrase, which I send you separately\.$/)
  expect(message).not.toContain('open sesame')
  expect(typed).toContain('#1p')
  expect(await openLink(typed, 'open sesam')).toEqual({
    outcome: 'wrong-passphrase',
    attemptsLeft: 4,
    tryAgain: null,
  })
  expect(await readLink(typed, 'open sesame')).toBe('key-1a2b3c')

  await popup.click(NEW_SECRET)
  await popup.fill(SECRET, 'key-4d5e6f')
  await popup.click(passphraseChoice('Generated'))
  const first = await popup.text('.words')
  expect(first).toMatch(/^[a-z]+(-[a-z]+){4}$/)
  await popup.click({ role: 'button', name: 'Another one' })
  const words = await popup.text('.words')
  expect(words).toMatch(/^[a-z]+(-[a-z]+){4}$/)
  expect(words).not.toBe(first)
  await popup.click(COPY_PASSPHRASE)
  await popup.waitUntilShown({ role: 'button', name: 'Copied' })
  expect(await sender.clipboard()).toBe(words)
  await popup.click(SHARE)
  await popup.waitForText(TITLE, READY)
  expect(await popup.text('.words')).toBe(words)
  expect(await readLink(await popup.text(LINK), words)).toBe('key-4d5e6f')
})

test('the keyboard is enough', { tag: '@long-firefox' }, async ({ sender, endpoint }) => {
  await importSettings(sender, endpoint.url)
  const popup = await openPopup(sender)
  await popup.type('hunter2-for-staging')
  await tabTo(popup, 'Share')
  await popup.press('Enter')
  await popup.waitForText(TITLE, READY)
  await tabTo(popup, 'Copy link')
  await popup.press('Enter')
  await popup.waitUntilShown({ role: 'button', name: 'Copied' })
  const link = await sender.clipboard()
  expect(await readLink(link)).toBe('hunter2-for-staging')

  await tabTo(popup, 'New secret')
  await popup.press('Enter')
  await popup.waitUntilShown(SECRET)
  await popup.type('two\nlines')
  await popup.press('Control+Enter')
  await popup.waitForText(TITLE, READY)
  const second = await popup.text(LINK)
  expect(second).not.toBe(link)
  expect(await readLink(second)).toBe('two\nlines')
})

test(
  'the text survives a failure and a closed popup, until it is shared or cleared',
  { tag: '@long-firefox' },
  async ({ sender, launchEndpoint }, info) => {
    const dataFolder = info.outputPath('data')
    const endpoint = await launchEndpoint({ dataFolder })
    await importSettings(sender, endpoint.url)
    await endpoint.stop()

    let popup = await openPopup(sender)
    await popup.click(SHARE)
    await popup.waitForText('[role=alert]', 'Type or paste the secret first.')
    await popup.fill(SECRET, '   ')
    await popup.click(SHARE)
    await popup.waitForText('[role=alert]', 'Type or paste the secret first.')

    await popup.fill(SECRET, 'hunter2-for-staging')
    await popup.click(SHARE)
    await popup.waitForText('[role=alert]', 'The endpoint cannot be reached')
    expect(await popup.value(SECRET)).toBe('hunter2-for-staging')
    await popup.close()
    popup = await openPopup(sender)
    await popup.waitForText('[role=alert]', 'The endpoint cannot be reached')
    expect(await popup.value(SECRET)).toBe('hunter2-for-staging')

    await popup.fill(SECRET, '')
    await popup.close()
    popup = await openPopup(sender)
    expect(await popup.value(SECRET)).toBe('')
    expect(await popup.count('[role=alert]')).toBe(0)

    await popup.fill(SECRET, 'key-1a2b3c')
    await popup.click(SHARE)
    await popup.waitForText('[role=alert]', 'The endpoint cannot be reached')
    await popup.close()
    await launchEndpoint({ dataFolder, port: endpoint.port })
    popup = await openPopup(sender)
    expect(await popup.value(SECRET)).toBe('key-1a2b3c')
    await popup.click(SHARE)
    await popup.waitForText(TITLE, READY)
    expect(await readLink(await popup.text(LINK))).toBe('key-1a2b3c')
    await popup.close()
    popup = await openPopup(sender)
    expect(await popup.value(SECRET)).toBe('')
    expect(JSON.stringify(await sender.storage('session'))).not.toContain('key-1a2b3c')
    expect(JSON.stringify(await sender.storage('local'))).not.toContain('key-1a2b3c')
  },
)

test('a text over the limit stays, with the limit named', { tag: '@long-firefox' }, async ({
  sender,
  launchEndpoint,
}) => {
  const endpoint = await launchEndpoint({ flags: ['--max-envelope', '2KiB'] })
  await importSettings(sender, endpoint.url)
  const popup = await openPopup(sender)
  const text = 'x'.repeat(5000)
  await paste(sender, popup, text)
  await popup.click(SHARE)
  await popup.waitForText('[role=alert]', 'This is too much for the endpoint')
  await popup.waitForText('[role=alert]', 'It takes up to 768 bytes in one secret.')
  expect(await popup.value(SECRET)).toBe(text)
  await popup.fill(SECRET, 'hunter2-for-staging')
  await popup.click(SHARE)
  await popup.waitForText(TITLE, READY)
})

test('without an endpoint the popup leads to where one is chosen', {
  tag: '@long-firefox',
}, async ({ sender, endpoint }) => {
  for (const page of await sender.pages()) {
    if (/options\.html/.test(await page.url())) await page.close()
  }
  const popup = await sender.openExtensionPage('popup.html')
  await popup.waitForText(TITLE, 'One step before your first secret')
  await popup.click({ role: 'button', name: 'Choose an endpoint' })
  const options = await sender.waitForPage(/options\.html/)
  await options.waitForText('h2', 'Where should your secrets wait?')

  const waiting = await sender.openExtensionPage('popup.html')
  await waiting.waitForText(TITLE, 'One step before your first secret')
  await importSettings(sender, endpoint.url)
  await waiting.bringToFront()
  await waiting.waitUntilShown(SECRET)
})

interface QrPicture {
  size: number
  /** `M{x} {y}h{width}v1h-{width}z` for every run of dark modules. */
  path: string
}

function qrPicture(): QrPicture {
  const picture = document.querySelector('svg.qr')
  return {
    size: Number(picture?.getAttribute('viewBox')?.split(' ').at(-1)),
    path: picture?.querySelector('path')?.getAttribute('d') ?? '',
  }
}

/** As a phone does: from dark and light to the text, with a decoder that is not ours. */
function scan({ size, path }: QrPicture): string {
  const scale = 4
  const side = size * scale
  const data = new Uint8ClampedArray(side * side * 4).fill(255)
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row++) {
      const start = (row * side + Number(x) * scale) * 4
      data.fill(0, start, start + Number(width) * scale * 4)
      for (let at = start + 3; at < start + Number(width) * scale * 4; at += 4) data[at] = 255
    }
  }
  return decodeQr({ width: side, height: side, data })
}

test('a link can be taken back where it is shown, and the popup that closed shows it again', {
  tag: '@long-firefox',
}, async ({ sender, endpoint }) => {
  await importSettings(sender, endpoint.url)
  const popup = await openPopup(sender)
  await paste(sender, popup, 'sent to the wrong place')
  await popup.click(SHARE)
  await popup.waitForText(TITLE, READY)
  const link = await popup.text(LINK)
  await popup.click({ role: 'button', name: 'Take it back' })
  await popup.waitForText(TITLE, 'Taken back')
  expect(await openLink(link)).toMatchObject({ outcome: 'gone', state: 'revoked' })
  await popup.close()

  // Closed at once, while the endpoint has not answered yet.
  const second = await openPopup(sender)
  await paste(sender, second, 'closed too soon')
  let release: () => void = () => {}
  const arrived = new Promise<void>((onArrived) => {
    const held = new Promise<undefined>((resolve) => {
      release = () => resolve(undefined)
    })
    sender.network.rule(({ method }) => {
      if (method !== 'PUT') return undefined
      onArrived()
      return held
    })
  })
  await second.click(SHARE)
  await arrived
  await second.close()
  release()
  await expect
    .poll(async () => JSON.stringify((await sender.storage('session')).latestShare))
    .toContain('"isSeen":false')
  const third = await sender.openExtensionPage('popup.html')
  await third.waitForText(TITLE, READY)
  expect(await readLink(await third.text(LINK))).toBe('closed too soon')
})

test('a popup opened while its share is under way shows that, stops it, or sees it through', async ({
  sender,
  endpoint,
}) => {
  await importSettings(sender, endpoint.url)
  const text = 'under-way-1a2b3c'
  let decide: (fate: Fate) => void = () => {}
  const hold = () => {
    const fate = new Promise<Fate>((resolve) => {
      decide = resolve
    })
    return sender.network.rule(({ method }) => (method === 'PUT' ? fate : undefined))
  }
  const puts = () => sender.network.requests.filter(({ method }) => method === 'PUT')

  let end = hold()
  let popup = await sender.openExtensionPage('popup.html')
  await popup.fill({ role: 'textbox', name: 'Secret' }, text)
  await popup.click({ css: 'footer .button-primary' })
  await expect.poll(() => puts().length).toBe(1)
  await popup.close()
  popup = await sender.openExtensionPage('popup.html')
  await popup.waitForText('.popup-sharing', /^Making the link/)
  expect(await popup.count('[role=alert]')).toBe(0)
  await popup.click({ role: 'button', name: 'Cancel' })
  await popup.waitForText('[role=alert]', /^Cancelled/)
  expect(await popup.value({ role: 'textbox', name: 'Secret' })).toBe(text)
  decide('refuse')
  end()

  end = hold()
  const before = puts().length
  await popup.click({ css: 'footer .button-primary' })
  await expect.poll(() => puts().length).toBe(before + 1)
  await popup.close()
  popup = await sender.openExtensionPage('popup.html')
  await popup.waitUntilShown('.popup-sharing')
  decide('pass')
  end()
  await popup.waitForText('h1', 'Your link is ready')
  expect(await readLink(await popup.text('.result-link'))).toBe(text)
  expect(puts().length).toBe(before + 1)
})
