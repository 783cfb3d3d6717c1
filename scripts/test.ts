/**
 * `npm test`: browsers, builds, then vitest (pure code) and Playwright (the product in both
 * browsers), and one line for all of it.
 */

import { temporaryFolder } from '#test/support/temp.ts'
import { chromiumPath, displayTools, firefoxPath } from './browsers.ts'
import { build, prepare } from './build.ts'
import { runTool } from './run.ts'
import { addUp, readPlaywright, readVitest, type Tally, tallyLines } from './tally.ts'

/** All stories, and more rounds of what is random: every test that reads one of those has a small default. */
const LONG = {
  MATCHSTICK_LONG_STORIES: '1',
  MATCHSTICK_CRASH_ROUNDS: '200',
  MATCHSTICK_RACE_ROUNDS: '100',
  MATCHSTICK_RESIDUE_ROUNDS: '25',
}

/** @throws Error when it cannot even start: no browser, no build. */
export async function runTests({ isLong = false } = {}): Promise<Tally> {
  console.log(`Browsers: ${chromiumPath()}, ${firefoxPath()}`)
  if (process.platform === 'linux') displayTools()
  await prepare()
  await build()
  const folder = temporaryFolder('results')
  const env = isLong ? LONG : {}
  const unit = `${folder.path}/unit.json`
  const story = `${folder.path}/story.json`
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${unit}`]
    const vitest = await runTool('vitest', ['run', ...reporters], { env })
    const playwright = await runTool('playwright', ['test', '--reporter=line,json'], {
      env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: story, PLAYWRIGHT_FORCE_TTY: '0' },
    })
    if (!isLong) console.log('Stories marked @long are left to `npm run test:long`.')
    return addUp([readVitest(unit, vitest.ok), readPlaywright(story, playwright.ok)])
  } finally {
    folder.remove()
  }
}

if (import.meta.main) {
  const tally = await runTests({ isLong: process.argv.includes('--long') })
  for (const line of tallyLines(tally)) console.log(line)
  if (tally.failed > 0 || tally.passed === 0) process.exitCode = 1
}
