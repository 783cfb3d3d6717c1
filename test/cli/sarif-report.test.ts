import { resolve } from 'node:path'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import type { Found } from '#cli/scan/report.ts'
import { sarifReport } from '#cli/scan/sarif-report.ts'
import { SARIF } from './sarif-schema.ts'

const SECRET = 'correct horse'

function found(changes: Partial<Found> = {}, detector = 'some-password'): Found {
  return {
    path: 'src/a b#c.ts',
    from: { line: 3, column: 5 },
    to: { line: 3, column: 18 },
    finding: {
      start: 40,
      end: 53,
      detector,
      provider: 'Some',
      name: 'Some password',
      kind: 'password',
      severity: 'medium',
      confidence: 'high',
      reason: { code: 'beside', beside: 'password' },
      rotateUrl: 'https://example.org/rotate',
    },
    secret: SECRET,
    ...changes,
  }
}

function written(all: readonly Found[], showSecrets = false) {
  const report = sarifReport({ showSecrets }, '1.2.3')
  const text = all.map((one) => report.add(one)).join('') + report.end()
  const log = v.parse(SARIF, JSON.parse(text))
  const [run] = log.runs
  if (run === undefined) throw new Error('no run')
  return { text, run, results: run.results, rules: run.tool.driver.rules }
}

describe('SARIF', () => {
  test('is valid without findings', () => {
    expect(written([])).toMatchObject({ results: [], rules: [] })
  })

  test('has one rule for each detector, with the page to replace the secret', () => {
    const { rules, results } = written([found(), found({}, 'other'), found()])
    expect(rules.map(({ id }) => id)).toEqual(['some-password', 'other'])
    expect(results.map(({ ruleIndex }) => ruleIndex)).toEqual([0, 1, 0])
    expect(rules[0]).toMatchObject({
      helpUri: 'https://example.org/rotate',
      defaultConfiguration: { level: 'warning' },
      properties: { 'security-severity': '5.5' },
    })
  })

  test('says where, in UTF-16 columns, with the path as an address', () => {
    const { run, results } = written([found()])
    expect(run.columnKind).toBe('utf16CodeUnits')
    expect(results[0]?.locations[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: 'src/a%20b%23c.ts', uriBaseId: '%SRCROOT%' },
      region: { startLine: 3, startColumn: 5, endLine: 3, endColumn: 18 },
    })
  })

  test.for(['../a.ts', resolve('/a.ts')])('says where %s is', (path) => {
    const location = written([found({ path })]).results[0]?.locations[0]?.physicalLocation
    expect(location?.artifactLocation.uri).toMatch(/^file:\/\/\/(?!.*\.\.)/)
  })

  test('tells findings apart without a trace of the secret', () => {
    const fingerprints = (secret: string) =>
      written([found({ secret }), found({ secret }), found({ secret, path: 'b.ts' })]).results.map(
        ({ partialFingerprints }) => partialFingerprints['matchstick/v1'],
      )
    expect(new Set(fingerprints(SECRET)).size).toBe(3)
    expect(fingerprints('another')).toEqual(fingerprints(SECRET))
  })

  test('holds the secret only when asked', () => {
    expect(written([found()]).text).not.toContain(SECRET)
    const { results } = written([found()], true)
    expect(results[0]?.locations[0]?.physicalLocation.region.snippet?.text).toBe(SECRET)
  })
})
