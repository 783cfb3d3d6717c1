/** How fast: every ratio from rounds that take turns in this one process, on the same flat strings. */
import { scan } from '#lib/detection/scan.ts'
import { chatMessages } from '#test/corpus/chat/index.ts'
import { flat } from '#test/corpus/hostile.ts'
import { ordinaryTexts } from '#test/corpus/ordinary.ts'
import { median, quantile, turns } from './measure.ts'
import { secretlint } from './secretlint.ts'

/** What the cheapest regular expression that could find a token costs. */
const TRIVIAL = /[A-Za-z0-9_-]{16,}/g
/** Paragraphs longer than this are cut: nobody reads more at once. */
const LONGEST_PIECE = 2000
const ROUNDS = 15
/** The other scanner takes ten times as long, and its times vary less. */
const SECRETLINT_ROUNDS = 3

export interface Messages {
  kind: string
  texts: string[]
}

export interface Throughput {
  kind: string
  messages: number
  megabytes: number
  /** Megabytes a second. */
  ours: number
  trivial: number
  secretlint: number
  /** How many times theirs our throughput is: the median of the rounds. */
  overTrivial: number
  overSecretlint: number
}

export interface Percentiles {
  p50: number
  p95: number
  p99: number
  max: number
}

/** All kinds of ordinary text and chat, cut into what people send or paste. */
export function messagesByKind(bytesOfEachKind: number): Messages[] {
  const chat = chatMessages(bytesOfEachKind).map(({ text }) => flat(text))
  const kinds = ordinaryTexts(bytesOfEachKind).map(({ kind, texts }) => ({
    kind,
    texts: texts.flatMap(({ text }) => paragraphs(text)),
  }))
  return [...kinds, { kind: 'chat in twelve languages', texts: chat }]
}

function paragraphs(text: string): string[] {
  const out: string[] = []
  for (const paragraph of text.split(/\n\s*\n/)) {
    for (let start = 0; start < paragraph.length; start += LONGEST_PIECE) {
      const piece = paragraph.slice(start, start + LONGEST_PIECE)
      if (piece.trim() !== '') out.push(flat(piece))
    }
  }
  return out
}

/** Of each kind, and last of all of them: a round goes through every kind, so that none is measured warm. */
export async function throughput(kinds: readonly Messages[]): Promise<Throughput[]> {
  const all = kinds.flatMap(({ texts }) => texts)
  scanAll(all)
  const plain = await turns(
    kinds.flatMap(({ texts }) => [() => scanAll(texts), () => matchAll(texts)]),
    ROUNDS,
  )
  const beside = await turns(
    kinds.flatMap(({ texts }) => [() => scanAll(texts), () => lintAll(texts)]),
    SECRETLINT_ROUNDS,
  )
  const rows = kinds.map(({ kind, texts }, i) => {
    const own = (times: number[][], side: number) => times[2 * i + side] ?? []
    const ours = { plain: own(plain, 0), beside: own(beside, 0) }
    return throughputOf(kind, texts, ours, own(plain, 1), own(beside, 1))
  })
  const together = (times: number[][], side: number) => sums(times.filter((_, i) => i % 2 === side))
  const ours = { plain: together(plain, 0), beside: together(beside, 0) }
  return [...rows, throughputOf('all', all, ours, together(plain, 1), together(beside, 1))]
}

function throughputOf(
  kind: string,
  texts: readonly string[],
  ours: { plain: number[]; beside: number[] },
  trivial: number[],
  theirs: number[],
): Throughput {
  const megabytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6
  const ratios = (of: number[], by: number[]) => of.map((time, i) => time / (by[i] ?? Number.NaN))
  const perSecond = (times: number[]) => (megabytes * 1000) / median(times)
  return {
    kind,
    messages: texts.length,
    megabytes,
    ours: perSecond(ours.plain),
    trivial: perSecond(trivial),
    secretlint: perSecond(theirs),
    overTrivial: median(ratios(trivial, ours.plain)),
    overSecretlint: median(ratios(theirs, ours.beside)),
  }
}

/** @returns the sum of each round. */
function sums(times: readonly number[][]): number[] {
  return (times[0] ?? []).map((_, round) =>
    times.reduce((sum, rounds) => sum + (rounds[round] ?? Number.NaN), 0),
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

async function lintAll(messages: readonly string[]): Promise<void> {
  for (const message of messages) sink.kept += (await secretlint(message)).length
}

/** Milliseconds for one message. One of ours is below the clock, so 50 runs are timed as one. */
export async function latencies(
  messages: readonly string[],
): Promise<{ ours: Percentiles; theirs: Percentiles }> {
  const ours: number[] = []
  const theirs: number[] = []
  scanAll(messages)
  await lintAll(messages.slice(0, 50))
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

function percentiles(values: readonly number[]): Percentiles {
  const at = (share: number) => quantile(values, share)
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) }
}
