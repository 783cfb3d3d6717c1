/**
 * What warnings in compose boxes cost, in real Chromium under the real name of a watched site, beside the
 * limits that they are to stay under. What each figure means: docs/speed.md.
 */
import { startHosts } from '#test/support/hosts.ts'
import { draft, serveBoxes } from './composer-drafts.ts'
import { framesWithScripts, serveFrames } from './composer-frames.ts'
import { drafts, keyTimes } from './composer-keys.ts'
import { pageCosts } from './composer-pages.ts'
import { evaluationTimes, gzippedBytes, STAGES } from './composer-scripts.ts'
import { type Figures, type Row, row } from './measure.ts'
import { launchWatched } from './watched-chromium.ts'

/** Bytes that a tab may keep for us. */
const MOST_HEAP = 5_000_000

export async function composerFigures(): Promise<Figures> {
  await using hosts = await startHosts()
  await serveBoxes(hosts)
  serveFrames(hosts)
  await using ours = await launchWatched(hosts)
  const rows: Row[] = []
  const notes: Figures['notes'] = {}

  for (const { stage, mostBytes } of STAGES) {
    rows.push(within(`${stage} stage, gzipped`, gzippedBytes(stage), mostBytes, 'bytes'))
  }
  const { stages, begin } = await evaluationTimes(ours)
  for (const { stage, mostMs } of STAGES) {
    rows.push(within(`${stage} stage, evaluated`, stages[stage], mostMs, 'ms'))
  }
  notes['after both, the first look at a box and the tables for it'] = ms(begin)

  for (const one of drafts()) {
    const { name, median, p99, most } = await keyTimes(ours, one)
    rows.push(within(`a key, ${name}, p99`, p99, most, 'ms'))
    notes[`a key, ${name}, median`] = ms(median)
  }

  await using without = await launchWatched(hosts, { build: null })
  const { load, heapAtRest, heapTypedIn } = await pageCosts(ours, without, draft(10_000))
  rows.push(row('page load, with / without', load, 'ms', null))
  for (const [name, { ours, theirs }] of [
    ['nobody has typed', heapAtRest],
    ['somebody types', heapTypedIn],
  ] as const) {
    rows.push(
      within(`heap of a tab where ${name}, more than without`, ours - theirs, MOST_HEAP, 'bytes'),
    )
    notes[`heap of a tab where ${name}, with and without`] = `${ours} and ${theirs} bytes`
  }

  const { others, withSecond } = await framesWithScripts(ours)
  notes['frames without a focused box that hold more than guard.js'] = `${withSecond} of ${others}`
  return { rows, notes }
}

/** A figure beside what it is to stay under. */
const within = (name: string, ours: number, limit: number, unit: Row['unit']): Row =>
  row(`${name} / limit`, { ours, theirs: limit }, unit, 1)

const ms = (value: number): string => `${value.toFixed(2)} ms`
