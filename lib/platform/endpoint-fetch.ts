/**
 * `fetch` for what endpoints are asked. Browsers name the extension as the origin of all calls but
 * GET, Firefox by a name that is this installation's own; servers that have a list of origins refuse
 * those that are not on it. Where a kind has such servers the header is taken off, for its
 * endpoints alone: in Chromium by a rule (`link-guard.ts`), in Firefox here, for the call.
 */
import browser from 'webextension-polyfill'
import { serversThatRefuseOrigins } from '#lib/policy/link-rules.ts'
import { settingsItem } from '#lib/storage/items.ts'

export const endpointFetch: typeof fetch = async (input, init) => {
  if (!import.meta.env.FIREFOX) return fetch(input, init)
  const url = new URL(input instanceof Request ? input.url : String(input))
  const servers = serversThatRefuseOrigins(await settingsItem.read())
  if (!servers.includes(url.origin)) return fetch(input, init)
  const end = keepOriginFrom(url)
  try {
    return await fetch(input, init)
  } finally {
    end()
  }
}

function keepOriginFrom({ protocol, hostname, href }: URL): () => void {
  const { onBeforeSendHeaders } = browser.webRequest
  const listener = ({
    url,
    originUrl = '',
    requestHeaders = [],
  }: browser.WebRequest.OnBeforeSendHeadersDetailsType): browser.WebRequest.BlockingResponse => {
    // What a page asks of that host at the same time is its own affair.
    if (url !== href || !originUrl.startsWith(browser.runtime.getURL(''))) return {}
    return { requestHeaders: requestHeaders.filter(({ name }) => !/^origin$/i.test(name)) }
  }
  const filter: browser.WebRequest.RequestFilter = {
    urls: [`${protocol}//${hostname}/*`],
    types: ['xmlhttprequest'],
  }
  onBeforeSendHeaders.addListener(listener, filter, ['blocking', 'requestHeaders'])
  return () => onBeforeSendHeaders.removeListener(listener)
}
