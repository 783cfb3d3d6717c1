/** What is found, and what is taken for a credential and is none: ours and theirs on the same texts. */
import { scan } from '#lib/detection/scan.ts'
import { alarmsIn, allCases, described, REACH, recallOf } from '#test/corpus/all.ts'
import { type CaseKind, isFound, type Place } from '#test/corpus/case.ts'
import { chatMessages } from '#test/corpus/chat/index.ts'
import { describedDetectors } from '#test/corpus/of-detectors.ts'
import { ordinaryTexts } from '#test/corpus/ordinary.ts'
import { placeholders } from '#test/corpus/placeholders.ts'
import { isTouched, secretlint } from './secretlint.ts'

/** Of each kind of ordinary text, at most. */
const EACH = 1_000_000

export interface RecallRow {
  kind: CaseKind
  cases: number
  ours: number
  theirs: number
  reach: number
}

export interface AlarmRow {
  kind: string
  files: number
  megabytes: number
  ours: number
  theirs: number
  /** Of ours: those of detectors with a fixed structure. */
  fixed: number
  /** Where we looked and found nothing to read. */
  missing: string[]
}

export interface Quality {
  recall: RecallRow[]
  /** Tokens that the detectors' own examples hold, and how many we find. */
  examples: { cases: number; ours: number; theirs: number; providers: number; detectors: number }
  alarms: AlarmRow[]
  placeholders: { cases: number; ours: number; theirs: number }
  /** Some of our own alarms, with every long run masked. */
  seen: string[]
}

const find = (text: string) => scan(text).findings

export async function measureQuality(): Promise<Quality> {
  const cases = allCases()
  const ours = await recallOf(cases, find, isFound)
  const theirs = await recallOf(cases, secretlint, isTouched)
  const { rows, seen } = await measureAlarms()
  return {
    recall: ours.map(({ kind, cases, found }) => ({
      kind,
      cases,
      ours: found / cases,
      theirs: (theirs.find((row) => row.kind === kind)?.found ?? 0) / cases,
      reach: REACH[kind],
    })),
    examples: await measureExamples(),
    alarms: rows,
    placeholders: await measurePlaceholders(),
    seen,
  }
}

async function measureExamples(): Promise<Quality['examples']> {
  const described = await describedDetectors()
  const examples = described
    .flatMap((one) => one.examples)
    .filter((example) => 'token' in example)
    .map(({ token, before, after }) => ({
      text: before + token + after,
      span: { start: before.length, end: before.length + token.length },
    }))
  let ours = 0
  let theirs = 0
  const touches = (a: Place, b: Place) => a.start < b.end && a.end > b.start
  for (const { text, span } of examples) {
    const exact = (place: Place) => place.start === span.start && place.end === span.end
    if (find(text).some(exact)) ours++
    if ((await secretlint(text)).some((place) => touches(place, span))) theirs++
  }
  return {
    cases: examples.length,
    ours: ours / examples.length,
    theirs: theirs / examples.length,
    providers: described.length,
    detectors: described.flatMap(({ provider }) => provider.detectors).length,
  }
}

async function measureAlarms(): Promise<{ rows: AlarmRow[]; seen: string[] }> {
  const fixed = new Set(
    (await describedDetectors()).flatMap(({ provider }) =>
      provider.detectors.filter(({ near }) => near === undefined).map(({ id }) => id),
    ),
  )
  const chat = chatMessages(EACH).map(({ language, text }) => ({
    kind: 'chat',
    from: `chat, ${language}`,
    text,
  }))
  const kinds = [
    ...ordinaryTexts(EACH),
    { kind: 'chat in twelve languages', files: chat.length, texts: chat, missing: [] },
  ]
  const rows: AlarmRow[] = []
  const seen: string[] = []
  for (const { kind, files, texts, missing } of kinds) {
    const ours = await alarmsIn(texts, find)
    const theirs = await alarmsIn(texts, secretlint)
    rows.push({
      kind,
      files,
      megabytes: texts.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) / 1e6,
      ours: ours.length,
      theirs: theirs.length,
      fixed: ours.filter(({ place }) => fixed.has(place.detector)).length,
      missing,
    })
    seen.push(...ours.map((alarm) => `${alarm.place.detector}, ${described(alarm)}`))
  }
  return { rows, seen }
}

async function measurePlaceholders(): Promise<Quality['placeholders']> {
  const decoys = placeholders()
  const share = async (scanner: (text: string) => readonly Place[] | Promise<readonly Place[]>) =>
    new Set((await alarmsIn(decoys, scanner)).map(({ text }) => text)).size / decoys.length
  return { cases: decoys.length, ours: await share(find), theirs: await share(secretlint) }
}
