import browser from 'webextension-polyfill'
import type { Shortcut } from '#lib/models/endpoint-settings.ts'

const COMMAND = 'share-selection'
const isFirefox = import.meta.env.FIREFOX

/** The keys as they are now: people change them, and browsers drop keys that another add-on has. */
export async function readShortcut(): Promise<Shortcut> {
  const [all, { os }] = await Promise.all([
    browser.commands.getAll(),
    browser.runtime.getPlatformInfo(),
  ])
  const keys = all.find(({ name }) => name === COMMAND)?.shortcut || null
  // Alt+Shift with the letter of a menu opens that menu, where Firefox has a menu bar.
  const isTaken = isFirefox && os !== 'mac' && keys !== null && /^Alt\+Shift\+[A-Z]$/.test(keys)
  return { keys, isTaken }
}

/** The browser's own page for it; a link could not lead there. */
export async function openShortcutSettings(): Promise<void> {
  if (isFirefox) await openFirefoxSettings()
  else await browser.tabs.create({ url: 'chrome://extensions/shortcuts' })
}

/** Since Firefox 137; the polyfill's types do not know it. */
interface ShortcutSettings {
  openShortcutSettings?(): Promise<void>
}

async function openFirefoxSettings(): Promise<void> {
  const commands: browser.Commands.Static & ShortcutSettings = browser.commands
  await commands.openShortcutSettings?.()
}
