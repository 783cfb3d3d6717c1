/**
 * What a story needs, each test on its own: browsers of the project's kind (`chromium`,
 * `firefox`), an endpoint and a site. Everything is closed when the test ends, and what a failing
 * test showed is attached to it.
 */
import { test as base, type TestInfo } from '@playwright/test'
import { type Browser, type BrowserKind, type LaunchOptions, launch } from './browser.ts'
import { type Endpoint, type EndpointOptions, startEndpoint } from './endpoint.ts'
import { type Hosts, startHosts } from './hosts.ts'
import { type Site, startSite } from './site.ts'

export { expect } from '@playwright/test'

interface Options {
  kind: BrowserKind
}

interface Fixtures {
  /** One more browser with the built extension, as it is right after its installation. */
  launchBrowser: (options?: LaunchOptions) => Promise<Browser>
  sender: Browser
  recipient: Browser
  /** One more endpoint, or one with other flags. */
  launchEndpoint: (options?: EndpointOptions) => Promise<Endpoint>
  endpoint: Endpoint
  site: Site
  /** Pages under real names; a browser that `launchBrowser({ hosts })` starts can open them. */
  hosts: Hosts
}

export const test = base.extend<Fixtures, Options>({
  kind: ['chromium', { option: true, scope: 'worker' }],

  launchBrowser: async ({ kind }, use, info) => {
    const browsers: Browser[] = []
    await use(async (options) => {
      const browser = await launch(kind, options)
      browsers.push(browser)
      return browser
    })
    for (const [index, browser] of browsers.entries()) {
      if (info.status !== info.expectedStatus) await attachState(browser, index, info)
      await browser.close()
    }
  },
  sender: async ({ launchBrowser }, use) => use(await launchBrowser()),
  recipient: async ({ launchBrowser }, use) => use(await launchBrowser()),

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
  endpoint: async ({ launchEndpoint }, use) => use(await launchEndpoint()),

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from it
  hosts: async ({}, use) => {
    await using hosts = await startHosts()
    await use(hosts)
  },

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from it
  site: async ({}, use) => {
    await using site = await startSite()
    await use(site)
  },
})

async function attachState(browser: Browser, index: number, info: TestInfo): Promise<void> {
  const name = `browser-${index + 1}`
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
