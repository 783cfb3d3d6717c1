/** Warnings in compose boxes, from the background's side: which sites, what it tells, and what it does. */
import { FRAGMENT_SHAPE } from '#lib/crypto/link.ts'
import { withCrc32 } from '#lib/detection/examples.ts'
import type { Browser, Page } from '#test/support/browser.ts'
import {
  askAsComposer,
  askFromAllFrames,
  hasComposer,
  isGuarded,
} from '#test/support/content-script.ts'
import { expect, test } from '#test/support/fixtures.ts'
import type { Hosts } from '#test/support/hosts.ts'
import { openLink, readLink } from '#test/support/recipient.ts'
import { badge, importSettings, openPopupWindow } from '#test/support/steps.ts'

const SLACK = 'https://app.slack.com/client/T0/C0'
const CHAT = 'https://chat.example.com/room'
const WARN_ON_SLACK = { role: 'switch', name: 'Warn me on Slack' }
/** Put together here; nothing in the repository may look like a credential. */
const TOKEN = ['xk', 'a8Q1', 'v0Rz', '9mTt', 'Lw3E', 'b7Yc', 'N5uJ'].join('')
const GITHUB_TOKEN = withCrc32(['gh', 'p_'].join(''), 'Zq3vTn8LsW1xKb6RyD0mHc5JfU2a9P')
const FOUND = {
  detector: 'github-personal-access-token-classic',
  name: 'GitHub personal access token (classic)',
  severity: 'critical',
  rotateUrl: 'https://github.com/settings/tokens',
}

function chat(hosts: Hosts, url: string, more = ''): string {
  return hosts.page(url, `<!doctype html><title>Chat</title><textarea id="box"></textarea>${more}`)
}

async function settingsOf(browser: Browser): Promise<string> {
  return JSON.stringify((await browser.storage('local')).settings ?? null)
}

test.describe('who may ask', () => {
  test('a page of a watched site, and frames that it writes itself', async ({
    visitor: browser,
    hosts,
  }) => {
    hosts.page(
      SLACK,
      `<!doctype html><title>Chat</title><iframe></iframe><iframe srcdoc="<p>x</p>"></iframe>
       <iframe sandbox srcdoc="<p>x</p>"></iframe>`,
    )
    const page = await browser.open(SLACK)
    const answers = await askFromAllFrames(browser, page, 'composer/start')
    expect(answers.length).toBeGreaterThanOrEqual(3)
    for (const answer of answers) {
      expect(answer).toMatchObject({ ok: true, value: { isOn: true, site: { name: 'Slack' } } })
    }
  })

  test('no other page, whatever the extension may reach there', { tag: '@long-firefox' }, async ({
    visitor: browser,
    hosts,
  }) => {
    await browser.grant(new URL(CHAT).origin)
    const page = await browser.open(chat(hosts, CHAT))
    for (const name of ['start', 'share', 'known', 'ignore', 'report', 'record'] as const) {
      const request = { text: 'x', tokens: [], token: 'x', detector: 'x', kind: 'secret' }
      const more = { findings: [], event: 'failed', detectors: [] }
      const answer = await askAsComposer(browser, page, `composer/${name}`, { ...request, ...more })
      expect(answer).toEqual({ ok: false, failure: { code: 'app/internal' } })
    }
    expect(await askAsComposer(browser, page, 'composer/load')).toEqual({ ok: true, value: false })
    expect(await isGuarded(browser, page)).toBe(false)
  })
})

test('what holds at a site: endpoints with their lifetimes, and how their links begin', {
  tag: '@long-firefox',
}, async ({ visitor: browser, hosts, endpoint }) => {
  await importSettings(browser, endpoint.url)
  const page = await browser.open(chat(hosts, SLACK))
  const { value } = await askAsComposer(browser, page, 'composer/start')
  expect(value).toMatchObject({
    levels: { critical: 'hold', high: 'hold', medium: 'hold', low: 'mark' },
    off: [],
    asksReason: false,
    own: [],
    allow: [],
    links: [{ start: `${endpoint.url.replace(/\/$/, '')}/`, rest: FRAGMENT_SHAPE }],
    endpoints: [{ ttlSeconds: 86_400, ttlChoices: [3600, 86_400, 604_800] }],
  })
})

