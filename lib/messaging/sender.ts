import browser from 'webextension-polyfill'

/** Of Chromium's own; Firefox has it not. */
export interface OriginSender extends browser.Runtime.MessageSender {
  origin?: string
}

/** Whether a page of ours or our worker sent it: a content script has the address of its page. */
export function isOfExtension({ id, url, origin }: OriginSender): boolean {
  const base = browser.runtime.getURL('')
  return id === browser.runtime.id && (url ?? `${origin}/`).startsWith(base)
}
