/** What a sender learns of a share afterwards: notification, badge, the list, and revoking. */
import type { Browser, Page } from '#test/support/browser.ts'
import { expect, test } from '#test/support/fixtures.ts'
import { openLink, readLink } from '#test/support/recipient.ts'
import { importSettings } from '#test/support/steps.ts'

const SECRET = { role: 'textbox', name: 'Secret' }
const LINK = '.result-link'
const SHARED = { role: 'button', name: /^Shared/ }
const HEAD = '.share-head'

interface Terms {
  name?: string
  openings?: number
  passphrase?: string
  endpoint?: string
}

/** @returns the link. */
async function shareInPopup(sender: Browser, text: string, terms: Terms = {}): Promise<string> {
  const popup = await sender.openExtensionPage('popup.html')
  await popup.fill(SECRET, text)
  if (terms.name) await popup.fill({ role: 'textbox', name: /^Note to self/ }, terms.name)
  if (terms.endpoint) await popup.choose({ role: 'combobox', name: 'Endpoint' }, terms.endpoint)
  if (terms.passphrase) {
    await popup.click({ css: 'label.choice', text: 'My own' })
    await popup.fill({ role: 'textbox', name: 'Your passphrase' }, terms.passphrase)
  }
  for (let more = 1; more < (terms.openings ?? 1); more++) {
    await popup.click({ role: 'button', name: 'One opening more' })
  }
  await popup.click({ css: 'footer button' })
  await popup.waitForText('h1', 'Your link is ready')
  const link = await popup.text(LINK)
  await popup.close()
  return link
}

async function openList(sender: Browser): Promise<Page> {
  const popup = await sender.openExtensionPage('popup.html')
  await popup.click(SHARED)
  await popup.waitUntilShown({ css: '.shares, .popup-empty' })
  return popup
}

/** As if the shares had been made and asked about ten minutes earlier: they are due. */
async function letTimePass(sender: Browser): Promise<void> {
  await sender.inExtension(async () => {
    const { records } = (await chrome.storage.local.get('records')) as { records: object[] }
    const earlier = (ms: number) => new Date(ms - 600_000).toISOString()
    const aged = records.map((record) => {
      const { createdAt, askedAt } = record as { createdAt: string; askedAt: number | null }
      const asked = askedAt === null ? null : askedAt - 600_000
      return { ...record, createdAt: earlier(Date.parse(createdAt)), askedAt: asked }
    })
    await chrome.storage.local.set({ records: aged })
  })
}

/** The alarm goes off, and wakes the background if it sleeps. */
async function ringAlarm(sender: Browser): Promise<void> {
  await sender.inExtension(() => chrome.alarms.create('follow-shares', { when: Date.now() }))
}

const badge = (sender: Browser) => sender.inExtension(() => chrome.action.getBadgeText({}))
const alarm = (sender: Browser) =>
  sender.inExtension(async () => (await chrome.alarms.get('follow-shares'))?.scheduledTime ?? null)
const opened = async (sender: Browser) =>
  (await sender.notifications()).filter(({ id }) => id.startsWith('opened:'))

test('the sender hears of an opening, even when the background was stopped', async ({
  sender,
  endpoint,
}) => {
  await importSettings(sender, endpoint.url)
  expect(await alarm(sender)).toBeNull()
  const link = await shareInPopup(sender, 'hunter2-for-staging', { name: 'Staging database' })
  const inAMinute = (await alarm(sender)) ?? 0
  expect(inAMinute - Date.now()).toBeGreaterThan(0)
  expect(inAMinute - Date.now()).toBeLessThanOrEqual(60_000)

  expect(await readLink(link)).toBe('hunter2-for-staging')
  await letTimePass(sender)
  await sender.stopBackground()
  await ringAlarm(sender)
  await expect.poll(() => badge(sender)).toBe('1')
  await expect.poll(async () => (await opened(sender)).length).toBe(1)
  // Nothing waits any more: nothing wakes up.
  await expect.poll(() => alarm(sender)).toBeNull()

  const [notice] = await opened(sender)
  await sender.clickNotification(notice?.id ?? '')
  const list = await sender.waitForPage(/popup\.html\?window&shares/)
  await list.waitForText(HEAD, /Staging database\s*New\s*Opened/)
  await list.waitForText('.share-state', /^Opened on .+\.$/)
  await expect.poll(() => badge(sender)).toBe('')
  expect(await list.count('.popup-tab-count')).toBe(0)
  await list.close()

  // Looked at is looked at: the next one to open the list sees no news.
  const again = await openList(sender)
  await again.waitForText(HEAD, /Staging database\s*Opened/)
  expect(await again.count('.chip-new')).toBe(0)
})

