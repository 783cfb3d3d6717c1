/** How fast: every ratio from rounds that take turns in this one process, on the same flat strings. */
import { type Change, rescan, scan } from '#lib/detection/scan.ts'
import { allCases } from '#test/corpus/all.ts'
import { chatMessages } from '#test/corpus/chat/index.ts'
import { flat, type Hostile, hostileTexts } from '#test/corpus/hostile.ts'
import { knownPrefixes } from '#test/corpus/of-detectors.ts'
import { ordinaryTexts } from '#test/corpus/ordinary.ts'
import { alternate, median } from './measure.ts'
import { secretlint } from './secretlint.ts'

/** What the cheapest regular expression that could find a token costs. */
const TRIVIAL = /[A-Za-z0-9_-]{16,}/g

export interface Pace {
  ours: number
  theirs: number
}

export interface Percentiles {
  p50: number
  p95: number
  p99: number
  max: number
}

export interface Growth {
  name: string
  /** Time of the doubled text / time of the text: the worse of two doublings. */
  ratio: number
  /** Nanoseconds for a character of the longest text. */
  perCharacter: number
}

/** What is in it: all kinds of ordinary text and chat, cut into what people send or paste. */
export function pieces(bytesOfEachKind: number): string[] {
  const chat = chatMessages(bytesOfEachKind).map(({ text }) => text)
  const cut = ordinaryTexts(bytesOfEachKind)
    .flatMap(({ texts }) => texts)
    .flatMap(({ text }) => text.split(/\n\s*\n/))
    .flatMap((paragraph) => paragraph.match(/[\s\S]{1,2000}/g) ?? [])
    .filter((piece) => piece.trim() !== '')
  return [...chat, ...cut].map(flat)
}

/** Milliseconds for all messages: ours, and one pass of the trivial expression. */
export function besideTrivial(messages: readonly string[]): Promise<Pace> {
  return alternate(
    () => scanAll(messages),
    () => matchAll(messages),
    9,
  )
}

export function besideSecretlint(messages: readonly string[]): Promise<Pace> {
  return alternate(
    () => scanAll(messages),
    async () => {
      for (const message of messages) await secretlint(message)
    },
    3,
  )
}

/** Results go here, so that no compiler can leave the work out. */
const sink = { kept: 0 }

function scanAll(messages: readonly string[]): void {
  for (const message of messages) sink.kept += scan(message).findings.length
}

function matchAll(messages: readonly string[]): void {
  for (const message of messages) {
    TRIVIAL.lastIndex = 0
    while (TRIVIAL.exec(message) !== null) sink.kept++
  }
}

/** Milliseconds for one message. A message of ours is below the clock, so 50 runs are timed as one. */
export async function latencies(
  messages: readonly string[],
): Promise<{ ours: Percentiles; theirs: Percentiles }> {
  const ours: number[] = []
  const theirs: number[] = []
  scanAll(messages)
  for (const message of messages.slice(0, 50)) await secretlint(message)
  for (const message of messages) {
    theirs.push(await timed(() => secretlint(message)))
    ours.push((await timed(() => scanAll(Array(50).fill(message)))) / 50)
  }
  return { ours: percentiles(ours), theirs: percentiles(theirs) }
}

async function timed(task: () => unknown): Promise<number> {
  const start = performance.now()
  await task()
  return performance.now() - start
}

function percentiles(values: number[]): Percentiles {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) }
}

const MEGABYTE = 1 << 20
/** Every text is looked at briefly; so many of the steepest, and of the slowest, in earnest. */
const STEEPEST = 20
const SLOWEST = 8

/** The worst of all hostile texts first: medians of five, up to 4 MB. */
export async function growth(): Promise<{ looked: number; worst: Growth[] }> {
  const texts = hostileTexts(await knownPrefixes())
  const brief = texts.map((text) => ({ text, ...grown(text, [1 / 32, 1 / 16], 3) }))
  const steep = brief.toSorted((a, b) => b.ratio - a.ratio).slice(0, STEEPEST)
  const slow = brief.toSorted((a, b) => b.perCharacter - a.perCharacter).slice(0, SLOWEST)
  const worst = [...new Set([...steep, ...slow])].map(({ text }) => grown(text, [1, 2, 4], 5))
  return { looked: texts.length, worst: worst.sort((a, b) => b.ratio - a.ratio) }
}

/** Medians of rounds in which the lengths take turns, each twice the one before. */
function grown({ name, make }: Hostile, megabytes: number[], rounds: number): Growth {
  const texts = megabytes.map((size) => make(size * MEGABYTE))
  const times: number[][] = texts.map(() => [])
  for (let round = -1; round < rounds; round++) {
    for (const [i, text] of texts.entries()) {
      const start = performance.now()
      sink.kept += scan(text).findings.length
      if (round >= 0) times[i]?.push(performance.now() - start)
    }
  }
  const medians = times.map(median)
  const ratios = medians.slice(1).map((time, i) => time / (medians[i] ?? Number.NaN))
  const longest = (megabytes.at(-1) ?? 1) * MEGABYTE
  return {
    name,
    ratio: Math.max(...ratios),
    perCharacter: ((medians.at(-1) ?? 0) * 1e6) / longest,
  }
}

/** Milliseconds for one character typed somewhere in a draft of 100 kB: again after the edit, and all of it. */
export function keystroke(): Promise<Pace> {
  const draft = draftOf(100_000)
  const before = scan(draft)
  const edits = Array.from({ length: 64 }, (_, i): Change => {
    const start = Math.floor((draft.length * i) / 64)
    const text = flat(`${draft.slice(0, start)}e${draft.slice(start)}`)
    return { text, start, removed: 0, inserted: 1 }
  })
  let turn = 0
  const next = () => edits[turn++ % edits.length] ?? edits[0]
  return alternate(
    () => {
      const change = next()
      if (change !== undefined) sink.kept += rescan(before, change).findings.length
    },
    () => {
      sink.kept += scan(next()?.text ?? draft).findings.length
    },
    9,
    8,
  )
}

/** A long message: paragraphs of documentation and chat, and a credential now and then. */
function draftOf(length: number): string {
  const chat = chatMessages(length / 2).map(({ text }) => text)
  const secrets = allCases().filter((_, i) => i % 200 === 0)
  const parts = chat.flatMap((text, i) =>
    i % 40 === 39 ? [text, secrets[i / 40]?.text ?? ''] : text,
  )
  const documentation = ordinaryTexts(length)[0]?.texts.map(({ text }) => text) ?? []
  return flat([...parts, ...documentation].join('\n').slice(0, length))
}
