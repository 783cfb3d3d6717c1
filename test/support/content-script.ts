/** What a script in a page of a watched site can do: it runs where ours runs, and asks as ours does. */
import type { FromComposer } from '#lib/messaging/composer-messages.ts'
import type { Browser, Page } from './browser.ts'

type Answer = { ok: boolean; value?: unknown; failure?: { code: string } }

/** Sends what the script in compose boxes would, from the page's top frame or all frames in it. */
export async function askAsComposer(
  browser: Browser,
  page: Page,
  name: keyof FromComposer,
  request: object = {},
): Promise<Answer> {
  const [answer] = await inContentScript(browser, page, { name, request })
  if (!answer) throw new Error('No script runs in the page')
  return answer
}

/** The same from each frame, in no order. */
export function askFromAllFrames(
  browser: Browser,
  page: Page,
  name: keyof FromComposer,
): Promise<Answer[]> {
  return inContentScript(browser, page, { name, request: {} }, true)
}

async function inContentScript(
  browser: Browser,
  page: Page,
  message: { name: string; request: object },
  allFrames = false,
): Promise<Answer[]> {
  return browser.inExtension(
    async (url, sent, all) => {
      const tabs = await chrome.tabs.query({})
      const tabId = tabs.find((tab) => tab.url === url)?.id ?? 0
      const results = await chrome.scripting.executeScript({
        target: { tabId, allFrames: all },
        func: (inner: unknown) => chrome.runtime.sendMessage(inner),
        args: [sent],
      })
      return results.map(({ result }) => result as Answer)
    },
    await page.url(),
    message,
    allFrames,
  )
}

/** Whether the first stage listens in the page, in the world that only our scripts see. */
export async function isGuarded(browser: Browser, page: Page): Promise<boolean> {
  return browser.inExtension(
    async (url) => {
      const tabs = await chrome.tabs.query({})
      const tabId = tabs.find((tab) => tab.url === url)?.id ?? 0
      const [injected] = await chrome.scripting.executeScript({
        target: { tabId },
        func: () =>
          Object.hasOwn(globalThis, 'matchstickGuard') &&
          globalThis.matchstickGuard?.signal.aborted === false,
      })
      return injected?.result === true
    },
    await page.url(),
  )
}

/** Whether the second stage is there too. */
export async function hasComposer(browser: Browser, page: Page): Promise<boolean> {
  return browser.inExtension(
    async (url) => {
      const tabs = await chrome.tabs.query({})
      const tabId = tabs.find((tab) => tab.url === url)?.id ?? 0
      const [injected] = await chrome.scripting.executeScript({
        target: { tabId },
        func: () =>
          Object.hasOwn(globalThis, 'matchstickGuard') &&
          Boolean(globalThis.matchstickGuard?.onEvent),
      })
      return injected?.result === true
    },
    await page.url(),
  )
}
