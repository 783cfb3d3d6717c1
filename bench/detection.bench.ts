/** Detection: recall, false alarms, time and weight, beside secretlint. Also writes `docs/detection.md`. */

import { chatMessages } from '#test/corpus/chat/index.ts'
import { type Measured, percent, writeDocument } from './detection-document.ts'
import { measureQuality, type Quality } from './detection-quality.ts'
import { sizeOfDetection } from './detection-size.ts'
import {
  besideSecretlint,
  besideTrivial,
  growth,
  keystroke,
  latencies,
  pieces,
} from './detection-speed.ts'
import { type Figures, type Row, row } from './measure.ts'

/** Of each kind of ordinary text, for the figures about time. */
const EACH = 200_000
const BUDGET = 40_000

export async function detectionFigures(): Promise<Figures> {
  const messages = pieces(EACH)
  const measured: Measured = {
    messages: messages.length,
    bytes: messages.reduce((sum, message) => sum + Buffer.byteLength(message), 0),
    trivial: await besideTrivial(messages),
    secretlint: await besideSecretlint(messages),
    latency: await latencies(chatMessages(100_000).map(({ text }) => text)),
    keystroke: await keystroke(),
    growth: await growth(),
    size: await sizeOfDetection(),
    quality: await measureQuality(),
  }
  writeDocument(measured)
  return { rows: rowsOf(measured), notes: notesOf(measured) }
}

function rowsOf({
  messages,
  trivial,
  secretlint,
  latency,
  keystroke,
  growth,
  size,
}: Measured): Row[] {
  const perSecond = ({ ours, theirs }: { ours: number; theirs: number }) => ({
    ours: (messages * 1000) / ours,
    theirs: (messages * 1000) / theirs,
  })
  const worst = growth.worst[0]?.ratio ?? Number.NaN
  return [
    row('messages / one pass of a trivial expression', perSecond(trivial), '/s', 3),
    row('messages / secretlint', perSecond(secretlint), '/s', 25),
    row(
      'median chat message / secretlint',
      { ours: latency.ours.p50, theirs: latency.theirs.p50 },
      'ms',
      1 / 15,
    ),
    row('keystroke in 100 kB / whole scan', keystroke, 'ms', 1 / 20),
    row('doubled hostile text / the text (times)', { ours: worst, theirs: 1 }, 'ms', 2.2),
    row('all detectors, gzipped / budget', { ours: size.gzipped, theirs: BUDGET }, 'bytes', 1),
  ]
}

function notesOf({ quality, growth, latency, bytes, trivial }: Measured): Record<string, string> {
  const { p50, p95, p99, max } = latency.ours
  return {
    ...recallNotes(quality),
    ...alarmNotes(quality),
    'placeholders taken': `${percent(quality.placeholders.ours)} of ${quality.placeholders.cases} (at most 1 %), secretlint ${percent(quality.placeholders.theirs)}`,
    throughput: `${(bytes / 1000 / trivial.ours).toFixed(0)} MB/s`,
    'latency of a chat message': [p50, p95, p99, max]
      .map((ms, i) => `${['p50', 'p95', 'p99', 'max'][i]} ${(ms * 1000).toFixed(2)} µs`)
      .join(', '),
    'steepest hostile texts': growth.worst
      .slice(0, 5)
      .map(({ name, ratio }) => `${name} ${ratio.toFixed(2)}`)
      .join('; '),
    'slowest hostile texts': growth.worst
      .toSorted((a, b) => b.perCharacter - a.perCharacter)
      .slice(0, 5)
      .map(({ name, perCharacter }) => `${name} ${perCharacter.toFixed(1)} ns a character`)
      .join('; '),
    ...Object.fromEntries(quality.seen.slice(0, 40).map((one, i) => [`alarm ${i + 1}`, one])),
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
  const megabytes = alarms.reduce((sum, row) => sum + row.megabytes, 0)
  const all = alarms.reduce((sum, row) => sum + row.ours, 0)
  const theirs = alarms.reduce((sum, row) => sum + row.theirs, 0)
  const fixed = alarms.reduce((sum, row) => sum + row.fixed, 0)
  return {
    ...Object.fromEntries(
      alarms.map((row) => [
        `false alarms, ${row.kind}`,
        `${row.ours} in ${row.megabytes.toFixed(1)} MB of ${row.files} files, secretlint ${row.theirs}${row.missing.length > 0 ? `; not there: ${row.missing.join(', ')}` : ''}`,
      ]),
    ),
    'false alarms, all': `${(all / megabytes).toFixed(2)} a megabyte (at most 0.2), ${fixed} of them fixed structure (none), secretlint ${(theirs / megabytes).toFixed(2)}`,
  }
}
