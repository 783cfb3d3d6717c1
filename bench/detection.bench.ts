/** Detection: recall, false alarms, time and weight, beside secretlint. Also writes `docs/detection.md`. */
import { chatMessages } from '#test/corpus/chat/index.ts'
import { type Measured, percent, writeDocument } from './detection-document.ts'
import { hostility } from './detection-hostile.ts'
import { keystrokes } from './detection-keystroke.ts'
import { measureQuality, type Quality } from './detection-quality.ts'
import { latencies, messagesByKind, throughput } from './detection-speed.ts'
import { startOfDetection } from './detection-start.ts'
import { type Figures, type Row, row } from './measure.ts'

/** Of each kind of ordinary text, for the figures about time. */
const EACH = 200_000
const BUDGET = 40_000
const SHOWN_ALARMS = 40

export async function detectionFigures(): Promise<Figures> {
  const begun = performance.now()
  const progress = (what: string) =>
    console.error(`detection, ${((performance.now() - begun) / 1000).toFixed(0)} s: ${what}`)
  progress('throughput')
  const speed = await throughput(messagesByKind(EACH))
  progress('latency of chat messages')
  const latency = await latencies(chatMessages(100_000).map(({ text }) => text))
  progress('keystrokes')
  const typed = keystrokes()
  progress('fresh processes')
  const start = await startOfDetection()
  progress('what is found')
  const quality = await measureQuality()
  progress('hostile texts')
  const hostile = await hostility(progress)
  const measured: Measured = { speed, latency, typed, start, quality, hostile }
  progress('done')
  writeDocument(measured)
  return { rows: rowsOf(measured), notes: notesOf(measured) }
}

function rowsOf({ speed, latency, typed, hostile, start }: Measured): Row[] {
  const all = speed.at(-1)
  const rate = (theirs = Number.NaN, ratio = Number.NaN) => ({ ours: theirs * ratio, theirs })
  return [
    row('MB / one pass of a trivial expression', rate(all?.trivial, all?.overTrivial), '/s', 3),
    row('MB / secretlint', rate(all?.secretlint, all?.overSecretlint), '/s', 25),
    row(
      'median chat message / secretlint',
      { ours: latency.ours.p50, theirs: latency.theirs.p50 },
      'ms',
      1 / 15,
    ),
    ...typed.map((one) =>
      row(
        `keystroke in 100 kB of ${one.draft} / whole scan`,
        { ours: one.median, theirs: one.scan },
        'ms',
        1 / 20,
      ),
    ),
    row(
      'doubled hostile text / the text (times)',
      { ours: hostile.timed[0]?.ratio ?? Number.NaN, theirs: 1 },
      'ms',
      2.2,
    ),
    row('all detectors, gzipped / budget', { ours: start.gzipped, theirs: BUDGET }, 'bytes', 1),
  ]
}

function notesOf({ quality, speed, latency, typed, start, hostile }: Measured) {
  const { p50, p95, p99, max } = latency.ours
  return {
    ...recallNotes(quality),
    ...alarmNotes(quality),
    'placeholders taken': `${percent(quality.placeholders.ours)} of ${quality.placeholders.cases} (at most 1 %), secretlint ${percent(quality.placeholders.theirs)}`,
    ...Object.fromEntries(
      speed.map((one) => [
        `throughput, ${one.kind}`,
        `${one.ours.toFixed(1)} MB/s; ${one.overTrivial.toFixed(2)} times the trivial expression, ${one.overSecretlint.toFixed(1)} times secretlint`,
      ]),
    ),
    'latency of a chat message': [p50, p95, p99, max]
      .map((ms, i) => `${['p50', 'p95', 'p99', 'max'][i]} ${(ms * 1000).toFixed(2)} µs`)
      .join(', '),
    ...Object.fromEntries(
      typed.map((one) => [
        `keystroke, ${one.draft}`,
        `median ${(one.median * 1000).toFixed(0)} µs, p95 ${(one.p95 * 1000).toFixed(0)} µs, whole scan ${(one.scan * 1000).toFixed(0)} µs`,
      ]),
    ),
    start: `script evaluated in ${start.load.toFixed(1)} ms, first scan ${start.first.toFixed(1)} ms, ${(start.bytes / 1e6).toFixed(1)} MB kept`,
    'steps for a doubled hostile text': `at most ${hostile.steepest.ratio.toFixed(2)} times (${hostile.steepest.name}), of ${hostile.counted} texts`,
    'steepest hostile texts': hostile.timed
      .slice(0, 5)
      .map(({ name, ratio }) => `${name} ${ratio.toFixed(2)}`)
      .join('; '),
    'slowest hostile texts': hostile.timed
      .toSorted((a, b) => b.perCharacter - a.perCharacter)
      .slice(0, 5)
      .map(({ name, perCharacter }) => `${name} ${perCharacter.toFixed(0)} ns a character`)
      .join('; '),
    ...Object.fromEntries(
      quality.seen.slice(0, SHOWN_ALARMS).map((one, i) => [`alarm ${i + 1}`, one]),
    ),
  }
}

function recallNotes({ recall, examples }: Quality): Record<string, string> {
  return {
    ...Object.fromEntries(
      recall.map(({ kind, cases, ours, theirs, reach }) => [
        `recall, ${kind}`,
        `${percent(ours)} of ${cases} (at least ${percent(reach)}), secretlint ${percent(theirs)}`,
      ]),
    ),
    "recall, the detectors' examples": `${percent(examples.ours)} of ${examples.cases}, secretlint ${percent(examples.theirs)}`,
  }
}

function alarmNotes({ alarms }: Quality): Record<string, string> {
  const sum = (of: (row: (typeof alarms)[number]) => number) =>
    alarms.reduce((total, row) => total + of(row), 0)
  const megabytes = sum((row) => row.megabytes)
  const rate = (count: number) => (count / megabytes).toFixed(2)
  return {
    ...Object.fromEntries(
      alarms.map((row) => [
        `false alarms, ${row.kind}`,
        `${row.ours} in ${row.megabytes.toFixed(1)} MB of ${row.files} files, secretlint ${row.theirs}${row.missing.length > 0 ? `; not there: ${row.missing.join(', ')}` : ''}`,
      ]),
    ),
    'false alarms, all': `${rate(sum((row) => row.ours))} a megabyte (at most 0.2), ${sum((row) => row.fixed)} of them fixed structure (none), secretlint ${rate(sum((row) => row.theirs))}`,
  }
}
