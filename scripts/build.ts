/**
 * Builds the extension and the web reveal page into `.output`.
 * `npm run build` is what tests need; `npm run build -- --all` every browser.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT, runTool } from './run.ts'

const TESTED = ['chrome', 'firefox']
const ALL = [...TESTED, 'edge', 'safari']

/** @throws Error naming what did not build; the tool has said why. */
export async function build(browsers = TESTED): Promise<void> {
  // The endpoint serves this one.
  await step('the reveal page', 'vite', ['build', '--config', 'server/reveal-page/vite.config.ts'])
  printDigests()
  for (const browser of browsers) await step(browser, 'wxt', ['build', '-b', browser])
}

/** Types of strings and entry points, which tsc and the test runners read. */
export async function prepare(): Promise<void> {
  await step('types', 'wxt', ['prepare'])
}

/** By which an auditor tells whether an endpoint serves what was built from this source. */
function printDigests(): void {
  for (const file of ['index.html', 'reveal.js', 'reveal.css']) {
    const bytes = readFileSync(join(ROOT, '.output/reveal', file))
    console.log(`  sha256 ${createHash('sha256').update(bytes).digest('hex')}  ${file}`)
  }
}

async function step(what: string, tool: string, args: string[]): Promise<void> {
  console.log(`Building ${what}`)
  const { ok } = await runTool(tool, args)
  if (!ok) throw new Error(`${what} did not build: ${tool} ${args.join(' ')}`)
}

if (import.meta.main) {
  await prepare()
  await build(process.argv.includes('--all') ? ALL : TESTED)
}