test('a notification names and times, nothing else, and each opening has its own', {
  tag: '@long-firefox',
}, async ({ sender, endpoint }) => {
  await importSettings(sender, endpoint.url)
  const named = await shareInPopup(sender, 'named-secret-1c', { name: 'Deploy key' })
  const many = await shareInPopup(sender, 'many-openings-2d', { openings: 3 })
  const locked = await shareInPopup(sender, 'locked-secret-3e', { passphrase: 'open sesame' })
  await sender.notifications() // from now on the driver keeps what notifications say
  await openLink(named)
  await openLink(many)
  await openLink(many)
  for (let attempt = 0; attempt < 5; attempt++) await openLink(locked, 'a guess')
  await letTimePass(sender)
  await ringAlarm(sender)
  await expect.poll(() => badge(sender)).toBe('3')
  await expect.poll(async () => (await opened(sender)).length).toBe(4)
  const said = (await opened(sender)).map(({ title, message }) => `${title} | ${message}`).sort()
  const time = String.raw`on \w+ \d+, \d{4},? .+\.`
  expect(said[0]).toMatch(
    /^Locked by wrong passphrases \| A secret you shared was destroyed after too many wrong/,
  )
  expect(said[1]).toMatch(new RegExp(`^Opened \\| A secret you shared was opened ${time}$`))
  expect(said[2]).toMatch(new RegExp(`^Opened \\| A secret you shared was opened ${time}$`))
  expect(said[3]).toMatch(new RegExp(`^Opened \\| Deploy key was opened ${time}$`))
  expect(said.join()).not.toMatch(/named-secret|many-openings|locked-secret|#1[np]/)
  expect(JSON.stringify(sender.network.requests)).not.toContain('Deploy key')

  // One is still waiting, with one opening left.
  const list = await openList(sender)
  await list.waitForText('.shares', /2 of 3 openings used\. Expires in 24 hours\./)
  await list.waitForText('.shares', /Somebody typed a wrong passphrase 5 times\./)
})

test('a browser restart loses neither the shares nor the following', {
  tag: '@long-firefox',
}, async ({ launchBrowser, endpoint }) => {
  const sender = await launchBrowser()
  await importSettings(sender, endpoint.url)
  const link = await shareInPopup(sender, 'hunter2-for-staging', { name: 'Staging database' })
  await letTimePass(sender)
  await sender.relaunch()
  await expect.poll(() => alarm(sender)).not.toBeNull()
  expect(await readLink(link)).toBe('hunter2-for-staging')
  await ringAlarm(sender)
  await expect.poll(() => badge(sender)).toBe('1')
  await expect.poll(async () => (await opened(sender)).length).toBe(1)

  // The number on the button is not kept by browsers: it is shown again.
  await sender.relaunch()
  await expect.poll(() => badge(sender)).toBe('1')
  const popup = await sender.openExtensionPage('popup.html')
  await popup.waitUntilShown({ role: 'button', name: /Shared.*1 new/ })
})

test('a share of a private window is followed in memory, and its name is not said', {
  tag: '@long-firefox',
}, async ({ sender, endpoint }) => {
  await importSettings(sender, endpoint.url)
  const link = await shareInPopup(sender, 'hunter2-for-staging', { name: 'Surprise party' })
  await letTimePass(sender)
  // As if the popup had been opened from a private window, which drivers cannot do.
  await sender.inExtension(async () => {
    await chrome.storage.session.set(await chrome.storage.local.get('records'))
    await chrome.storage.local.remove('records')
  })
  await sender.notifications() // from now on the driver keeps what notifications say
  await openLink(link)
  await ringAlarm(sender)
  await expect.poll(() => badge(sender)).toBe('1')
  await expect.poll(async () => (await opened(sender)).length).toBe(1)
  const [notice] = await opened(sender)
  expect(notice?.message).toMatch(/^A secret you shared was opened on /)
  expect(await sender.storage('local')).not.toHaveProperty('records')
  const list = await openList(sender)
  await list.waitForText(HEAD, /Surprise party\s*New\s*Opened/)
  expect(JSON.stringify(await sender.storage('local'))).not.toContain('Surprise party')
})

test('no notification where they are switched off, but a badge', { tag: '@long-firefox' }, async ({
  sender,
  endpoint,
}) => {
  await importSettings(sender, endpoint.url, { notifications: false })
  const link = await shareInPopup(sender, 'hunter2-for-staging')
  await openLink(link)
  await letTimePass(sender)
  await ringAlarm(sender)
  await expect.poll(() => badge(sender)).toBe('1')
  expect(await opened(sender)).toEqual([])
})

test('the list asks when it is opened and follows while it is open', {
  tag: '@long-firefox',
}, async ({ sender, endpoint }) => {
  await importSettings(sender, endpoint.url)
  await shareInPopup(sender, 'first-4f')
  const second = await shareInPopup(sender, 'second-5a', { name: 'Second' })
  await openLink(second)
  const list = await openList(sender)
  await list.waitForText(HEAD, /Second\s*(New\s*)?Opened/)
  expect(await list.count('.share')).toBe(2)

  // Made and opened meanwhile: the list hears of both.
  const third = await shareInPopup(sender, 'third-6b', { name: 'Third' })
  await list.bringToFront()
  await list.waitForText(HEAD, /Third\s*Waiting/)
  await openLink(third)
  await list.waitForText(HEAD, /Third\s*(New\s*)?Opened/)
  await list.waitForText({ css: '[role=status]', text: /Third/ }, /^Third: Opened on /)
  await list.waitForText('.share:nth-child(3) .share-head', /Text\s*Waiting/)

  await list.click({ role: 'button', name: 'Clear finished' })
  await list.waitUntilGone({ css: '.chip-opened' })
  expect(await list.count('.share')).toBe(1)
  const { records } = await sender.storage('local')
  expect(records).toHaveLength(1)
})

test('one is revoked, another was opened just before, and the keyboard is enough', async ({
  sender,
  endpoint,
}) => {
  await importSettings(sender, endpoint.url)
  const taken = await shareInPopup(sender, 'revoked-7c', { name: 'Wrong channel' })
  const list = await openList(sender)
  await list.waitForText(HEAD, /Wrong channel\s*Waiting/)

  await pressOn(list, 'Revoke')
  await list.waitForText('.share-sure', /Nobody can open it afterwards/)
  await pressOn(list, 'Keep it')
  await list.waitUntilGone('.share-sure')
  await list.press('Enter') // the focus is back on Revoke
  await list.waitForText('.share-sure', /Nobody can open it afterwards/)
  await pressOn(list, 'Revoke it')
  await list.waitForText('.share-outcome', 'Revoked. The link no longer opens.')
  await list.waitForText(HEAD, /Wrong channel\s*Revoked/)
  expect(await openLink(taken)).toMatchObject({ outcome: 'gone', state: 'revoked' })
  await list.close()

  const opened = await shareInPopup(sender, 'opened-8d', { name: 'Too late' })
  const second = await openList(sender)
  await second.waitForText(HEAD, /Too late\s*Waiting/)
  await second.click({ css: '.share:first-child .button', text: /^Revoke/ })
  await openLink(opened)
  await second.click({ role: 'button', name: 'Revoke it' })
  await second.waitForText('.share-outcome', /^Too late: it was opened on .+replace the credential/)
  await second.waitForText(HEAD, /Too late\s*(New\s*)?Opened/)
})

test(
  'all that wait are revoked, and what its endpoint did not hear of waits on',
  { tag: '@long-firefox' },
  async ({ sender, endpoint, launchEndpoint }, info) => {
    const dataFolder = info.outputPath('other')
    const other = await launchEndpoint({ dataFolder })
    await importSettings(sender, endpoint.url)
    await importSettings(sender, other.url)
    const first = await shareInPopup(sender, 'first-9e')
    const second = await shareInPopup(sender, 'second-0f')
    await nameEndpoints(sender, ['Mine', 'Other'])
    const unreachable = await shareInPopup(sender, 'third-1a', { endpoint: 'Other' })
    await other.stop()

    const list = await openList(sender)
    await list.waitForText('.shares', /kept on Other/)
    await list.waitForText('.shares', /The endpoint could not be asked just now\./)
    await list.click({ role: 'button', name: 'Revoke all waiting' })
    await list.waitForText(
      '.share-sure',
      'Revoke all 3 links that wait? Nobody can open them afterwards.',
    )
    await list.click({ role: 'button', name: 'Revoke all' })
    await list.waitForText(
      '.callout',
      /Revoked: 2\s[\s\S]*could not be asked: 1\. They may still open/,
    )
    expect(await list.count('.chip-revoked')).toBe(2)
    expect(await list.count('.chip-waiting')).toBe(1)
    for (const link of [first, second]) {
      expect(await openLink(link)).toMatchObject({ outcome: 'gone', state: 'revoked' })
    }

    // One alone says why, and can be tried again once the endpoint is back.
    await list.click({ role: 'button', name: 'Close' })
    await list.click({ css: '.share .button', text: /^Revoke/ })
    await list.click({ role: 'button', name: 'Revoke it' })
    await list.waitForText('.share-outcome', /^Not revoked, the link may still open\./)
    await launchEndpoint({ dataFolder, port: other.port })
    await list.click({ role: 'button', name: 'Retry' })
    await list.waitForText('.share-outcome', 'Revoked. The link no longer opens.')
    expect(await openLink(unreachable)).toMatchObject({ outcome: 'gone', state: 'revoked' })
  },
)

test('an endpoint that was removed is asked for nothing more, and the list says so', {
  tag: '@long-firefox',
}, async ({ sender, endpoint }) => {
  await importSettings(sender, endpoint.url)
  await shareInPopup(sender, 'key-1a2b3c', { name: 'For Ana' })
  const options = await sender.openExtensionPage('options.html')
  await options.click({ role: 'button', name: 'Remove' })
  await options.click({ role: 'button', name: 'Remove it' })
  await options.waitUntilGone({ role: 'button', name: 'Remove it' })
  const asked = sender.network.requests.length
  await letTimePass(sender)
  await ringAlarm(sender)
  const popup = await sender.openExtensionPage('popup.html')
  await popup.click(SHARED)
  await popup.waitForText('.share', /For Ana.*No longer followed/s)
  expect(await popup.count({ role: 'button', name: 'Revoke' })).toBe(0)
  const toEndpoint = sender.network.requests
    .slice(asked)
    .filter(({ url }) => url.startsWith(endpoint.url))
  expect(toEndpoint).toEqual([])
})

test('nothing is shared yet, and nothing is asked', { tag: '@long-firefox' }, async ({
  sender,
  endpoint,
}) => {
  await importSettings(sender, endpoint.url)
  const before = sender.network.requests.filter(({ url }) => url.startsWith(endpoint.url)).length
  const list = await openList(sender)
  await list.waitForText('h2', 'Nothing in the list')
  const after = sender.network.requests.filter(({ url }) => url.startsWith(endpoint.url)).length
  expect(after).toBe(before)
})

/** Press Tab until the focus is on the button of that name, then Enter. */
async function pressOn(page: Page, name: string): Promise<void> {
  const seen: string[] = []
  while (seen.length < 30) {
    await page.press('Tab')
    const focused = await page.evaluate(
      () => (document.activeElement as HTMLElement | null)?.innerText.trim().split('\n')[0] ?? '',
    )
    if (focused === name) return page.press('Enter')
    seen.push(focused)
  }
  throw new Error(`Tab does not reach "${name}", but: ${seen.join(', ')}`)
}

/** Both endpoints of a test call themselves the same. */
async function nameEndpoints(sender: Browser, names: string[]): Promise<void> {
  await sender.inExtension(async (wanted) => {
    const { settings } = (await chrome.storage.local.get('settings')) as {
      settings: { endpoints: object[] }
    }
    const endpoints = settings.endpoints.map((each, index) => ({ ...each, name: wanted[index] }))
    await chrome.storage.local.set({ settings: { ...settings, endpoints } })
  }, names)
}
