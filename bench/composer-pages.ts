/** What a page costs with the extension and without: until it is loaded, and what it keeps in memory. */
import type { Page } from '@playwright/test'
import { BOX, openDraft } from './composer-drafts.ts'
import { median } from './measure.ts'
import type { WatchedChromium } from './watched-chromium.ts'

const ROUNDS = 10
/** An editor with its scripts: about what a page does that people write messages in. */
const KIND = 'quill'

export interface SideBySide {
  ours: number
  theirs: number
}

export interface PageCosts {
  /** Milliseconds from navigation to the end of the page's `load`. */
  load: SideBySide
  /** Bytes after collection: of a page that nobody has typed in, and of one with a draft. */
  heapAtRest: SideBySide
  heapTypedIn: SideBySide
}

/** Medians of pages that take turns in both browsers, after one of each that is not counted. */
export async function pageCosts(
  withOurs: WatchedChromium,
  without: WatchedChromium,
  text: string,
): Promise<PageCosts> {
  const sides = { ours: withOurs, theirs: without }
  const costs = { ours: [] as Cost[], theirs: [] as Cost[] }
  for (let round = -1; round < ROUNDS; round++) {
    for (const side of ['ours', 'theirs'] as const) {
      const page = await sides[side].context.newPage()
      const cost = await costOf(page, text)
      await page.close()
      if (round >= 0) costs[side].push(cost)
    }
  }
  const middle = (name: keyof Cost): SideBySide => ({
    ours: median(costs.ours.map((one) => one[name])),
    theirs: median(costs.theirs.map((one) => one[name])),
  })
  return {
    load: middle('load'),
    heapAtRest: middle('heapAtRest'),
    heapTypedIn: middle('heapTypedIn'),
  }
}

interface Cost {
  load: number
  heapAtRest: number
  heapTypedIn: number
}

async function costOf(page: Page, text: string): Promise<Cost> {
  await openDraft(page, KIND, text)
  const load = await page.evaluate(
    () => performance.getEntriesByType('navigation').map((one) => one.toJSON().loadEventEnd)[0],
  )
  const heapAtRest = await heapOf(page)
  await page.click(BOX)
  await page.keyboard.press('Control+End')
  await page.waitForTimeout(1000)
  await page.keyboard.type(' and one more line of text', { delay: 10 })
  await page.waitForTimeout(500)
  return { load, heapAtRest, heapTypedIn: await heapOf(page) }
}

/** All worlds of the page: objects, what the browser keeps for them, and the memory of typed arrays. */
async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.enable')
  // What only finalizers hold goes at the second time.
  for (let i = 0; i < 2; i++) await session.send('HeapProfiler.collectGarbage')
  const { usedSize, embedderHeapUsedSize, backingStorageSize } =
    await session.send('Runtime.getHeapUsage')
  await session.detach()
  return usedSize + embedderHeapUsedSize + backingStorageSize
}
