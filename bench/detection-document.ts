/** `docs/detection.md`: the quality of detection as it was measured last. */
import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { type Hostility, MOST_ROUNDS, ROUNDS } from './detection-hostile.ts'
import type { Keystrokes } from './detection-keystroke.ts'
import type { Quality } from './detection-quality.ts'
import type { Percentiles, Throughput } from './detection-speed.ts'
import type { Start } from './detection-start.ts'

export interface Measured {
  quality: Quality
  /** The last one is of all kinds together. */
  speed: Throughput[]
  latency: { ours: Percentiles; theirs: Percentiles }
  typed: Keystrokes[]
  hostile: Hostility
  start: Start
}

/** One promise, and what was measured. */
interface Target {
  what: string
  promised: string
  measured: string
  kept: boolean
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
const PROMISED = {
  alarms: 0.2,
  placeholders: 0.01,
  overTrivial: 3,
  overSecretlint: 25,
  message: 15,
  keystroke: 20,
  doubled: 2.2,
  bytes: 40_000,
}
const SHOWN_HOSTILE = 5

export const percent = (share: number): string => `${(share * 100).toFixed(1)} %`
const rate = (count: number, megabytes: number) => (count / megabytes).toFixed(2)
const micro = (ms: number) => `${Number((ms * 1000).toPrecision(3)).toLocaleString('en')} µs`
const times = (ratio: number) => ratio.toFixed(ratio >= 10 ? 0 : ratio >= 1 ? 1 : 2)

export function writeDocument(measured: Measured): void {
  const path = join(import.meta.dirname, '../docs/detection.md')
  writeFileSync(path, documentOf(measured))
}

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

function documentOf(measured: Measured): string {
  const machine = cpus()
  const kept = targetsOf(measured).filter((target) => target.kept).length
  const all = targetsOf(measured)
  return `# Detection: how good it is, and how fast

What \`lib/detection\` finds, what it wrongly takes for a credential, and what it costs.
\`npm run bench -- detection\` measures all of it anew, prints it and writes this page; do not edit it by
hand. Beside it stands secretlint with its recommended rules, in the same run on the same texts. Measured on
${machine.length} × ${machine[0]?.model.trim() ?? 'an unknown processor'}, Node ${process.versions.node}.

## What was promised, and what is so

${kept} of ${all.length} promises are kept.${kept < all.length ? ' Those that are not stand first.' : ''}

${table(
  ['', 'promised', 'measured', ''],
  all
    .toSorted((a, b) => Number(a.kept) - Number(b.kept))
    .map((one) => [one.what, one.promised, one.measured, one.kept ? 'kept' : '**missed**']),
)}

## How to read these figures

- **The corpus is our own** (\`test/corpus\`), written by those who wrote the detectors. It shows what was thought
  of, not what was forgotten: expect less on credentials that you make up yourself. Its formats were
  written down a second time, from the list of facts and not from the detectors. Its texts are made at run
  time from seeds; no credential in them is or was real.
- **Ordinary text is what lies on the machine** that measures: what is installed with the project, and the
  system's documentation. Another machine has other files. Logs and public keys are generated; chat was written for
  this in twelve languages and is varied by seeds. Tests and fixtures of packages are left out, because they hold
  credentials. Every finding in all of it counts as a false alarm, whoever is right.
- **Both were used for tuning.** What was missed in the corpus, or wrongly found in ordinary text, has been looked
  at and mended where a rule could be stated. On texts that nobody has looked at, both rates will be worse; by
  how much this page cannot tell.
- **Found** means for us: the span is exactly the secret (in a URL or a block it may also be the whole). Of
  secretlint every touch counts.
- **secretlint's recommended rules cover few formats on purpose**, and do not try at generic values, most keyword
  shapes or sentences. A low figure there says what it does not attempt, not that it is broken. It is
  called through its interface for programs, with its profiler off, which makes it faster.
- **Times are ratios** of rounds that take turns in one process; the machine's own speed, and who else uses it,
  cancel out for the most part. Absolute times are there for scale.

${foundSection(measured)}

${alarmSection(measured)}

${timeSection(measured)}

## Weight and start

All detectors and their code, as the content script carries them: ${measured.start.minified.toLocaleString('en')} bytes
minified, **${measured.start.gzipped.toLocaleString('en')}** with gzip -9. In a fresh process the script is evaluated in
${measured.start.load.toFixed(1)} ms; the first scan, which makes the tables, takes ${measured.start.first.toFixed(1)} ms, the second
${measured.start.second.toFixed(2)} ms. Script and tables keep ${(measured.start.bytes / 1e6).toFixed(1)} MB of memory.
`
}

function targetsOf({ quality, speed, latency, typed, hostile, start }: Measured): Target[] {
  const atMost = (
    what: string,
    promised: number,
    measured: number,
    show: (n: number) => string,
  ) => ({
    what,
    promised: `at most ${show(promised)}`,
    measured: show(measured),
    kept: measured <= promised,
  })
  const atLeast = (
    what: string,
    promised: number,
    measured: number,
    show: (n: number) => string,
  ) => ({
    what,
    promised: `at least ${show(promised)}`,
    measured: show(measured),
    kept: measured >= promised,
  })
  const megabytes = quality.alarms.reduce((sum, row) => sum + row.megabytes, 0)
  const alarms = quality.alarms.reduce((sum, row) => sum + row.ours, 0)
  const fixed = quality.alarms.reduce((sum, row) => sum + row.fixed, 0)
  const all = speed.at(-1)
  const fold = (ratio: number) => `${times(ratio)} ×`
  const part = (ratio: number) => `1/${times(1 / ratio)}`
  return [
    ...quality.recall.map(({ kind, ours, reach }) =>
      atLeast(`found: ${KINDS[kind] ?? kind}`, reach, ours, percent),
    ),
    atMost('false alarms in a megabyte', PROMISED.alarms, alarms / megabytes, (n) => n.toFixed(2)),
    atMost('of them with fixed structure', 0, fixed, String),
    atMost(
      'placeholders taken for secrets',
      PROMISED.placeholders,
      quality.placeholders.ours,
      percent,
    ),
    atLeast(
      'throughput / one pass of `/[A-Za-z0-9_-]{16,}/g`',
      PROMISED.overTrivial,
      all?.overTrivial ?? Number.NaN,
      fold,
    ),
    atLeast(
      'throughput / secretlint',
      PROMISED.overSecretlint,
      all?.overSecretlint ?? Number.NaN,
      fold,
    ),
    atMost(
      "time for the median chat message / secretlint's",
      1 / PROMISED.message,
      latency.ours.p50 / latency.theirs.p50,
      part,
    ),
    ...typed.map((one) =>
      atMost(
        `a keystroke in 100 kB of ${one.draft} / a scan of all of it, median`,
        1 / PROMISED.keystroke,
        1 / one.ratio,
        part,
      ),
    ),
    atMost(
      'time for a doubled hostile text, the worst',
      PROMISED.doubled,
      hostile.timed[0]?.ratio ?? Number.NaN,
      (ratio) => `${ratio.toFixed(2)} ×`,
    ),
    atMost('bytes, gzipped', PROMISED.bytes, start.gzipped, (n) => n.toLocaleString('en')),
  ]
}

function foundSection({ quality: { recall, examples } }: Measured): string {
  return `## What is found

${table(
  ['', 'cases', 'found', 'promised', 'secretlint'],
  recall.map((row) => [
    KINDS[row.kind] ?? row.kind,
    String(row.cases),
    percent(row.ours),
    percent(row.reach),
    percent(row.theirs),
  ]),
)}

Every detector brings examples of its own: ${examples.detectors} detectors of ${examples.providers} providers,
${examples.cases} tokens, of which ${percent(examples.ours)} are found (secretlint: ${percent(examples.theirs)}).`
}

function alarmSection({ quality: { alarms, placeholders } }: Measured): string {
  const sum = (of: (row: (typeof alarms)[number]) => number) =>
    alarms.reduce((total, row) => total + of(row), 0)
  const missing = alarms.flatMap((row) => row.missing.map((path) => `${row.kind}: ${path}`))
  const row = (
    name: string,
    of: (get: (one: (typeof alarms)[number]) => number) => number,
  ): string[] => {
    const megabytes = of((one) => one.megabytes)
    const [ours, theirs] = [of((one) => one.ours), of((one) => one.theirs)]
    return [
      name,
      of((one) => one.files).toLocaleString('en'),
      megabytes.toFixed(2),
      String(ours),
      rate(ours, megabytes),
      String(of((one) => one.fixed)),
      rate(theirs, megabytes),
    ]
  }
  return `## False alarms

${table(
  [
    'ordinary text',
    'files or messages',
    'MB',
    'alarms',
    'in a MB',
    'fixed structure',
    'secretlint, in a MB',
  ],
  [...alarms.map((one) => row(one.kind, (get) => get(one))), row('**all**', sum)],
)}
${missing.length === 0 ? '' : `\nNot on that machine, and so not read: ${missing.join('; ')}.\n`}
*Fixed structure* counts those alarms whose detector needs no keyword nearby: a prefix or a checksum was enough.

Of ${placeholders.cases} placeholders (\`your_api_key_here\`, a format filled with x, a variable, a call)
${percent(placeholders.ours)} are taken for secrets (secretlint: ${percent(placeholders.theirs)}).`
}

function timeSection({ speed, latency, typed, hostile }: Measured): string {
  const all = speed.at(-1)
  const slowest = hostile.timed.toSorted((a, b) => b.perCharacter - a.perCharacter)[0]
  const bounded = hostile.timed.filter((one) => one.truncatedFrom !== undefined)
  return `## Throughput

${all?.messages.toLocaleString('en')} messages and paragraphs of at most 2,000 characters, one call each. *Trivial* is one pass of
\`/[A-Za-z0-9_-]{16,}/g\`, about the cheapest regular expression that could find a token. Most calls are
short, so the figures are as much about the cost of a call as about that of a character.

${table(
  ['', 'calls', 'MB', 'MB/s', '/ trivial', '/ secretlint'],
  speed.map((one) => [
    one.kind === 'all' ? '**all**' : one.kind,
    one.messages.toLocaleString('en'),
    one.megabytes.toFixed(2),
    one.ours.toFixed(0),
    `${times(one.overTrivial)} ×`,
    `${times(one.overSecretlint)} ×`,
  ]),
)}

## Latency

${table(
  ['one chat message', 'median', '95 %', '99 %', 'longest'],
  (['ours', 'theirs'] as const).map((side) => {
    const { p50, p95, p99, max } = latency[side]
    return [side === 'ours' ? 'ours' : 'secretlint', ...[p50, p95, p99, max].map(micro)]
  }),
)}

A keystroke: one character typed into a draft of 100 kB, at 64 places one after the other; \`rescan\` looks only where
the edit can matter.

${table(
  ['draft', 'keystroke, median', '95 %', 'scan of all of it', 'ratio'],
  typed.map((one) => [
    one.draft,
    micro(one.median),
    micro(one.p95),
    micro(one.scan),
    `1/${times(one.ratio)}`,
  ]),
)}

## Hostile texts

${hostile.counted.toLocaleString('en')} texts of one piece repeated without end, or of a beginning and a run without end: characters, labels,
beginnings of every format. All of them have their steps counted when they double from 8 to 16 thousand
characters: the steepest takes ${hostile.steepest.ratio.toFixed(2)} times the steps (${cell(hostile.steepest.name)}). The ${hostile.timed.length} steepest and costliest of each family are timed at 1, 2 and 4 MB (the thread's processor time; medians of ${ROUNDS} rounds, of
fewer where one takes long and nothing is in doubt, of ${MOST_ROUNDS} where five are over what was promised). *Bounded* tells from which length on the scan stopped at its bound
on work and said so.

${table(
  ['text', 'doubled takes', 'ns a character', 'bounded'],
  hostile.timed
    .slice(0, SHOWN_HOSTILE)
    .map((one) => [
      cell(one.name),
      `${one.ratio.toFixed(2)} ×`,
      one.perCharacter.toFixed(1),
      one.truncatedFrom === undefined ? 'no' : `from ${one.truncatedFrom} MB`,
    ]),
)}

The slowest of all is ${cell(slowest?.name ?? '')} with ${slowest?.perCharacter.toFixed(0)} ns a character; ${bounded.length} of the ${hostile.timed.length} reach the bound within 4 MB.`
}

/** A name in a table of Markdown, where a bar would end the cell. */
const cell = (name: string) =>
  `\`${name.replaceAll('|', '\\|').replace(/[^\x20-\x7e]/g, (one) => `U+${one.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`)}\``
