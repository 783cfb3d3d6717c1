/** Steps that many stories share, named for what a person does. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SettingsFile } from '#lib/policy/settings.ts'
import type { Browser, Page, Target } from './browser.ts'

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
    await options.chooseFile('input[type=file]', file)
    await options.click({ role: 'button', name: 'Add these endpoints' })
    await options.waitForText({ css: 'main' }, /Added/)
    await options.close()
  } finally {
    rmSync(folder, { recursive: true })
  }
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
