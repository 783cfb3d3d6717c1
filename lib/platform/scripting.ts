import browser from 'webextension-polyfill'
import { DETECTION_SCRIPT } from './detection-script.ts'

const IN_PAGE_SCRIPT = '/in-page.js'
const CHECK_SCRIPT = '/check-page.js'
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
  const entered = await enter({ target: { tabId, frameIds: [frameId] }, files: [IN_PAGE_SCRIPT] })
  return entered.includes(frameId)
}

/** @returns the ids of all frames of the tab in which the script runs now, none where it cannot. */
export function enterAllFrames(tabId: number): Promise<number[]> {
  return enter({ target: { tabId, allFrames: true }, files: [IN_PAGE_SCRIPT] })
}

/**
 * Put the script that looks at a page into all frames that the browser lets us into.
 * @param isIn - frames in which it is already.
 * @param css - as for `loadComposer`.
 * @returns the ids of the others, none where scripts cannot run.
 */
export async function enterToCheck(
  tabId: number,
  isIn: readonly number[],
  css: string,
): Promise<number[]> {
  const files = [DETECTION_SCRIPT, CHECK_SCRIPT]
  // A page that loads for ever is looked at as it is.
  const injectImmediately = true
  const frameIds =
    isIn.length === 0
      ? await enter({ target: { tabId, allFrames: true }, files, injectImmediately })
      : await inEach(await otherFrames(tabId, isIn), (frameId) =>
          enterOnce({ target: { tabId, frameIds: [frameId] }, files, injectImmediately }),
        )
  if (import.meta.env.FIREFOX) {
    // One by one: a frame that has gone refuses it for all.
    await inEach(frameIds, async (frameId) => {
      const target = { tabId, frameIds: [frameId] }
      await browser.scripting.insertCSS({ target, css, origin: 'USER' })
      return []
    })
  }
  return frameIds
}

async function inEach(
  frameIds: readonly number[],
  act: (frameId: number) => Promise<number[]>,
): Promise<number[]> {
  const done = await Promise.allSettled(frameIds.map(act))
  return done.flatMap((one) => (one.status === 'fulfilled' ? one.value : []))
}

async function otherFrames(tabId: number, known: readonly number[]): Promise<number[]> {
  const frames = await browser.scripting.executeScript({
    target: { tabId, allFrames: true },
    func: () => true,
    injectImmediately: true,
  })
  return frames.map(({ frameId }) => frameId).filter((one) => !known.includes(one))
}

interface Injection {
  target: browser.Scripting.InjectionTarget
  files: string[]
  injectImmediately?: boolean
}

async function enter(injection: Injection): Promise<number[]> {
  for (const delayMs of TRY_AGAIN_AFTER_MS) {
    if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs))
    const entered = await enterOnce(injection)
    if (entered.length > 0) return entered
  }
  return []
}

