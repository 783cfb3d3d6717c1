/** What was found damaged on disk, until the person lets go of it. */
import browser from 'webextension-polyfill'
import { asideKey } from './item.ts'
import { recordsItem, settingsItem, tokensItem } from './items.ts'

const KEYS = [settingsItem, tokensItem, recordsItem].map(({ key }) => asideKey(key))

export async function hasAside(): Promise<boolean> {
  return Object.keys(await browser.storage.local.get(KEYS)).length > 0
}

/** The settings; tokens and records are never handed out. */
export async function readAsideSettings(): Promise<unknown> {
  const key = asideKey(settingsItem.key)
  return (await browser.storage.local.get(key))[key]
}

export function dropAside(): Promise<void> {
  return browser.storage.local.remove(KEYS)
}