test.describe('a share', () => {
  test('opens once with the terms that were chosen, and its own tab takes it back', {
    tag: '@long-firefox',
  }, async ({ visitor: browser, hosts, endpoint }) => {
    await importSettings(browser, endpoint.url)
    const page = await browser.open(chat(hosts, SLACK))
    const other = await browser.open(chat(hosts, 'https://discord.com/channels/1/2'))
    const share = async (request: object) => {
      const { value } = await askAsComposer(browser, page, 'composer/share', request)
      return value as { id: string; link: string; maxOpens: number }
    }
    const first = await share({ text: 'from-a-box' })
    expect(await readLink(first.link)).toBe('from-a-box')
    expect(first.maxOpens).toBe(1)

    const second = await share({ text: 'twice', maxOpens: 2, ttlSeconds: 3600 })
    expect(second.maxOpens).toBe(2)
    const undo = (from: Page) => askAsComposer(browser, from, 'composer/undo', { id: second.id })
    expect(await undo(other)).toEqual({ ok: false, failure: { code: 'app/internal' } })
    expect(await undo(page)).toEqual({ ok: true, value: { isTooLate: false } })
    expect(await openLink(second.link)).toMatchObject({ outcome: 'gone', state: 'revoked' })

    await askAsComposer(browser, page, 'composer/copy', { text: first.link })
    await expect.poll(() => browser.clipboard()).toBe(first.link)
    await askAsComposer(browser, other, 'composer/copy', { text: second.link })
    const foreign = await askAsComposer(browser, page, 'composer/copy', { text: 'of the page' })
    expect(foreign).toEqual({ ok: false, failure: { code: 'app/internal' } })
    expect(await browser.clipboard()).toBe(first.link)
  })

  test('a page that asks for too many is stopped', { tag: '@long-firefox' }, async ({
    visitor: browser,
    hosts,
    endpoint,
  }) => {
    await importSettings(browser, endpoint.url)
    const page = await browser.open(chat(hosts, SLACK))
    const codes: (string | undefined)[] = []
    for (let count = 0; count < 21; count += 1) {
      const { failure } = await askAsComposer(browser, page, 'composer/share', { text: 'again' })
      codes.push(failure?.code)
    }
    expect(codes).toEqual([...Array(20).fill(undefined), 'app/too-many-shares'])
  })
})

test('what is no secret is known again, and no text of it is kept', {
  tag: '@long-firefox',
}, async ({ visitor: browser, hosts }) => {
  const page = await browser.open(chat(hosts, SLACK))
  const known = async () =>
    (await askAsComposer(browser, page, 'composer/known', { tokens: [TOKEN, 'another'] })).value
  expect(await known()).toEqual([false, false])
  const ignore = (token: string, kind: string) =>
    askAsComposer(browser, page, 'composer/ignore', { token, kind, detector: 'some-detector' })
  expect(await ignore(TOKEN, 'secret')).toEqual({ ok: true, value: { how: 'token' } })
  expect(await known()).toEqual([true, false])
  expect(await ignore('hunter2', 'password')).toEqual({ ok: true, value: { how: 'detector' } })
  const { value } = await askAsComposer(browser, page, 'composer/start')
  expect(value).toMatchObject({ off: ['some-detector'] })
  const other = await browser.open(chat(hosts, 'https://discord.com/channels/1/2'))
  expect((await askAsComposer(browser, other, 'composer/start')).value).toMatchObject({ off: [] })

  const local = await browser.storage('local')
  expect(local.ignored).toHaveLength(1)
  expect(JSON.stringify(local)).not.toContain(TOKEN)
  expect(JSON.stringify(local)).not.toContain('hunter2')
})

