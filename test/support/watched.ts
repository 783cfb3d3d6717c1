/**
 * One browser for all stories of a file: the extension with an endpoint, on pages under the real
 * names of sites. Each story has a page of its own, and hears only what that page sent.
 */
import { test as base } from '@playwright/test'
import { type Browser, type BrowserKind, launch, type Page, type Target } from './browser.ts'
import { startEndpoint } from './endpoint.ts'
import { startHosts } from './hosts.ts'
import { importSettings } from './steps.ts'
import { waitFor } from './wait.ts'

export { expect } from '@playwright/test'

/** Put together here, because nothing in the repository may look like a credential. */
export const KEY = ['glp', 'at-', 'Wm2Xk9Lr4Tz8Bv6Nc1Hd'].join('')
export const LINK = /http:\/\/127\.0\.0\.1:\d+\/#1n[\w-]{47}/
export const BOX = '[data-box]'

/** A part of card or dialog, in their closed shadow root. */
export function ours(part: Exclude<Target, string>): Target {
  return { host: 'div[data-ms=ui]', ...part }
}
export const REPLACE = ours({ role: 'button', name: /^Replace/ })
export const ANYWAY = ours({ role: 'button', name: /anyway/i })
export const DIALOG = ours({ role: 'alertdialog' })

export interface Watched {
  readonly browser: Browser
  /** Opens a page at a host, `https://app.slack.com`, under a path of its own. */
  open(host: string, html: string): Promise<SitePage>
  /** Serves something beside the pages, such as their scripts. */
  serve(url: string, text: string, type: string): void
}

export interface SitePage {
  readonly page: Page
  /** What it has sent, once there are so many. */
  sent(count?: number): Promise<string[]>
  /** So far. */
  sentSoFar(): string[]
}

export const test = base.extend<object, { kind: BrowserKind; watched: Watched }>({
  kind: ['chromium', { option: true, scope: 'worker' }],
  watched: [
    async ({ kind }, use) => {
      await using hosts = await startHosts()
      const endpoint = await startEndpoint()
      // The proxy asks for names when they are used: pages come later.
      const browser = await launch(kind, { hosts })
      await importSettings(browser, endpoint.url)
      let count = 0
      await use({
        browser,
        serve: (url, text, type) => void hosts.page(url, text, { 'content-type': type }),
        async open(host, html) {
          count += 1
          const path = `${host}/story-${count}`
          const page = await browser.open(hosts.page(`${path}/`, html))
          const sentSoFar = () =>
            hosts.posted.flatMap(({ url, body }) => (url === `${path}/sent` ? [body] : []))
          const sent = (most = 1) =>
            waitFor(
              async () => (sentSoFar().length >= most ? sentSoFar() : null),
              () => `${sentSoFar().length} of ${most} messages were sent`,
            )
          return { page, sent, sentSoFar }
        },
      })
      await browser.close()
      await endpoint.stop()
    },
    { scope: 'worker' },
  ],
})

/** Until the dialog is gone: what is pressed in its first moment was meant for the page. */
export const answer = (page: Page, press: () => Promise<void>, dialog = DIALOG): Promise<true> =>
  pressUntilGone(page, dialog, press)

/** The same for the card's first button and its key. */
export const replace = (page: Page): Promise<true> =>
  pressUntilGone(page, REPLACE, () => page.press('Alt+Enter'))

/** A press that comes too early does nothing; one too many would be the page's. */
function pressUntilGone(page: Page, target: Target, press: () => Promise<void>): Promise<true> {
  let pressedAt = Date.now() + FIRST_PRESS_MS - BETWEEN_PRESSES_MS
  return waitFor(
    async () => {
      if ((await page.count(target)) === 0) return true
      if (Date.now() - pressedAt < BETWEEN_PRESSES_MS) return null
      await press()
      pressedAt = Date.now()
      return null
    },
    () => 'It stays open',
  )
}

const FIRST_PRESS_MS = 400
const BETWEEN_PRESSES_MS = 1500
