/** Steps that many stories share, named for what a person does. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SettingsFile } from '#lib/policy/settings.ts'
import type { Browser, Page, Target } from './browser.ts'
import { waitFor } from './wait.ts'

export const SHARE = 'Share as one-time secret'
export const OPEN = 'Open one-time secret'

/** A part of the toast, which lives in a closed shadow root. */
export function toast(part: Exclude<Target, string>): Target {
  return { host: 'div[data-ms=toast]', ...part }
}
export const TOAST_TITLE = toast({ css: '.toast-title' })

/** Set an endpoint up as people do: a settings file on the options page. */
export async function importSettings(
  browser: Browser,
  endpointUrl: string,
  choices: Partial<SettingsFile> = {},
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'matchstick-settings-'))
  const file = join(folder, 'matchstick-settings.json')
  const settings = { matchstickSettings: 1, endpoints: [{ baseUrl: endpointUrl }], ...choices }
  writeFileSync(file, JSON.stringify(settings))
  try {
    await browser.acceptPrompts(new URL(endpointUrl).origin)
    const options = await browser.openExtensionPage('options.html')
    await options.chooseFile('#transfer input[type=file]', file)
    await options.click({ role: 'button', name: 'Add these endpoints' })
    await options.waitForText({ css: 'main' }, /Added/)
    await options.close()
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The popup's window: it speaks of the page that was in front. */
export async function openPopupWindow(browser: Browser): Promise<Page> {
  await browser.inExtension(async () => {
    await chrome.windows.create({ url: '/popup.html?window', type: 'popup' })
  })
  return browser.waitForPage(/popup\.html\?window$/)
}

/** The window that asks where a page lets nothing be asked in it. */
export async function heldWindow(browser: Browser): Promise<Page> {
  const asked = await browser.waitForPage(/\/held\.html$/)
  await asked.waitForText('main', /Hold on/)
  return asked
}

/** Pressed until its button is gone: in its first moment the window takes no press. */
export async function inHeldWindow(asked: Page, name: string): Promise<void> {
  const button = { role: 'button', name }
  const isThere = async () => (await asked.count(button).catch(() => 0)) > 0
  let pressedAt = 0
  await waitFor(
    async () => {
      if (!(await isThere())) return true
      if (Date.now() - pressedAt < BETWEEN_PRESSES_MS) return null
      pressedAt = Date.now()
      // Firefox's driver finds out late that the window has closed under its press.
      await asked.click(button).catch(() => undefined)
      return (await isThere()) ? null : true
    },
    () => `"${name}" does nothing`,
  )
}
const BETWEEN_PRESSES_MS = 800

/** What stands on the toolbar button while a page is in front. */
export async function badge(browser: Browser, page: Page): Promise<string> {
  return browser.inExtension(
    async (wanted) => {
      const tabs = await chrome.tabs.query({})
      const tabId = tabs.find((tab) => tab.url === wanted)?.id
      return tabId === undefined ? 'no tab' : chrome.action.getBadgeText({ tabId })
    },
    await page.url(),
  )
}

/** As if typed into a new tab of a browser that has the link's endpoint: the extension opens it. */
export async function openInExtension(browser: Browser, link: string): Promise<Page> {
  // The navigation is stopped before a byte leaves, which drivers call an error.
  await browser.open(link).catch(() => undefined)
  return browser.waitForPage(/\/reveal\.html$/)
}

/** Select, right click, choose; resolves when the toast says what came of it. */
export async function shareByRightClick(
  browser: Browser,
  page: Page,
  target: Target,
  text?: string,
): Promise<string> {
  await page.select(target, text)
  await browser.chooseFromContextMenu(page, target, SHARE)
  return page.waitForText(TOAST_TITLE, /Link copied|Replaced|cannot|Opened|took|Check/)
}
