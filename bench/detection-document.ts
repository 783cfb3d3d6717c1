/** `docs/detection.md`: the quality of detection as it was measured last. */
import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import type { Quality } from './detection-quality.ts'
import type { Growth, Pace, Percentiles } from './detection-speed.ts'

export interface Measured {
  quality: Quality
  bytes: number
  messages: number
  trivial: Pace
  secretlint: Pace
  latency: { ours: Percentiles; theirs: Percentiles }
  keystroke: Pace
  growth: { looked: number; worst: Growth[] }
  size: { minified: number; gzipped: number }
}

const KINDS: Record<string, string> = {
  fixed: 'fixed structure',
  context: 'needs context (a keyword and a shape)',
  generic: 'generic (a name and a value)',
  'private-key': 'private keys',
  jwt: 'JSON Web Tokens',
  url: 'credentials in URLs',
  connection: 'connection strings',
  chat: 'inside chat sentences, twelve languages',
}

export const percent = (share: number): string => `${(share * 100).toFixed(1)} %`
const rate = (count: number, megabytes: number) => (count / megabytes).toFixed(2)
const micro = (ms: number) => `${(ms * 1000).toPrecision(3)} µs`
const times = (ratio: number) => `${ratio >= 10 ? ratio.toFixed(0) : ratio.toFixed(1)}`

export function writeDocument(measured: Measured): void {
  const path = join(import.meta.dirname, '../docs/detection.md')
  writeFileSync(path, documentOf(measured))
}

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

function documentOf(measured: Measured): string {
  const { quality, size } = measured
  const { alarms } = quality
  const sum = (of: (row: (typeof alarms)[number]) => number) =>
    alarms.reduce((total, row) => total + of(row), 0)
  const missing = alarms.flatMap((row) => row.missing.map((path) => `${row.kind}: ${path}`))
  const machine = cpus()
  return `# Detection: how good it is, and how fast

What \`lib/detection\` finds, what it takes for a credential and is none, and what it costs.
\`npm run bench -- detection\` measures all of it anew, prints it and writes this page. Beside it stands
secretlint with its recommended rules, in the same run on the same texts. Measured on
${machine.length} × ${machine[0]?.model.trim() ?? 'an unknown processor'}, Node ${process.versions.node}.

## What these figures are

- The corpus is our own (\`test/corpus\`): it was written by the people who wrote the detectors, so it shows what
  was thought of, not what was forgotten. The texts are made at run time from seeds; no credential in them is
  or was real. Formats were written down for it a second time, from the fact sheet and not from the detectors.
- secretlint's recommended rules deliberately cover few formats, and they do not try at generic values,
  most keyword shapes or sentences. A low figure there says what it does not attempt, not that it is broken.
- Ours counts as found only if the span is exactly the secret (in a URL or block: the secret, and nothing
  outside). Of the other scanner every touch counts.
- Ordinary text is read from the machine that measures: what is installed with the project, and the system's
  documentation. Another machine has other files. Chat was written for this, is varied by seeds, and no
  message comes twice. Every finding in these texts counts as a false alarm.

## What is found

${table(
  ['', 'cases', 'found', 'promised', 'secretlint'],
  quality.recall.map((row) => [
    KINDS[row.kind] ?? row.kind,
    String(row.cases),
    percent(row.ours),
    percent(row.reach),
    percent(row.theirs),
  ]),
)}

The ${quality.examples.detectors} detectors of ${quality.examples.providers} providers have
${quality.examples.cases} examples of their own: ${percent(quality.examples.ours)} are found
(secretlint: ${percent(quality.examples.theirs)}).

## False alarms

${table(
  [
    'ordinary text',
    'files or messages',
    'MB',
    'a megabyte',
    'of them fixed structure',
    'secretlint',
  ],
  [
    ...alarms.map((row) => [
      row.kind,
      String(row.files),
      row.megabytes.toFixed(1),
      rate(row.ours, row.megabytes),
      String(row.fixed),
      rate(row.theirs, row.megabytes),
    ]),
    [
      '**all**',
      String(sum((row) => row.files)),
      sum((row) => row.megabytes).toFixed(1),
      `**${rate(
        sum((row) => row.ours),
        sum((row) => row.megabytes),
      )}** (promised: 0.2)`,
      `**${sum((row) => row.fixed)}** (promised: 0)`,
      rate(
        sum((row) => row.theirs),
        sum((row) => row.megabytes),
      ),
    ],
  ],
)}
${missing.length === 0 ? '' : `\nNot on that machine, and so not read: ${missing.join('; ')}.\n`}
Of ${quality.placeholders.cases} placeholders (\`your_api_key_here\`, a format filled with x, a variable, a
call) ${percent(quality.placeholders.ours)} are taken for secrets (promised: 1 %; secretlint:
${percent(quality.placeholders.theirs)}).

## Time

${measured.messages} messages and paragraphs, ${(measured.bytes / 1e6).toFixed(1)} MB, one call each. Ratios are medians of
rounds that take turns in one process.

${table(
  ['', 'measured', 'promised'],
  [
    [
      'throughput / that of one pass of `/[A-Za-z0-9_-]{16,}/g`',
      times(measured.trivial.theirs / measured.trivial.ours),
      'at least 3',
    ],
    [
      'throughput / that of secretlint',
      times(measured.secretlint.theirs / measured.secretlint.ours),
      'at least 25',
    ],
    [
      "time for the median chat message / secretlint's",
      `1/${(measured.latency.theirs.p50 / measured.latency.ours.p50).toFixed(0)}`,
      'at most 1/15',
    ],
    [
      'a keystroke in a draft of 100 kB / a scan of all of it',
      `1/${(measured.keystroke.theirs / measured.keystroke.ours).toFixed(0)}`,
      'at most 1/20',
    ],
    [
      `time for a doubled hostile text, the worst of ${measured.growth.looked}, up to 4 MB`,
      `${measured.growth.worst[0]?.ratio.toFixed(2)} times`,
      'at most 2.2 times',
    ],
  ],
)}

Throughput is ${(measured.bytes / 1000 / measured.trivial.ours).toFixed(0)} MB/s there. The slowest hostile text costs
${Math.max(...measured.growth.worst.map((one) => one.perCharacter)).toFixed(1)} ns a character.

${table(
  ['one chat message', 'median', '95 %', '99 %', 'longest'],
  (['ours', 'theirs'] as const).map((side) => {
    const { p50, p95, p99, max } = measured.latency[side]
    return [side === 'ours' ? 'ours' : 'secretlint', ...[p50, p95, p99, max].map(micro)]
  }),
)}

## Weight

All detectors and their code, minified: ${size.minified.toLocaleString('en')} bytes,
${size.gzipped.toLocaleString('en')} with gzip -9 (promised: at most 40,000).
`
}
