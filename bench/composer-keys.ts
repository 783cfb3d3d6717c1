/** Our own time for each key that a person types into a draft, from traces. */
import type { Page } from '@playwright/test'
import { BOX, BOXES, type BoxKind, draft, draftWithFindings, openDraft } from './composer-drafts.ts'
import { median, quantile } from './measure.ts'
import { ofScript, threadTimeOf, traced } from './trace.ts'
import type { WatchedChromium } from './watched-chromium.ts'

const KEYS = 200
/** Of those that are not counted: the engine compiles what runs often. */
const WARM_UP = 30
const BETWEEN_MS = 30
const FINDINGS = 5

export interface KeyTimes {
  name: string
  /** Milliseconds. */
  median: number
  p99: number
  /** What p99 is to stay under. */
  most: number
}

export interface Draft {
  name: string
  kind: BoxKind
  text: string
  /** Milliseconds of our own that 99 of 100 keys are to stay under. */
  most: number
}

/** Every box with 10 kB, with 10 kB that holds several findings, and with 100 kB. */
export function drafts(): Draft[] {
  const texts = [
    { of: '10 kB', text: draft(10_000), most: 2 },
    { of: `10 kB, ${FINDINGS} findings`, text: draftWithFindings(10_000, FINDINGS), most: 2 },
    { of: '100 kB', text: draft(100_000), most: 8 },
  ]
  return BOXES.flatMap((kind) =>
    texts.map(({ of, text, most }) => ({ name: `${kind}, ${of}`, kind, text, most })),
  )
}

export async function keyTimes(
  { context, origin }: WatchedChromium,
  { name, kind, text, most }: Draft,
): Promise<KeyTimes> {
  const page = await context.newPage()
  await openDraft(page, kind, text)
  const times = await timesOfKeys(page, `${origin}/`)
  await page.close()
  return { name, median: median(times), p99: quantile(times, 0.99), most }
}

/** @throws Error when our script did not run at each key. */
async function timesOfKeys(page: Page, ours: string): Promise<number[]> {
  const session = await page.context().newCDPSession(page)
  await page.click(BOX)
  await page.keyboard.press('Control+End')
  // The second stage comes with the focus.
  await page.waitForTimeout(1500)
  await type(page, WARM_UP)
  await page.waitForTimeout(500)
  const events = await traced(session, () => type(page, KEYS))
  const starts = events
    .filter(({ name, args }) => name === 'EventDispatch' && args?.data?.type === 'keydown')
    .map(({ ts }) => ts)
  const calls = ofScript(events, 'FunctionCall', ours)
  const keys = starts.map((start, i) => {
    const next = starts[i + 1] ?? Number.POSITIVE_INFINITY
    return calls.filter(({ ts }) => ts >= start && ts < next)
  })
  if (keys.length !== KEYS || keys.some(({ length }) => length < 2)) {
    throw new Error(`${keys.length} keys, ${calls.length} calls: the script did not run at each`)
  }
  return keys.map(threadTimeOf)
}

async function type(page: Page, keys: number): Promise<void> {
  for (let i = 0; i < keys; i++) {
    const letter = 'abcde fghij'.charAt(i % 11)
    await page.keyboard.press(letter === ' ' ? 'Space' : letter)
    await page.waitForTimeout(BETWEEN_MS)
  }
}
