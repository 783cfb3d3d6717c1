import { createHash } from 'node:crypto'
import { isAbsolute } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Finding, Severity } from '#lib/detection/finding.ts'
import type { Found, Report, ReportOptions } from './report.ts'

const SCHEMA =
  'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json'

const LEVEL: Record<Severity, 'error' | 'warning' | 'note'> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
}

/** GitHub sorts security alerts by a number like those of CVSS. */
const SECURITY_SEVERITY: Record<Severity, string> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '3.0',
}

/** SARIF 2.1.0, one run. Written at the end, since the rules stand before the results. */
export function sarifReport({ showSecrets }: ReportOptions, version: string): Report {
  const all: Found[] = []
  return {
    add(found) {
      all.push(found)
      return ''
    },
    end() {
      const rules = rulesOf(all)
      const log = {
        $schema: SCHEMA,
        version: '2.1.0',
        runs: [
          {
            tool: { driver: { name: 'Matchstick', version, rules: [...rules.values()] } },
            columnKind: 'utf16CodeUnits',
            results: resultsOf(all, [...rules.keys()], showSecrets),
          },
        ],
      }
      return `${JSON.stringify(log, null, 2)}\n`
    },
  }
}

/** One rule for each detector that found something. */
function rulesOf(all: readonly Found[]): Map<string, object> {
  const rules = new Map<string, object>()
  for (const { finding } of all) {
    if (!rules.has(finding.detector)) rules.set(finding.detector, ruleOf(finding))
  }
  return rules
}

function ruleOf({ detector, name, severity, rotateUrl }: Finding): object {
  const advice = 'Take it back at its provider, put a new one where no repository holds it.'
  return {
    id: detector,
    shortDescription: { text: name },
    fullDescription: { text: `${name} in a file. Whoever reads the file can use it.` },
    help: { text: rotateUrl === undefined ? advice : `${advice} Replace it here: ${rotateUrl}` },
    ...(rotateUrl !== undefined && { helpUri: rotateUrl }),
    defaultConfiguration: { level: LEVEL[severity] },
    properties: { tags: ['security'], 'security-severity': SECURITY_SEVERITY[severity] },
  }
}

function resultsOf(all: readonly Found[], rules: readonly string[], showSecrets: boolean) {
  const times = new Map<string, number>()
  return all.map(({ path, from, to, finding, secret }) => {
    const { detector, name, severity, confidence, kind } = finding
    const same = `${path}\0${detector}`
    const time = (times.get(same) ?? 0) + 1
    times.set(same, time)
    return {
      ruleId: detector,
      ruleIndex: rules.indexOf(detector),
      level: LEVEL[severity],
      message: { text: `${name} (${confidence} confidence)` },
      locations: [
        {
          physicalLocation: {
            artifactLocation: locationOf(path),
            region: {
              startLine: from.line,
              startColumn: from.column,
              endLine: to.line,
              endColumn: to.column,
              ...(showSecrets && { snippet: { text: secret } }),
            },
          },
        },
      ],
      partialFingerprints: { 'matchstick/v1': fingerprint(same, time) },
      properties: { kind, confidence },
    }
  })
}

/**
 * Which finding this is, in other runs as well, without a trace of the secret: a hash of a password
 * could be tried against a list of passwords by whoever reads the report.
 */
function fingerprint(same: string, time: number): string {
  return createHash('sha256').update(`${same}\0${time}`).digest('hex').slice(0, 32)
}

/** Relative to where the scan ran, as far as it is below that. */
function locationOf(path: string): { uri: string; uriBaseId?: string } {
  if (isAbsolute(path) || path.startsWith('../')) return { uri: pathToFileURL(path).href }
  return { uri: path.split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' }
}
