/** What test runners report, added up. */
import { existsSync, readFileSync } from 'node:fs'

export interface Tally {
  passed: number
  failed: number
  skipped: number
  skipReasons: string[]
}

interface VitestReport {
  testResults: {
    name: string
    status: string
    assertionResults: { status: string; fullName: string; meta?: { note?: string } }[]
  }[]
}

interface PlaywrightReport {
  suites: PlaywrightSuite[]
  errors: unknown[]
}

interface PlaywrightSuite {
  suites?: PlaywrightSuite[]
  specs: {
    title: string
    tests: {
      status: 'expected' | 'unexpected' | 'flaky' | 'skipped'
      projectName: string
      annotations: { type: string; description?: string }[]
    }[]
  }[]
}

export function readVitest(path: string, ok: boolean): Tally {
  const tally = nothing()
  for (const file of read<VitestReport>(path)?.testResults ?? []) {
    // A file that cannot be loaded has no tests to fail.
    if (file.status === 'failed' && file.assertionResults.length === 0) tally.failed += 1
    for (const { status, fullName } of file.assertionResults) {
      if (status === 'passed') tally.passed += 1
      else if (status === 'failed') tally.failed += 1
      else skip(tally, fullName)
    }
  }
  return withExit(tally, ok)
}

export function readPlaywright(path: string, ok: boolean): Tally {
  const tally = nothing()
  const report = read<PlaywrightReport>(path)
  tally.failed += report?.errors.length ?? 0
  for (const suite of report?.suites ?? []) readSuite(suite, tally)
  return withExit(tally, ok)
}

export function addUp(tallies: Tally[]): Tally {
  const sum = nothing()
  for (const { passed, failed, skipped, skipReasons } of tallies) {
    sum.passed += passed
    sum.failed += failed
    sum.skipped += skipped
    sum.skipReasons.push(...skipReasons)
  }
  return sum
}

/** The last line of a run. */
export function tallyLine({ passed, failed, skipped }: Tally): string {
  const line = `${passed} passed, ${failed} failed`
  return skipped > 0 ? `${line}, ${skipped} skipped` : line
}

function readSuite(suite: PlaywrightSuite, tally: Tally): void {
  for (const { title, tests } of suite.specs) {
    for (const { status, projectName, annotations } of tests) {
      const note = annotations.find(({ type }) => type === 'skip')?.description
      if (status === 'expected') tally.passed += 1
      else if (status === 'skipped') skip(tally, `${title} (${projectName})`, note)
      else tally.failed += 1
    }
  }
  for (const inner of suite.suites ?? []) readSuite(inner, tally)
}

function skip(tally: Tally, name: string, note = 'no reason given'): void {
  tally.skipped += 1
  tally.skipReasons.push(`${name}: ${note}`)
}

/** A runner that failed without a failing test broke in another way, and that counts. */
function withExit(tally: Tally, ok: boolean): Tally {
  if (!ok && tally.failed === 0) tally.failed = 1
  return tally
}

function nothing(): Tally {
  return { passed: 0, failed: 0, skipped: 0, skipReasons: [] }
}

function read<T>(path: string): T | null {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as T) : null
}
