/**
 * Everything a change must pass, as anybody can run it: the tests, then format and lint, types,
 * the add-on linter and the packages of all stores. Each of these counts as one.
 */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { checkPackageSizes } from './package-size.ts'
import { ROOT, runTool } from './run.ts'
import { addUp, oneFailed, onePassed, type Tally, tallyLines } from './tally.ts'
import { runTests } from './test.ts'

interface Check {
  name: string
  run: () => Promise<boolean>
}

const CHECKS: Check[] = [
  { name: 'format and lint', run: () => succeeds('biome', ['ci', '.']) },
  { name: 'types', run: () => succeeds('tsc', ['--noEmit']) },
  { name: 'Firefox add-on lint', run: lintAddOn },
  { name: 'package for Chrome', run: () => succeeds('wxt', ['zip', '-b', 'chrome']) },
  { name: 'package for Edge', run: () => succeeds('wxt', ['zip', '-b', 'edge']) },
  { name: 'package for Firefox', run: () => succeeds('wxt', ['zip', '-b', 'firefox']) },
  { name: 'package sizes', run: async () => checkPackageSizes() },
  { name: 'build for Safari', run: () => succeeds('wxt', ['build', '-b', 'safari']) },
]

const tallies = [await testsOrFailure()]
for (const { name, run } of CHECKS) {
  console.log(`\n== ${name}`)
  const ok = await run()
  console.log(`== ${name}: ${ok ? 'passed' : 'FAILED'}`)
  tallies.push(ok ? onePassed() : oneFailed(name))
}
const sum = addUp(tallies)
for (const line of tallyLines(sum)) console.log(line)
if (sum.failed > 0) process.exitCode = 1

async function testsOrFailure(): Promise<Tally> {
  try {
    return await runTests()
  } catch (error) {
    // No browser or no build: the other checks are still worth their answer.
    console.error(error)
    return oneFailed('the tests could not be run')
  }
}

async function succeeds(tool: string, args: string[]): Promise<boolean> {
  return (await runTool(tool, args)).ok
}

/** What addons.mozilla.org runs. No warning is accepted. */
async function lintAddOn(): Promise<boolean> {
  const build = join(ROOT, '.output/firefox-mv3')
  const args = ['lint', '--source-dir', build, '--output', 'json']
  const { stdout } = await runTool('web-ext', args, { capture: true })
  const report: LintReport = JSON.parse(stdout.slice(stdout.indexOf('{')))
  for (const { code, file, message } of [...report.errors, ...report.warnings]) {
    console.log(`${file ?? 'manifest.json'}: ${code}: ${message}`)
  }
  rmSync(join(build, '.web-extension-id'), { force: true })
  return report.summary.errors === 0 && report.summary.warnings === 0
}

interface LintReport {
  summary: { errors: number; warnings: number }
  errors: LintFinding[]
  warnings: LintFinding[]
}

interface LintFinding {
  code: string
  file?: string
  message: string
}
