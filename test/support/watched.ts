/**
 * One browser for all stories of a file: the extension with an endpoint, on pages under the real
 * names of sites. Each story has a page of its own, and hears only what that page sent.
 */
import { test as base } from '@playwright/test'
import { DEFAULT_SETTINGS } from '#lib/policy/settings.ts'
import { offerAt } from '#lib/policy/sites.ts'
import { type Browser, type BrowserKind, launch, type Page, type Target } from './browser.ts'
import { type Endpoint, startEndpoint } from './endpoint.ts'
import { startHosts } from './hosts.ts'
import { importSettings } from './steps.ts'
import { waitFor } from './wait.ts'

export { expect } from '@playwright/test'

/** Put together here, because nothing in the repository may look like a credential. */
export const KEY = ['glp', 'at-', 'Wm2Xk9Lr4Tz8Bv6Nc1Hd'].join('')
export const LINK = /http:\/\/127\.0\.0\.1:\d+\/#1n[\w-]{47}/
export const BOX = '[data-box]'

const OUR_HOST = 'div[data-ms=ui]'

/** A part of card or dialog, in their closed shadow root. */
export function ours(part: Exclude<Target, string>): Exclude<Target, string> {
  return { host: OUR_HOST, ...part }
}
export const REPLACE = ours({ role: 'button', name: /^Replace/ })
export const ANYWAY = ours({ role: 'button', name: /anyway/i })
export const DIALOG = ours({ role: 'alertdialog' })
export const RETRY = ours({ role: 'button', name: /^Retry/ })
/** What the card says first. */
export const CARD_TITLE = ours({ css: '#card-title' })

export interface Watched {
  readonly browser: Browser
  /** Where its links are made. */
  readonly endpoint: Endpoint
  /**
   * Opens a page at a host, `https://app.slack.com`, under a path of its own.
   * @param beside - pages that it opens, by their path from there; at another host by its address,
   *   whose path begins as that of the page does.
   */
  open(host: string, html: string, beside?: Readonly<Record<string, string>>): Promise<SitePage>
  /** Serves something beside the pages, such as their scripts. */
  serve(url: string, text: string, type: string): void
}

export interface SitePage {
  readonly page: Page
  /** What it has sent, once there are so many. */
  sent(count?: number): Promise<string[]>
  /** So far. */
  sentSoFar(): string[]
  /** What it has kept of messages that were not sent yet. */
  drafts(): string[]
}

export const test = base.extend<{ tidied: undefined }, { kind: BrowserKind; watched: Watched }>({
  kind: ['chromium', { option: true, scope: 'worker' }],
  watched: [({ kind }, use) => withWatched(kind, use), { scope: 'worker' }],
  // Of what a story opened and chose nothing is there for the next.
  tidied: [
    async ({ watched: { browser } }, use) => {
      const before = await keptIn(browser)
      await use(undefined)
      for (const page of await browser.pages()) await page.close()
      await putBack(browser, before)
    },
    { auto: true },
  ],
})

/** What the extension keeps, for good and for this session of the browser. */
const keptIn = (browser: Browser) =>
  browser.inExtension(async () => ({
    local: await chrome.storage.local.get(),
    session: await chrome.storage.session.get(),
  }))

/** Only what has changed: every change wakes the extension up. */
function putBack(browser: Browser, before: Awaited<ReturnType<typeof keptIn>>): Promise<void> {
  return browser.inExtension(async (kept) => {
    for (const area of ['local', 'session'] as const) {
      const [then, now] = [kept[area], await chrome.storage[area].get()]
      const added = Object.keys(now).filter((key) => !(key in then))
      if (added.length > 0) await chrome.storage[area].remove(added)
      for (const [key, value] of Object.entries(then)) {
        if (JSON.stringify(value) !== JSON.stringify(now[key])) {
          await chrome.storage[area].set({ [key]: value })
        }
      }
    }
    // Shares that nobody follows any more may have been told there.
    await chrome.action.setBadgeText({ text: '' })
  }, before)
}

/**
 * All of it for as long as it is used.
 * @param added - hosts that a person has asked to be watched too.
 */
