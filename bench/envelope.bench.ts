/** Sealing and opening, in Node and where the product runs: extension pages of both browsers. */
import { stretchPassphrase } from '#lib/crypto/argon2.ts'
import type { BrowserKind } from '#test/support/browser.ts'
import { at, inBenchPage, pageScript } from './bench-page.ts'
import type { EnvelopePage } from './envelope-page.ts'
import { type EnvelopeRow, envelopeRows } from './envelope-rows.ts'
import type { Figures, Row } from './measure.ts'

const NAMES: EnvelopeRow[] = ['smallSeal', 'largeSeal', 'largeUnseal', 'passphrase']

export async function envelopeFigures(): Promise<Figures> {
  const rows: Row[] = []
  const notes: Figures['notes'] = {}
  for (const name of NAMES) rows.push(at('Node', await envelopeRows[name](stretchPassphrase)))
  const script = await pageScript('envelope-page.ts')
  for (const kind of ['chromium', 'firefox'] as const) {
    const inPage = await measureInPage(kind, script)
    rows.push(...inPage.rows)
    notes[`longest pause of a page in ${kind} while it stretches`] = `${inPage.pause.toFixed(0)} ms`
  }
  return { rows, notes }
}

function measureInPage(kind: BrowserKind, script: string) {
  return inBenchPage(kind, script, async (page) => {
    const rows: Row[] = []
    for (const name of NAMES) {
      rows.push(at(kind, await page.evaluate((row) => measureRow(row), name)))
    }
    return { rows, pause: await page.evaluate(() => longestPause()) }
  })
}

/** What `envelope-page.ts` puts there; functions for a page travel as source text. */
declare const measureRow: EnvelopePage['measureRow']
declare const longestPause: EnvelopePage['longestPause']
