/** What the two scripts in watched pages weigh, and how long a page waits until they have begun. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { gzipped } from '#scripts/detection-bundle.ts'
import { ROOT } from '#scripts/run.ts'
import { BOX, openDraft } from './composer-drafts.ts'
import { median } from './measure.ts'
import { ofScript, threadTimeOf, traced } from './trace.ts'
import type { WatchedChromium } from './watched-chromium.ts'

/** The second stage is two files, which are put in together. */
const FILES = { first: ['guard.js'], second: ['detection.js', 'composer.js'] } as const
export const STAGES = [
  { stage: 'first', mostBytes: 6_000, mostMs: 2 },
  { stage: 'second', mostBytes: 60_000, mostMs: 15 },
] as const
type Stage = keyof typeof FILES

const PAGES = 10

export function gzippedBytes(stage: Stage): number {
  const sizes = FILES[stage].map((file) =>
    gzipped(readFileSync(join(ROOT, '.output/chrome-mv3', file), 'utf8')),
  )
  return sizes.reduce((sum, bytes) => sum + bytes, 0)
}

export interface Evaluation {
  /** Milliseconds to compile and run each stage, as a median of pages that have neither yet. */
  stages: Record<Stage, number>
  /** The longest task after the second: the tables of detection are made, and the box is looked at. */
  begin: number
}

export async function evaluationTimes({ context, origin }: WatchedChromium): Promise<Evaluation> {
  const pages: Evaluation[] = []
  for (let i = 0; i < PAGES; i++) {
    const page = await context.newPage()
    pages.push(await evaluationIn(page, `${origin}/`))
    await page.close()
  }
  const middle = (of: (one: Evaluation) => number) => median(pages.map(of))
  return {
    stages: {
      first: middle(({ stages }) => stages.first),
      second: middle(({ stages }) => stages.second),
    },
    begin: middle(({ begin }) => begin),
  }
}

/** @throws Error when one of them did not run. */
async function evaluationIn(page: Page, ours: string): Promise<Evaluation> {
  const session = await page.context().newCDPSession(page)
  const events = await traced(session, async () => {
    await openDraft(page, 'contenteditable', 'hello')
    await page.click(BOX)
    await page.waitForTimeout(1500)
  })
  const timeOf = (stage: Stage) => {
    const times = FILES[stage].map((file) => {
      const found = ofScript(events, 'EvaluateScript', ours + file)
      if (found.length === 0) throw new Error(`${file} did not run`)
      return threadTimeOf(found)
    })
    return times.reduce((sum, time) => sum + time, 0)
  }
  const second = ofScript(events, 'EvaluateScript', `${ours}composer.js`)[0]
  // Nothing else is under way in this page; what goes on from an answer has no name in the trace.
  const after = events.filter(({ name, ts }) => name === 'RunTask' && ts > (second?.ts ?? 0))
  return {
    stages: { first: timeOf('first'), second: timeOf('second') },
    begin: Math.max(...after.map((one) => threadTimeOf([one]))),
  }
}