async function enterOnce(injection: Injection): Promise<number[]> {
  try {
    const results = await browser.scripting.executeScript(injection)
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

/**
 * Put the script for compose boxes into a frame that asked for it.
 * @param css - for as long as the extension is there: Firefox takes it out with the extension.
 */
export async function loadComposer(tabId: number, frameId: number, css: string): Promise<void> {
  const target = { tabId, frameIds: [frameId] }
  await Promise.all([
    browser.scripting.executeScript({
      target,
      files: [DETECTION_SCRIPT, COMPOSER_SCRIPT],
      injectImmediately: true,
    }),
    import.meta.env.FIREFOX && browser.scripting.insertCSS({ target, css, origin: 'USER' }),
  ])
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

/**
 * Take the guard, and all that it brought, out of what is open of a site.
 * @param isKept - whether a page, or a frame in it, is of another site, which is still watched.
 */
export async function unguardOpenTabs(
  patterns: readonly string[],
  isKept: (url: string) => boolean,
): Promise<void> {
  await inOpenTabs(patterns, async (tabId, url) => {
    const frames = await browser.scripting.executeScript({
      target: { tabId, allFrames: true },
      func: addressHere,
      injectImmediately: true,
    })
    const ended = frames.filter(({ result }) => {
      const own = typeof result === 'string' && result !== 'null' ? result : url
      return own === undefined || !isKept(own)
    })
    await inEach(
      ended.map(({ frameId }) => frameId),
      (frameId) => endIn(tabId, frameId),
    )
  })
}

async function endIn(tabId: number, frameId: number): Promise<number[]> {
  const target = { tabId, frameIds: [frameId] }
  await browser.scripting.executeScript({ target, func: endGuard, injectImmediately: true })
  return [frameId]
}

/** @returns whether a frame is still there. */
export async function hasFrame(tabId: number, frameId: number): Promise<boolean> {
  try {
    const target = { tabId, frameIds: [frameId] }
    // Not once the page is idle: one that loads for ever is there all the same.
    const found = await browser.scripting.executeScript({
      target,
      func: () => true,
      injectImmediately: true,
    })
    return found.length > 0
  } catch {
    return false
  }
}

/** @returns the address of the frame of another site that has the focus in a tab, if one has it. */
export async function focusedFrameUrl(tabId: number): Promise<string | null> {
  try {
    const frames = await browser.scripting.executeScript({
      target: { tabId, allFrames: true },
      func: closedFrameInFocus,
      injectImmediately: true,
    })
    return frames.map(({ result }) => result).find((one) => typeof one === 'string') ?? null
  } catch {
    // A page that is closed to scripts.
    return null
  }
}

/**
 * Which product the page of a frame is of.
 * @param markers - selectors by the ids of products.
 * @returns what the page lets us see, which may be a lie; null where it has no such marker.
 */
export async function markedInFrame(
  tabId: number,
  frameId: number,
  markers: Record<string, string[]>,
): Promise<string | null> {
  try {
    const [asked] = await browser.scripting.executeScript({
      target: { tabId, frameIds: [frameId] },
      func: firstMarked,
      args: [markers],
      injectImmediately: true,
    })
    return typeof asked?.result === 'string' ? asked.result : null
  } catch {
    // The page is gone, or closed to scripts.
    return null
  }
}

/** The same for what is open of a site, until one of its pages tells. */
export async function markedInTabs(
  patterns: readonly string[],
  markers: Record<string, string[]>,
): Promise<string | null> {
  const found: string[] = []
  await inOpenTabs(patterns, async (tabId) => {
    const product = await markedInFrame(tabId, 0, markers)
    if (product !== null) found.push(product)
  })
  return found[0] ?? null
}

/** Runs in the page: the first product that it has a marker of. */
function firstMarked(markers: Record<string, string[]>): string | null {
  for (const [product, selectors] of Object.entries(markers)) {
    for (const selector of selectors) {
      try {
        if (document.querySelector(selector)) return product
      } catch {
        // A selector that this browser does not know.
      }
    }
  }
  return null
}

/** Runs in the page: what has the focus and cannot be looked into. */
function closedFrameInFocus(): string | null {
  const { activeElement: frame } = document
  if (!(frame instanceof HTMLIFrameElement) || frame.contentDocument) return null
  return /^https?:/.test(frame.src) ? frame.src : null
}

/** Runs in the page: whether a guard is there that has not ended. As `ownGlobal`, which is not there. */
function isGuarded(): boolean {
  if (!Object.hasOwn(globalThis, 'matchstickGuard')) return false
  return globalThis.matchstickGuard?.signal.aborted === false
}

/** Runs in the page: its address, or the origin of what it was written by; `null` for none of its own. */
function addressHere(): string {
  return /^https?:/.test(location.href) ? location.href : origin
}

/** Runs in the page. */
function endGuard(): void {
  if (Object.hasOwn(globalThis, 'matchstickGuard')) globalThis.matchstickGuard?.end()
}

/** Tabs that the browser has unloaded get the guard when they are loaded again. */
async function inOpenTabs(
  patterns: readonly string[],
  act: (tabId: number, url: string | undefined) => Promise<void>,
): Promise<void> {
  const tabs = await browser.tabs.query({ url: [...patterns], discarded: false })
  await Promise.all(
    tabs.map(async ({ id, url }) => {
      try {
        if (id !== undefined) await act(id, url)
      } catch {
        // Its page is closed to scripts, or the tab was closed meanwhile.
      }
    }),
  )
}
