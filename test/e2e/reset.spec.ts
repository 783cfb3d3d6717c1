/** What the other stories stand on: none sees anything of the one before it in the same browser. */
import type { Browser } from '#test/support/browser.ts'
import { expect, test } from '#test/support/fixtures.ts'
import type { Site } from '#test/support/site.ts'
import { importSettings, shareByRightClick } from '#test/support/steps.ts'
import { waitFor } from '#test/support/wait.ts'

test('a browser that is reset is as one that was just started', async ({
  launchBrowser,
  endpoint,
  site,
}) => {
  const browser = await launchBrowser()
  const installed = await installationOf(browser)
  const { fingerprintKey } = await browser.storage('local')
  for (const time of ['once', 'again']) {
    await leaveTraces(browser, endpoint.url, site)
    expect(await tracesIn(browser, site), time).toEqual(allIn(browser))

    await browser.reset()
    expect(browser.network.requests.filter(({ url }) => url.startsWith(site.url))).toEqual([])
    expect(await installationOf(browser), time).toEqual(installed)
    expect(await tracesIn(browser, site), time).toEqual(NONE)
  }
  expect((await browser.storage('local')).fingerprintKey).not.toBe(fingerprintKey)
})

/** In every place that a story, or a page in it, can write to. */
async function leaveTraces(browser: Browser, endpointUrl: string, site: Site): Promise<void> {
  site.page('/cached', '<p>Kept for long</p>', { 'cache-control': 'max-age=6000' })
  await importSettings(browser, endpointUrl)
  await browser.grant(site.url)
  const page = await browser.open(`${site.url}/notes`)
  await shareByRightClick(browser, page, '#password', 'hunter2-for-staging')
  await browser.pressToolbarButton(page)
  await browser.setClipboard('left in the clipboard')
  await browser.inExtension(
    async (pattern) => {
      const block = 'block' as chrome.declarativeNetRequest.RuleActionType
      const addRules = [{ id: 90_001, condition: { urlFilter: 'left' }, action: { type: block } }]
      await Promise.all([
        chrome.storage.local.set({ left: 1 }),
        chrome.storage.session.set({ left: 1 }),
        chrome.storage.sync.set({ left: 1 }),
        chrome.alarms.create('left', { delayInMinutes: 60 }),
        chrome.action.setTitle({ title: 'left' }),
        chrome.notifications.create('left', {
          type: 'basic',
          title: 'left',
          message: 'left',
          iconUrl: 'icon/48.png',
        }),
        chrome.scripting.registerContentScripts([
          { id: 'left', matches: [pattern], js: ['guard.js'] },
        ]),
        // Firefox has a blocking listener in their place.
        chrome.declarativeNetRequest?.updateDynamicRules({ addRules }),
        chrome.declarativeNetRequest?.updateSessionRules({ addRules }),
        new Promise((resolve) => {
          indexedDB.open('left').onsuccess = resolve
        }),
      ])
      localStorage.setItem('left', '1')
      setTimeout(() => Promise.reject(new Error('left in the log')))
    },
    `${site.url.replace(/:\d+$/, '')}/*`,
  )
  await page.emulate({ scheme: 'dark', reducedMotion: true, width: 700, height: 500 })
  await page.evaluate(async () => {
    // biome-ignore lint/suspicious/noDocumentCookie: as pages do, and in both browsers
    document.cookie = 'left=1; max-age=1000'
    localStorage.setItem('left', '1')
    await new Promise((resolve) => {
      indexedDB.open('left').onsuccess = resolve
    })
    await fetch('/cached')
    const link = document.createElement('a')
    link.download = 'left.txt'
    link.href = URL.createObjectURL(new Blob(['left']))
    link.click()
  })
  expect((await browser.waitForDownload()).name).toBe('left.txt')
  browser.network.rule(({ url }) => (url.includes('/notes') ? 'refuse' : undefined))
}

const allIn = ({ kind }: Browser) => ({
  clipboard: 'left in the clipboard',
  isGranted: true,
  isLogged: true,
  notifications: ['left'],
  extension: `alarm title database local localStorage ${kind === 'chromium' ? 'rule ' : ''}script session sync`,
  page: 'cache cookie database localStorage',
  isRefused: true,
})
const NONE = {
  clipboard: '',
  isGranted: false,
  isLogged: false,
  notifications: [],
  extension: '',
  page: '',
  isRefused: false,
}

async function tracesIn(browser: Browser, site: Site) {
  const asked = () => browser.network.requests.filter(({ url }) => url.endsWith('/cached')).length
  const before = asked()
  const page = await browser.open(site.page('/look', '<!doctype html><title>Look</title>'))
  const left = await page.evaluate(async () => {
    await fetch('/cached')
    const databases = (await indexedDB.databases()).map(({ name }) => name)
    return {
      cookie: document.cookie !== '',
      database: databases.includes('left'),
      localStorage: localStorage.getItem('left') !== null,
    }
  })
  const isRefused = await page.goto(`${site.url}/notes`).then(
    () => false,
    () => true,
  )
  await page.close()
  const ofExtension = await browser.inExtension(async () => {
    const rules = chrome.declarativeNetRequest
    const has = async (area: 'local' | 'session' | 'sync') =>
      'left' in (await chrome.storage[area].get(null))
    const dynamic = (await rules?.getDynamicRules())?.some(({ id }) => id === 90_001)
    const ofSession = (await rules?.getSessionRules())?.some(({ id }) => id === 90_001)
    return {
      alarm: Boolean(await chrome.alarms.get('left')),
      title: (await chrome.action.getTitle({})) === 'left',
      database: (await indexedDB.databases()).some(({ name }) => name === 'left'),
      local: await has('local'),
      localStorage: localStorage.getItem('left') !== null,
      rule: dynamic || ofSession,
      script: (await chrome.scripting.getRegisteredContentScripts()).some(
        ({ id }) => id === 'left',
      ),
      session: await has('session'),
      sync: await has('sync'),
    }
  })
  return {
    clipboard: await browser.clipboard(),
    isGranted: await browser.isGranted(site.url),
    isLogged: (await browser.logs()).some((line) => line.includes('left in the log')),
    notifications: (await browser.notifications()).map(({ id }) => id),
    extension: namesIn(ofExtension),
    page: namesIn({ cache: asked() === before, ...left }),
    isRefused,
  }
}

function namesIn(flags: Record<string, boolean | undefined>): string {
  return Object.keys(flags)
    .filter((name) => flags[name])
    .join(' ')
}

/** What it has by itself, once it has come to rest. */
function installationOf(browser: Browser) {
  return waitFor(
    async () => {
      const [local, session] = [await browser.storage('local'), await browser.storage('session')]
      if (!('fingerprintKey' in local && 'armed' in session)) return null
      return {
        local: Object.keys(local),
        session: Object.keys(session),
        sync: await browser.storage('sync'),
        pages: await Promise.all((await browser.pages()).map((page) => page.url())),
        permissions: await browser.inExtension(() => chrome.permissions.getAll()),
        alarms: await browser.inExtension(() => chrome.alarms.getAll()),
        scripts: await browser.inExtension(() => chrome.scripting.getRegisteredContentScripts()),
        looks: await browser.inExtension(() => [
          matchMedia('(prefers-color-scheme: dark)').matches,
          matchMedia('(prefers-reduced-motion: reduce)').matches,
          outerWidth,
          outerHeight,
        ]),
      }
    },
    async () => `The background does nothing: ${Object.keys(await browser.storage('local'))}`,
  )
}
