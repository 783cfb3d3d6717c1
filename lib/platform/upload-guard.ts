/**
 * What XMLHttpRequest does on its own and an upload must not: send the host's cookies, follow a
 * redirect with the whole body, ask the person to sign in. `fetch` can be told; this takes rules in
 * Chromium (no sign-in can be ruled out there, it is called off) and answers in Firefox, where
 * `mozAnon` sees to cookies and signing in.
 */
import browser from 'webextension-polyfill'

const hasRules = import.meta.env.CHROME || import.meta.env.EDGE
const hasBlocking = import.meta.env.FIREFOX

/** Whether this browser can be kept from all that. */
export const canGuardUploads = hasRules || hasBlocking

/** Other session rules have the ids of tabs, which do not get this far. */
const RULE_ID = 2 ** 31 - 1
/** Only hosts that the person granted are reported. */
const UPLOADS: browser.WebRequest.RequestFilter = {
  urls: ['https://*/*', 'http://localhost/*', 'http://127.0.0.1/*'],
  types: ['xmlhttprequest'],
}

/**
 * Call and await it before anything is sent to `url` by PUT.
 * @param onSignIn - the server wants a sign-in; end the request before the browser asks for one.
 * @returns what ends the watch.
 */
export async function guardUpload(url: string, onSignIn: () => void): Promise<() => void> {
  if (hasRules) return guardByRules(url, onSignIn)
  return guardByAnswers(url)
}

async function guardByRules(url: string, onSignIn: () => void): Promise<() => void> {
  await browser.declarativeNetRequest.updateSessionRules({
    removeRuleIds: [RULE_ID],
    addRules: [
      {
        id: RULE_ID,
        priority: 3,
        action: {
          type: 'modifyHeaders',
          requestHeaders: [{ header: 'cookie', operation: 'remove' }],
          responseHeaders: [
            // Without it the answer is an answer like any other.
            { header: 'location', operation: 'remove' },
            { header: 'set-cookie', operation: 'remove' },
          ],
        },
        condition: {
          initiatorDomains: [browser.runtime.id],
          requestMethods: ['put'],
          resourceTypes: ['xmlhttprequest'],
        },
      },
    ],
  })
  const { onAuthRequired } = browser.webRequest
  const asked = (details: { url: string; method: string }) => {
    if (details.url === url && details.method === 'PUT') onSignIn()
  }
  onAuthRequired.addListener(asked, UPLOADS)
  return () => onAuthRequired.removeListener(asked)
}

function guardByAnswers(url: string): () => void {
  const { onHeadersReceived } = browser.webRequest
  const answered = ({
    url: from,
    method,
    responseHeaders = [],
  }: browser.WebRequest.OnHeadersReceivedDetailsType): browser.WebRequest.BlockingResponse => {
    if (from !== url || method !== 'PUT') return {}
    const kept = responseHeaders.filter(({ name }) => name.toLowerCase() !== 'location')
    return { responseHeaders: kept }
  }
  onHeadersReceived.addListener(answered, UPLOADS, ['blocking', 'responseHeaders'])
  return () => onHeadersReceived.removeListener(answered)
}
