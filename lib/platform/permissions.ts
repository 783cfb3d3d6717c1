import browser from 'webextension-polyfill'

/**
 * Ask for hosts, all in one question. Call it first in a click's handler: after any other `await` the browser no
 * longer counts it as the person's doing (Firefox) and refuses.
 * @returns whether all of them may be reached now.
 */
export function requestHosts(patterns: string[]): Promise<boolean> {
  return browser.permissions.request({ origins: patterns })
}

export function hasHost(pattern: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [pattern] })
}

/** Give a host back; what was never granted is fine too. */
export function dropHost(pattern: string): Promise<boolean> {
  return browser.permissions.remove({ origins: [pattern] })
}
