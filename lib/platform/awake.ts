import browser from 'webextension-polyfill'

/** Chrome ends a service worker after 30 s without an API call; a pending `fetch` is none. */
const CALL_EVERY_MS = 20_000

/** Run a task that may outlast the browser's patience with an idle background. */
export async function staysAwake<Value>(task: () => Promise<Value>): Promise<Value> {
  const timer = setInterval(() => void browser.runtime.getPlatformInfo(), CALL_EVERY_MS)
  try {
    return await task()
  } finally {
    clearInterval(timer)
  }
}
