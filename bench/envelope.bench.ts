/** Sealing and opening, in Node and where the product runs: extension pages of both browsers. */
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { stretchPassphrase } from '#lib/crypto/argon2.ts'
import { type BrowserKind, launch } from '#test/support/browser.ts'
import type { EnvelopePage } from './envelope-page.ts'
import { type EnvelopeRow, envelopeRows } from './envelope-rows.ts'
import { copyBuild } from './extension-copy.ts'
import type { Figures, Row } from './measure.ts'

const NAMES: EnvelopeRow[] = ['smallSeal', 'largeSeal', 'largeUnseal', 'passphrase']

export async function envelopeFigures(): Promise<Figures> {
  const rows: Row[] = []
  const notes: Figures['notes'] = {}
  for (const name of NAMES) rows.push(at('Node', await envelopeRows[name](stretchPassphrase)))
  const script = await pageScript()
  for (const kind of ['chromium', 'firefox'] as const) {
    const inPage = await measureInPage(kind, script)
    rows.push(...inPage.rows)
    notes[`longest pause of a page in ${kind} while it stretches`] = `${inPage.pause.toFixed(0)} ms`
  }
  return { rows, notes }
}

async function measureInPage(kind: BrowserKind, script: string) {
  using copy = copyBuild(kind)
  copy.write('bench.js', script)
  copy.write('bench.html', '<!doctype html><title>Bench</title><script src="bench.js"></script>')
  await using browser = await launch(kind, { direct: true, extension: copy.path })
  const page = await browser.openExtensionPage('bench.html')
  const rows: Row[] = []
  for (const name of NAMES) {
    rows.push(at(kind, await page.evaluate((row) => measureRow(row), name)))
  }
  return { rows, pause: await page.evaluate(() => longestPause()) }
}

/** What `envelope-page.ts` puts there; functions for a page travel as source text. */
declare const measureRow: EnvelopePage['measureRow']
declare const longestPause: EnvelopePage['longestPause']

async function pageScript(): Promise<string> {
  const entry = fileURLToPath(new URL('envelope-page.ts', import.meta.url))
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2024',
      lib: { entry, formats: ['iife'], name: 'bench' },
    },
  })
  const [output] = [built].flat()
  const chunk = output && 'output' in output ? output.output[0] : null
  if (!chunk) throw new Error('The page of the benchmark did not build')
  return chunk.code
}

function at(where: string, measured: Row): Row {
  return { ...measured, name: `${where}: ${measured.name}` }
}
