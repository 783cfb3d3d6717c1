/** Pictures of the real thing: the built extension, the real endpoint, a page of somebody's. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, launch, type Page } from '#test/support/browser.ts'
import { startEndpoint } from '#test/support/endpoint.ts'
import { importSettings, openInExtension, shareByRightClick } from '#test/support/steps.ts'
import { serveTryOut } from '../try-out/serve.ts'
import type { Picture } from './index-page.ts'
import { LOOKS } from './looks.ts'

interface World {
  browser: Browser
  endpoint: string
  tryOut: string
}

interface Screen {
  name: string
  /** Gives the page as it has to look. In this order, in one browser. */
  setUp: (world: World) => Promise<Page>
}

const SCREENS: Screen[] = [
  {
    name: 'options-first',
    setUp: ({ browser }) => browser.openExtensionPage('options.html'),
  },
  {
    name: 'options',
    setUp: async ({ browser, endpoint }) => {
      await importSettings(browser, endpoint)
      return browser.openExtensionPage('options.html')
    },
  },
  {
    name: 'popup',
    setUp: ({ browser }) => browser.openExtensionPage('popup.html'),
  },
  {
    name: 'popup-shared',
    setUp: async ({ browser }) => {
      const page = await browser.openExtensionPage('popup.html')
      await page.fill('textarea', 'hunter2-for-staging')
      await page.click({ css: 'footer .button-primary' })
      await page.waitForText('h1', 'Your link is ready')
      return page
    },
  },
  {
    name: 'popup-shares',
    setUp: async ({ browser }) => {
      const page = await browser.openExtensionPage('popup.html')
      await page.click({ role: 'button', name: /^Shared/ })
      return page
    },
  },
  {
    name: 'popup-file',
    setUp: ({ browser }) => browser.openExtensionPage('popup.html?tab'),
  },
  {
    name: 'try-out',
    setUp: ({ browser, tryOut }) => browser.open(tryOut),
  },
  {
    name: 'toast',
    setUp: async ({ browser, tryOut }) => {
      const page = await browser.open(tryOut)
      await shareByRightClick(browser, page, '#env')
      return page
    },
  },
  {
    name: 'reveal',
    setUp: async ({ browser }) => openInExtension(browser, await browser.clipboard()),
  },
  {
    name: 'reveal-opened',
    setUp: async ({ browser }) => {
      const page = await browser.waitForPage(/\/reveal\.html$/)
      await page.click({ role: 'button', name: 'Open secret' })
      await page.click({ role: 'button', name: 'Show' })
      return page
    },
  },
]

export async function photographProduct(folder: string): Promise<Picture[]> {
  mkdirSync(join(folder, 'product'), { recursive: true })
  await using endpoint = await startEndpoint()
  const tryOut = await serveTryOut(endpoint.url)
  try {
    await using browser = await launch('chromium')
    const world = { browser, endpoint: endpoint.url, tryOut: tryOut.url }
    const taken: Picture[] = []
    for (const { name, setUp } of SCREENS) {
      const page = await setUp(world)
      for (const look of LOOKS) {
        const { scheme, width, height } = look
        await page.emulate({ scheme, width, height, reducedMotion: true })
        const file = `product/${name}-${look.name}.png`
        await page.screenshot(join(folder, file))
        taken.push({ surface: 'product', scene: name, look: look.name, file })
      }
    }
    return taken
  } finally {
    tryOut.close()
  }
}