export async function withWatched(
  kind: BrowserKind,
  use: (watched: Watched) => Promise<void>,
  added: readonly string[] = [],
): Promise<void> {
  await using hosts = await startHosts()
  const endpoint = await startEndpoint()
  // The proxy asks for names when they are used: pages come later.
  const browser = await launch(kind, { hosts })
  // One permission for all of them.
  if (added.length > 0) await browser.grant('https://*')
  const keys = added.flatMap((host) => offerAt(`${host}/`, DEFAULT_SETTINGS)?.key ?? [])
  const sites = Object.fromEntries(keys.map((key) => [key, { isOn: true, off: [], product: null }]))
  await importSettings(browser, endpoint.url, { sites })
  if (added.length > 0) await isRegistered(browser)
  let count = 0
  await use({
    browser,
    endpoint,
    serve: (url, text, type) => void hosts.page(url, text, { 'content-type': type }),
    async open(host, html, beside = {}) {
      count += 1
      const path = `/story-${count}`
      for (const [name, other] of Object.entries(beside)) {
        const { origin, pathname } = new URL(name, `${host}/`)
        hosts.page(origin + path + pathname, other)
      }
      const page = await browser.open(hosts.page(`${host}${path}/`, html))
      const posted = (name: string) =>
        hosts.posted.flatMap(({ url, body }) =>
          new URL(url).pathname === `${path}/${name}` ? [body] : [],
        )
      const sentSoFar = () => posted('sent')
      const sent = (most = 1) =>
        waitFor(
          async () => (sentSoFar().length >= most ? sentSoFar() : null),
          () => `${sentSoFar().length} of ${most} messages were sent`,
        )
      return { page, sent, sentSoFar, drafts: () => posted('draft') }
    },
  })
  await browser.close()
  await endpoint.stop()
}

/** Until pages that are opened from now on have the script of added sites. */
const isRegistered = (browser: Browser): Promise<true> =>
  waitFor(
    () =>
      browser.inExtension(
        async () => (await chrome.scripting.getRegisteredContentScripts()).length > 0 || null,
      ),
    () => 'No script is registered',
  )

/** Until the dialog is gone: what is pressed in its first moment was meant for the page. */
export const answer = (
  page: Page,
  press: () => Promise<void>,
  dialog: Target = DIALOG,
): Promise<true> => pressUntilGone(page, dialog, press)

/** The same for the card's first button and its key. */
export const replace = (page: Page, button: Target = REPLACE): Promise<true> =>
  pressUntilGone(page, button, () => page.press('Alt+Enter'))

/**
 * A press that comes too early does nothing; one too many would be the page's. Where a page takes
 * seconds for one and seconds to be looked at, patience alone were over after the first.
 */
async function pressUntilGone(
  page: Page,
  target: Target,
  press: () => Promise<void>,
): Promise<true> {
  let presses = 0
  /** The link is being made already, and that is called off. */
  let isOfBusy = false
  let pressedAt = Date.now() + FIRST_PRESS_MS - BETWEEN_PRESSES_MS
  const isGone = async () => {
    const mayPress = Date.now() - pressedAt >= BETWEEN_PRESSES_MS
    // Asked first: it may be gone a moment later, and the press would be the page's.
    const isBusy = mayPress && (await page.count(busyIn(target))) > 0
    if ((await page.count(target)) === 0) return true
    if (presses === 0) isOfBusy = isBusy
    // Taken: another press would be one on what stands there now, which is "Cancel".
    if (!mayPress || (isBusy && !isOfBusy)) return null
    presses += 1
    await press()
    pressedAt = Date.now()
    return null
  }
  for (let rounds = 1; ; rounds += 1) {
    try {
      return await waitFor(isGone, async () => {
        return `It stays open after ${presses} presses. There is:\n${await page.describe(OUR_HOST)}`
      })
    } catch (error) {
      if (Math.max(presses, rounds) >= FEWEST_PRESSES) throw error
    }
  }
}

/** The link is being made. */
function busyIn(target: Target): Target {
  const css = '[role=progressbar]'
  if (typeof target === 'string') return css
  const { host, frame } = target
  return { css, ...(host !== undefined && { host }), ...(frame !== undefined && { frame }) }
}

const FEWEST_PRESSES = 4
const FIRST_PRESS_MS = 400
const BETWEEN_PRESSES_MS = 1500
