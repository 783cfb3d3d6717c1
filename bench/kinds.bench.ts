/** Sealing and opening as each kind of server has it, in extension pages of both browsers. */
import { at, inBenchPage, pageScript } from './bench-page.ts'
import type { KindsPage } from './kinds-page.ts'
import { MEASURED } from './kinds-rows.ts'
import type { Figures, Row } from './measure.ts'

export async function kindsFigures(): Promise<Figures> {
  const rows: Row[] = []
  const script = await pageScript('kinds-page.ts')
  for (const browser of ['chromium', 'firefox'] as const) {
    await inBenchPage(browser, script, async (page) => {
      for (const one of MEASURED) {
        const measured = await page.evaluate((which) => measureKind(which), one)
        rows.push(...measured.map((each) => at(browser, each)))
      }
    })
  }
  return { rows, notes: {} }
}

/** What `kinds-page.ts` puts there; functions for a page travel as source text. */
declare const measureKind: KindsPage['measureKind']
