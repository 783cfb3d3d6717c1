/** What test runners report, added up. */
import { existsSync, readFileSync } from 'node:fs'
import { stripVTControlCharacters } from 'node:util'

export interface Tally {
  passed: number
  failed: number
  skipped: number
  /** A line each: which one failed and how, why one was skipped. */
  failures: string[]
  skipReasons: string[]
}

/** Of a message: enough to know where to look. */
const LONGEST_MESSAGE = 300

interface VitestReport {
  testResults: {
    name: string
    status: string
    assertionResults: { status: string; fullName: string; failureMessages?: string[] }[]
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
    file: string
    tests: {
      status: 'expected' | 'unexpected' | 'flaky' | 'skipped'
      projectName: string
      annotations: { type: string; description?: string }[]
      results: { error?: { message?: string } }[]
    }[]
  }[]
}

export function readVitest(path: string, ok: boolean): Tally {
  const tally = nothing()
  for (const file of read<VitestReport>(path)?.testResults ?? []) {
    // A file that cannot be loaded has no tests to fail.
    if (file.status === 'failed' && file.assertionResults.length === 0) fail(tally, file.name)
    for (const { status, fullName, failureMessages } of file.assertionResults) {
      if (status === 'passed') tally.passed += 1
      else if (status === 'failed') fail(tally, said(fullName, failureMessages?.[0]))
      // Its title says why.
      else skip(tally, fullName)
    }
  }
  return withExit(tally, ok)
}

export function readPlaywright(path: string, ok: boolean): Tally {
  const tally = nothing()
  const report = read<PlaywrightReport>(path)
  for (const _ of report?.errors ?? []) fail(tally, 'Playwright outside of any story')
  for (const suite of report?.suites ?? []) readSuite(suite, tally)
  return withExit(tally, ok)
}

export function addUp(tallies: Tally[]): Tally {
  const sum = nothing()
  for (const { passed, failed, skipped, failures, skipReasons } of tallies) {
    sum.passed += passed
    sum.failed += failed
    sum.skipped += skipped
    sum.failures.push(...failures)
    sum.skipReasons.push(...skipReasons)
  }
  return sum
}

/** The last lines of a run: what it did not pass, by name, and its counts. */
export function tallyLines(tally: Tally): string[] {
  const { failures, skipReasons } = tally
  return [
    ...skipReasons.map((reason) => `skipped: ${reason}`),
    ...failures.map((name) => `failed: ${name}`),
    tallyLine(tally),
  ]
}

function tallyLine({ passed, failed, skipped }: Tally): string {
  const line = `${passed} passed, ${failed} failed`
  return skipped > 0 ? `${line}, ${skipped} skipped` : line
}

function readSuite(suite: PlaywrightSuite, tally: Tally): void {
  for (const { title, file, tests } of suite.specs) {
    for (const { status, projectName, annotations, results } of tests) {
      const name = `${file}: ${title} (${projectName})`
      const note = annotations.find(({ type }) => type === 'skip')?.description
      const error = results.find(({ error }) => error)?.error?.message
      if (status === 'skipped') skip(tally, `${name}: ${note ?? 'no reason given'}`)
      else if (status === 'expected') tally.passed += 1
      else fail(tally, said(name, error))
    }
  }
  for (const inner of suite.suites ?? []) readSuite(inner, tally)
}

/** In one line, without the colours of terminals. */
function said(name: string, message: string | undefined): string {
  if (message === undefined) return name
  const line = stripVTControlCharacters(message).replaceAll(/\s+/g, ' ').trim()
  return `${name}: ${line.slice(0, LONGEST_MESSAGE)}`
}

function fail(tally: Tally, name: string): void {
  tally.failed += 1
  tally.failures.push(name)
}

function skip(tally: Tally, line: string): void {
  tally.skipped += 1
  tally.skipReasons.push(line)
}

/** A runner that failed without a failing test broke in another way, and that counts. */
function withExit(tally: Tally, ok: boolean): Tally {
  if (!ok && tally.failed === 0) fail(tally, 'a runner that ended with an error')
  return tally
}

export function onePassed(): Tally {
  return { ...nothing(), passed: 1 }
}

export function oneFailed(name: string): Tally {
  return { ...nothing(), failed: 1, failures: [name] }
}

function nothing(): Tally {
  return { passed: 0, failed: 0, skipped: 0, failures: [], skipReasons: [] }
}

function read<T>(path: string): T | null {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as T) : null
}
