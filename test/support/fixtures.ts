/**
 * What a story needs, as if it had been started for it alone: browsers of the project's kind
 * (`chromium`, `firefox`), an endpoint and a site. What a failing story showed is attached to it.
 *
 * Starting a browser costs more than most stories do. So `sender`, `recipient`, `endpoint` and
 * `hosts` stay with the worker and are reset after each story (`reset.spec.ts` says what that is
 * worth); after a story that failed the next begins with new ones. What looks into a profile, a
 * data folder or an output asks for one of its own.
 */
import { test as base, type TestInfo } from '@playwright/test'
import { type Browser, type BrowserKind, type LaunchOptions, launch } from './browser.ts'
import { type Endpoint, type EndpointOptions, startEndpoint } from './endpoint.ts'
import { type Hosts, startHosts } from './hosts.ts'
import { Pool } from './pool.ts'
import { type Site, startSite } from './site.ts'

export { expect } from '@playwright/test'

interface Fixtures {
  /** One more browser with the built extension, started for this story. */
  launchBrowser: (options?: LaunchOptions) => Promise<Browser>
  sender: Browser
  recipient: Browser
  /** A browser that can open what `hosts` serves. */
  visitor: Browser
  /** One more endpoint, or one with other flags. */
  launchEndpoint: (options?: EndpointOptions) => Promise<Endpoint>
  endpoint: Endpoint
  site: Site
  /** Pages under real names. */
  hosts: Hosts
}

interface WorkerFixtures {
  kind: BrowserKind
  browsers: Pool<Browser>
  endpoints: Pool<Endpoint>
  outside: { hosts: Hosts; browsers: Pool<Browser> }
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  kind: ['chromium', { option: true, scope: 'worker' }],

  browsers: [
    async ({ kind }, use) => {
      const pool = browserPool(kind)
      await use(pool)
      await pool.close()
    },
    { scope: 'worker' },
  ],
  endpoints: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from it
    async ({}, use) => {
      const pool = new Pool<Endpoint>({
        start: startEndpoint,
        // It needs none: what it keeps can be found with its link alone.
        reset: async () => {},
        end: (endpoint) => endpoint.stop(),
        ended: (endpoint) => endpoint.stopped,
      })
      await use(pool)
      await pool.close()
    },
    { scope: 'worker' },
  ],
  outside: [
    async ({ kind }, use) => {
      await using hosts = await startHosts()
      const browsers = browserPool(kind, { hosts })
      await use({ hosts, browsers })
      await browsers.close()
    },
    { scope: 'worker' },
  ],

  launchBrowser: async ({ kind }, use, info) => {
    const browsers: Browser[] = []
    await use(async (options) => {
      const browser = await launch(kind, options)
      browsers.push(browser)
      return browser
    })
    for (const [index, browser] of browsers.entries()) {
      if (hasFailed(info)) await attachState(browser, `browser-${index + 1}`, info)
      await browser.close()
    }
  },
  sender: async ({ browsers }, use, info) => borrow(browsers, 'sender', use, info),
  recipient: async ({ browsers }, use, info) => borrow(browsers, 'recipient', use, info),
  // Before `hosts` is reset: a page may still say something while it closes.
  visitor: async ({ outside, hosts: _ }, use, info) =>
    borrow(outside.browsers, 'visitor', use, info),

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from it
  launchEndpoint: async ({}, use) => {
    const endpoints: Endpoint[] = []
    await use(async (options) => {
      const endpoint = await startEndpoint(options)
      endpoints.push(endpoint)
      return endpoint
    })
    for (const endpoint of endpoints) await endpoint.stop()
  },
  endpoint: async ({ endpoints }, use, info) => {
    const endpoint = await endpoints.take()
    await use(endpoint)
    await endpoints.giveBack(endpoint, !hasFailed(info))
  },

  hosts: async ({ outside }, use) => {
    await use(outside.hosts)
    outside.hosts.reset()
  },

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from it
  site: async ({}, use) => {
    await using site = await startSite()
    await use(site)
  },
})

function browserPool(kind: BrowserKind, options: LaunchOptions = {}): Pool<Browser> {
  return new Pool<Browser>({
    start: () => launch(kind, options),
    reset: (browser) => browser.reset(),
    end: (browser) => browser.close(),
    ended: (browser) => browser.closed,
  })
}

async function borrow(
  pool: Pool<Browser>,
  name: string,
  use: (browser: Browser) => Promise<void>,
  info: TestInfo,
): Promise<void> {
  const browser = await pool.take()
  await use(browser)
  if (hasFailed(info)) await attachState(browser, name, info)
  await pool.giveBack(browser, !hasFailed(info))
}

function hasFailed({ status, expectedStatus }: TestInfo): boolean {
  return status !== expectedStatus
}

async function attachState(browser: Browser, name: string, info: TestInfo): Promise<void> {
  const pages = await browser.pages().catch(() => [])
  for (const [number, page] of pages.entries()) {
    const path = info.outputPath(`${name}-page-${number + 1}.png`)
    try {
      await page.screenshot(path)
      await info.attach(await page.url(), { path, contentType: 'image/png' })
    } catch {
      // The tab is on its way out: the others are still worth a picture.
    }
  }
  const logs = await browser.logs().catch(() => [])
  const requests = browser.network.requests.map(({ method, url }) => `${method} ${url}`)
  await info.attach(`${name}-log`, { body: [...logs, '', ...requests].join('\n') })
}
