import browser from 'webextension-polyfill'

const IN_PAGE_SCRIPT = '/in-page.js'
/**
 * Chromium tells of the click before the page's process has heard of its `activeTab`: about one
 * call in fifteen is refused on a busy machine, and goes through 10 ms later. A page that is
 * closed to scripts is found out after the last of these.
 */
const TRY_AGAIN_AFTER_MS = [0, 20, 100]

/**
 * Put the in-page script into one frame, where the click's `activeTab` allows it.
 * @returns false where scripts cannot run: store and PDF pages, frames of other sites.
 */
export async function enterFrame(tabId: number, frameId: number): Promise<boolean> {
  const entered = await enter({ tabId, frameIds: [frameId] })
  return entered.includes(frameId)
}

/** @returns the ids of all frames of the tab in which the script runs now, none where it cannot. */
export function enterAllFrames(tabId: number): Promise<number[]> {
  return enter({ tabId, allFrames: true })
}

async function enter(target: browser.Scripting.InjectionTarget): Promise<number[]> {
  for (const delayMs of TRY_AGAIN_AFTER_MS) {
    if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs))
    const entered = await enterOnce(target)
    if (entered.length > 0) return entered
  }
  return []
}

async function enterOnce(target: browser.Scripting.InjectionTarget): Promise<number[]> {
  try {
    const results = await browser.scripting.executeScript({ target, files: [IN_PAGE_SCRIPT] })
    return results.flatMap(({ frameId, error }) => (error ? [] : [frameId]))
  } catch {
    // The browser gives a sentence in its own language and no code; all of them mean "not here".
    return []
  }
}
