import browser from 'webextension-polyfill'
import { FailureError } from '#lib/messaging/failure.ts'
import { hostPattern } from '#lib/policy/settings.ts'

/**
 * Ask for hosts, all in one question. Call it first in a click's handler: after any other `await`
 * the browser no longer counts it as the person's doing (Firefox) and refuses.
 * @returns whether all of them may be reached now.
 */
export function requestHosts(patterns: string[]): Promise<boolean> {
  return browser.permissions.request({ origins: patterns })
}

export function hasHost(pattern: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [pattern] })
}

/** Whether all of them may be reached. */
export function hasHosts(patterns: readonly string[]): Promise<boolean> {
  return browser.permissions.contains({ origins: [...patterns] })
}

/**
 * Before an endpoint is asked for anything: people take permissions back in the browser's own
 * pages, and all that a request could then tell is that it failed.
 * @throws FailureError `app/host-withheld`
 */
export async function requireHost(baseUrl: string): Promise<void> {
  if (!(await hasHost(hostPattern(baseUrl)))) throw new FailureError({ code: 'app/host-withheld' })
}

/** Give a host back; what was never granted is fine too. */
export function dropHost(pattern: string): Promise<boolean> {
  return browser.permissions.remove({ origins: [pattern] })
}

/** Ask to read the clipboard, for which the same holds as for hosts. */
export function requestClipboard(): Promise<boolean> {
  return browser.permissions.request({ permissions: ['clipboardRead'] })
}

export function mayReadClipboard(): Promise<boolean> {
  return browser.permissions.contains({ permissions: ['clipboardRead'] })
}

export function dropClipboard(): Promise<boolean> {
  return browser.permissions.remove({ permissions: ['clipboardRead'] })
}

/** Calls back when a permission was given or taken, here or in the browser's own pages. */
export function onPermissionsChanged(listener: () => void): void {
  browser.permissions.onAdded.addListener(listener)
  browser.permissions.onRemoved.addListener(listener)
}
