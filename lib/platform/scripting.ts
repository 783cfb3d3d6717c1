import browser from 'webextension-polyfill'

const IN_PAGE_SCRIPT = '/in-page.js'

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
  try {
    const results = await browser.scripting.executeScript({ target, files: [IN_PAGE_SCRIPT] })
    return results.flatMap(({ frameId, error }) => (error ? [] : [frameId]))
  } catch {
    // The browser gives a sentence in its own language and no code; all of them mean "not here".
    return []
  }
}