test('the badge counts what stands in the boxes of a tab, and says nothing of others', async ({
  visitor: browser,
  hosts,
}) => {
  const page = await browser.open(chat(hosts, SLACK))
  const other = await browser.open(chat(hosts, 'https://discord.com/channels/1/2'))
  await page.bringToFront()
  const report = (findings: object[]) =>
    askAsComposer(browser, page, 'composer/report', { findings, limits: [] })
  const weak = { detector: 'generic-password', name: 'Password', severity: 'high' }
  await report([FOUND, weak])
  await expect.poll(() => badge(browser, page)).toBe('2')
  expect(await badge(browser, other)).toBe('')
  await report([FOUND])
  await expect.poll(() => badge(browser, page)).toBe('1')
  // News of shares wait behind it.
  await browser.inExtension(() => chrome.action.setBadgeText({ text: '7' }))
  expect(await badge(browser, page)).toBe('1')
  expect(await badge(browser, other)).toBe('7')
  await report([])
  await expect.poll(() => badge(browser, page)).toBe('7')
})

test('a frame that is taken away takes its findings with it', { tag: '@long-firefox' }, async ({
  visitor: browser,
  hosts,
}) => {
  hosts.page(
    SLACK,
    `<!doctype html><title>Chat</title><iframe id="writer" srcdoc="<textarea id='box'></textarea>"></iframe>`,
  )
  const page = await browser.open(SLACK)
  await page.click({ frame: '#writer', css: '#box' })
  await page.type(`use ${GITHUB_TOKEN} `)
  await expect.poll(() => badge(browser, page)).toBe('1')
  await page.evaluate(() => document.querySelector('#writer')?.remove())
  await expect.poll(() => badge(browser, page)).toBe('')
})

test('a page that is gone back to has its findings again', async ({ visitor: browser, hosts }) => {
  const html = '<!doctype html><title>Chat</title><textarea id="box"></textarea>'
  // What must not be kept is loaded anew, and its box is empty.
  const page = await browser.open(hosts.page(SLACK, html, { 'cache-control': 'max-age=60' }))
  const other = chat(hosts, `${SLACK}/other`)
  await page.click('#box')
  await page.type(`use ${GITHUB_TOKEN} `)
  await expect.poll(() => badge(browser, page)).toBe('1')
  await page.goto(other)
  await expect.poll(() => badge(browser, page)).toBe('')
  await page.evaluate(() => history.back())
  await page.waitForUrl(SLACK)
  await page.click('#box')
  await expect.poll(() => badge(browser, page)).toBe('1')
})

test('a reason and a time are kept of a hold, and nothing that was typed', {
  tag: '@long-firefox',
}, async ({ visitor: browser, hosts }) => {
  const page = await browser.open(chat(hosts, SLACK))
  const hold = { event: 'sent-anyway', detectors: [FOUND.detector], reason: 'It is a sandbox' }
  await askAsComposer(browser, page, 'composer/record', { ...hold, text: TOKEN })
  const options = await browser.openExtensionPage('options.html')
  await options.click({ role: 'switch', name: 'Ask why before a message is sent anyway' })
  await expect
    .poll(async () => JSON.stringify(await browser.storage('local')))
    .toContain('"asksReason":true')
  await askAsComposer(browser, page, 'composer/record', { ...hold, event: 'went-back' })
  await askAsComposer(browser, page, 'composer/record', { ...hold, text: TOKEN })
  const { holds } = await browser.storage('local')
  const kept = { ...hold, site: 'slack', time: expect.any(Number), where: '' }
  const version = expect.any(String)
  // A reason is kept where a person is asked for one, and nowhere else.
  expect(holds).toEqual([
    { ...kept, version },
    { ...kept, version, event: 'went-back', reason: null },
    { ...kept, version, reason: null },
  ])
})

