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

const GUARD_SCRIPT = '/guard.js'
const COMPOSER_SCRIPT = '/composer.js'
/** The one registration for all sites that were added. */
const ADDED_SITES = 'added-sites'

/**
 * The guard on sites that were added, from their beginning and in frames that they write
 * themselves. It stays until it is changed; an update of the extension takes it away.
 */
export async function setGuardedPatterns(patterns: string[]): Promise<void> {
  const ids = [ADDED_SITES]
  const [registered] = await browser.scripting.getRegisteredContentScripts({ ids })
  if (registered?.matches?.join() === patterns.join()) return
  if (registered) await browser.scripting.unregisterContentScripts({ ids })
  if (patterns.length > 0) {
    await browser.scripting.registerContentScripts([
      {
        id: ADDED_SITES,
        matches: patterns,
        js: [GUARD_SCRIPT.slice(1)],
        allFrames: true,
        matchOriginAsFallback: true,
        runAt: 'document_start',
        persistAcrossSessions: true,
      },
    ])
  }
}

/** Put the script for compose boxes into a frame that asked for it. */
export async function loadComposer(tabId: number, frameId: number): Promise<void> {
  await browser.scripting.executeScript({
    target: { tabId, frameIds: [frameId] },
    files: [COMPOSER_SCRIPT],
    injectImmediately: true,
  })
}

/** Put the guard into what is open of a site, where it is not yet. */
export async function guardOpenTabs(patterns: readonly string[]): Promise<void> {
  await inOpenTabs(patterns, async (tabId) => {
    const frames = await browser.scripting.executeScript({
      target: { tabId, allFrames: true },
      func: isGuarded,
      injectImmediately: true,
    })
    const frameIds = frames.filter(({ result }) => result !== true).map(({ frameId }) => frameId)
    if (frameIds.length === 0) return
    await browser.scripting.executeScript({
      target: { tabId, frameIds },
      files: [GUARD_SCRIPT],
      injectImmediately: true,
    })
  })
}

/** Take the guard, and all that it brought, out of what is open of a site. */
export async function unguardOpenTabs(patterns: readonly string[]): Promise<void> {
  await inOpenTabs(patterns, async (tabId) => {
    await browser.scripting.executeScript({
      target: { tabId, allFrames: true },
      func: () => globalThis.matchstickGuard?.end(),
      injectImmediately: true,
    })
  })
}

/** Runs in the page: whether a guard is there that has not ended. */
function isGuarded(): boolean {
  return globalThis.matchstickGuard?.signal.aborted === false
}

/** Tabs that the browser has unloaded get the guard when they are loaded again. */
async function inOpenTabs(
  patterns: readonly string[],
  act: (tabId: number) => Promise<void>,
): Promise<void> {
  const tabs = await browser.tabs.query({ url: [...patterns], discarded: false })
  await Promise.all(
    tabs.map(async ({ id }) => {
      try {
        if (id !== undefined) await act(id)
      } catch {
        // Its page is closed to scripts, or the tab was closed meanwhile.
      }
    }),
  )
}