test('a page that asks for too many notes is stopped', { tag: '@long-firefox' }, async ({
  visitor: browser,
  hosts,
}) => {
  const page = await browser.open(chat(hosts, SLACK))
  const hold = { event: 'sent-anyway', detectors: [] }
  const finding = { token: 'hunter2', kind: 'password', detector: 'some-detector' }
  for (const [name, request] of [
    ['composer/record', hold],
    ['composer/ignore', finding],
  ] as const) {
    const answers: { ok: boolean }[] = []
    for (let count = 0; count < 31; count += 1) {
      answers.push(await askAsComposer(browser, page, name, request))
    }
    expect(answers.slice(0, 30).every(({ ok }) => ok)).toBe(true)
    expect(answers.at(-1)).toEqual(REFUSED)
  }
  expect((await browser.storage('local')).holds).toHaveLength(30)
})

const REFUSED = { ok: false, failure: { code: 'app/internal' } }
const ignoreIn = (browser: Browser, page: Page) =>
  askAsComposer(browser, page, 'composer/ignore', {
    token: 'hunter2',
    kind: 'password',
    detector: 'some-detector',
  })

test.describe('the popup', () => {
  test('names what stands in the boxes of the tab, and says nothing once it is gone', {
    tag: '@long-firefox',
  }, async ({ visitor: browser, hosts }) => {
    const page = await browser.open(chat(hosts, SLACK))
    await page.click('#box')
    await page.type(`use ${GITHUB_TOKEN} `)
    await expect.poll(() => badge(browser, page)).toBe('1')
    const popup = await openPopupWindow(browser)
    await popup.waitForText('.site', 'One credential in what you typed.')
    await popup.waitForText('.site', /GitHub personal access token/)
    expect(await popup.attribute('.site-rotate', 'href')).toMatch(/^https:\/\/github\.com\//)
    await page.reload()
    await expect.poll(() => badge(browser, page)).toBe('')
    await popup.reload()
    await popup.waitForText('.site', 'Nothing found.')
  })

  test('a pause takes the warnings off a page that is open, and its end brings them back', async ({
    visitor: browser,
    hosts,
  }) => {
    const page = await browser.open(chat(hosts, SLACK))
    await page.click('#box')
    await page.type(`use ${GITHUB_TOKEN} `)
    await expect.poll(() => badge(browser, page)).toBe('1')
    const popup = await openPopupWindow(browser)
    await popup.click({ role: 'button', name: 'Pause for 10 minutes' })
    await expect.poll(() => badge(browser, page)).toBe('')
    await popup.click({ role: 'button', name: 'Go on now' })
    await expect.poll(() => isGuarded(browser, page)).toBe(true)
    await page.bringToFront()
    await page.click('#box')
    await expect.poll(() => badge(browser, page)).toBe('1')
  })

  test('switches a site off, in pages that are open too, and on again', {
    tag: '@long-firefox',
  }, async ({ visitor: browser, hosts }) => {
    const page = await browser.open(chat(hosts, SLACK))
    expect(await isGuarded(browser, page)).toBe(true)
    const popup = await openPopupWindow(browser)
    await popup.click(WARN_ON_SLACK)
    await popup.waitForText('.site', 'Nothing you type here is looked at.')
    await expect.poll(() => isGuarded(browser, page)).toBe(false)
    expect(await askAsComposer(browser, page, 'composer/load')).toEqual({ ok: true, value: false })
    expect(await ignoreIn(browser, page)).toEqual(REFUSED)
    await popup.click(WARN_ON_SLACK)
    await expect.poll(() => isGuarded(browser, page)).toBe(true)
  })

  test('pauses a site for ten minutes', { tag: '@long-firefox' }, async ({
    visitor: browser,
    hosts,
  }) => {
    const page = await browser.open(chat(hosts, SLACK))
    const isOn = async () =>
      (await askAsComposer(browser, page, 'composer/start')).value as { isOn: boolean }
    const popup = await openPopupWindow(browser)
    await popup.click({ role: 'button', name: 'Pause for 10 minutes' })
    await popup.waitForText('.site', /Paused until/)
    expect(await isOn()).toMatchObject({ isOn: false })
    expect(await ignoreIn(browser, page)).toEqual(REFUSED)
    await expect.poll(() => isGuarded(browser, page)).toBe(false)
    await page.reload()
    await page.click('#box')
    await expect.poll(() => isGuarded(browser, page)).toBe(false)
    const [alarm] = await browser.inExtension(async () =>
      (await chrome.alarms.getAll()).filter(({ name }) => name === 'end-pause'),
    )
    expect(alarm).toBeDefined()
    // Only memory knows of it.
    expect(await settingsOf(browser)).not.toContain('slack')
    await popup.click({ role: 'button', name: 'Go on now' })
    await popup.waitForText('.site', 'Nothing found.')
    expect(await isOn()).toMatchObject({ isOn: true })
    await expect.poll(() => isGuarded(browser, page)).toBe(true)
  })

  test('knows the page in front of the toolbar button, which nothing else tells', {
    tag: '@long-firefox',
  }, async ({ visitor: browser, hosts }) => {
    // A document of the extension from which its popup can be read.
    await browser.inExtension(() => true)
    const page = await browser.open(chat(hosts, CHAT))
    await browser.pressToolbarButton(page)
    const popup = () =>
      browser.inExtension(() =>
        chrome.extension
          .getViews()
          .map((view) => view.document.querySelector<HTMLElement>('.site')?.innerText)
          .join(),
      )
    await expect.poll(popup).toContain('chat.example.com')
    expect(await popup()).toContain('Watch this site')
  })

  test('watches another site from one click on, until its permission is taken back', async ({
    visitor: browser,
    hosts,
  }) => {
    const origin = new URL(CHAT).origin
    // The window is no toolbar popup, to which the browser would tell the address of the page.
    await browser.grant(origin)
    const page = await browser.open(chat(hosts, CHAT))
    const popup = await openPopupWindow(browser)
    await popup.waitForText('.site', 'Not watched.')
    await popup.click({ role: 'button', name: 'Watch this site' })
    await popup.waitUntilShown({ role: 'switch', name: 'Warn me on chat.example.com' })
    await expect.poll(() => isGuarded(browser, page)).toBe(true)
    expect((await askAsComposer(browser, page, 'composer/start')).value).toMatchObject({
      isOn: true,
      site: null,
    })
    expect(await popup.text('.site')).toContain('Not proven on this site')
    const again = await browser.open(
      hosts.page(`${origin}/another`, '<!doctype html><textarea class="js-gfm-input"></textarea>'),
    )
    expect(await isGuarded(browser, again)).toBe(true)

    // What runs there its page tells, once somebody is in its box.
    await again.click('.js-gfm-input')
    await expect.poll(() => hasComposer(browser, again)).toBe(true)
    expect((await askAsComposer(browser, again, 'composer/start')).value).toMatchObject({
      // It may lie: a key that sends where nothing is known is held here too.
      site: { name: 'GitLab', notBoxes: [], sendKeys: ['Enter', 'Mod+Enter'] },
    })
    expect(await settingsOf(browser)).toContain('"product":"gitlab"')

    const registered = () =>
      browser.inExtension(async () => (await chrome.scripting.getRegisteredContentScripts()).length)
    expect(await registered()).toBe(1)
    await browser.inExtension(
      (pattern) => chrome.permissions.remove({ origins: [pattern] }),
      `${origin}/*`,
    )
    await expect.poll(registered).toBe(0)
    await popup.waitForText('.site', 'The browser keeps Matchstick out.')
  })
})

test('a site that is known is offered by its name, and what runs on another host is recognised', {
  tag: '@long-firefox',
}, async ({ visitor: browser, hosts }) => {
  const origins = ['https://chatgpt.com', 'https://chat.openai.com']
  for (const origin of origins) await browser.grant(origin)
  const page = await browser.open(chat(hosts, 'https://chatgpt.com/c/1'))
  expect(await isGuarded(browser, page)).toBe(false)
  const popup = await openPopupWindow(browser)
  await popup.click({ role: 'button', name: 'Watch ChatGPT here' })
  await popup.waitUntilShown({ role: 'switch', name: 'Warn me on ChatGPT' })
  await expect.poll(() => isGuarded(browser, page)).toBe(true)
  const other = await browser.open(chat(hosts, 'https://chat.openai.com/c/1'))
  expect(await isGuarded(browser, other)).toBe(true)
  expect((await askAsComposer(browser, other, 'composer/start')).value).toMatchObject({
    isOn: true,
    site: { name: 'ChatGPT' },
  })

  await popup.click({ role: 'switch', name: 'Warn me on ChatGPT' })
  await popup.waitForText('.site', 'Nothing you type here is looked at.')
  const granted = () =>
    browser.inExtension(
      (all) => Promise.all(all.map((one) => chrome.permissions.contains({ origins: [one] }))),
      origins.map((origin) => `${origin}/*`),
    )
  await expect.poll(granted).toEqual([false, false])
  await popup.close()

  // On a host of their own the page in front is asked at once, before anybody types.
  await browser.grant('https://git.example.com')
  const front = await browser.open(
    hosts.page('https://git.example.com/', '<!doctype html><textarea class="js-gfm-input">'),
  )
  const beside = await openPopupWindow(browser)
  await beside.click({ role: 'button', name: 'Watch this site' })
  await beside.waitUntilShown({ role: 'switch', name: 'Warn me on git.example.com' })
  await expect.poll(() => settingsOf(browser)).toContain('"product":"gitlab"')

  // It is asked again: what many makers call so tells nothing, and no answer stays for good.
  const mail =
    '<!doctype html><form action="/send"><textarea id="compose-textarea"></textarea></form>'
  await front.goto(hosts.page('https://git.example.com/mail', mail))
  await front.click('#compose-textarea')
  await expect.poll(() => settingsOf(browser)).not.toContain('"product":"gitlab"')
  const zulip = mail.replace('action="/send"', 'id="send_message_form" action="/json/messages"')
  await front.goto(hosts.page('https://git.example.com/chat', zulip))
  await front.click('#compose-textarea')
  await expect.poll(() => settingsOf(browser)).toContain('"product":"zulip"')
})

test('after an update pages that are open are guarded again', async ({
  visitor: browser,
  hosts,
}) => {
  // Its elements are globals of our scripts too, until there is one of ours.
  const page = await browser.open(
    chat(hosts, SLACK, '<i id="matchstickGuard"></i><i id="browser"></i><i id="chrome"></i>'),
  )
  // What an update does: memory is empty, and the old script has stepped aside and is forgotten.
  await browser.stopBackground()
  const hasEnded = await browser.inExtension(
    async (url) => {
      const tabs = await chrome.tabs.query({})
      const [injected] = await chrome.scripting.executeScript({
        target: { tabId: tabs.find((tab) => tab.url === url)?.id ?? 0 },
        func: () => {
          globalThis.matchstickGuard?.end()
          const hasEnded = globalThis.matchstickGuard?.signal.aborted
          Reflect.deleteProperty(globalThis, 'matchstickGuard')
          return hasEnded
        },
      })
      // Last: the background may start for it, and guards the page at once.
      await chrome.storage.session.clear()
      return injected?.result
    },
    await page.url(),
  )
  expect(hasEnded).toBe(true)
  await askAsComposer(browser, page, 'composer/start')
  await expect.poll(() => isGuarded(browser, page)).toBe(true)
  await page.click('#box')
  await expect.poll(() => hasComposer(browser, page)).toBe(true)
})
