/**
 * `npm run bench [-- --json] [-- envelope|kinds|server|share|popup|composer|size|detection]`: every table, or one; ratios
 * are measured side by side in this one run.
 */
import { parseArgs } from 'node:util'
import { composerFigures } from './composer.bench.ts'
import { detectionFigures } from './detection.bench.ts'
import { envelopeFigures } from './envelope.bench.ts'
import { kindsFigures } from './kinds.bench.ts'
import type { Figures, Row } from './measure.ts'
import { popupFigures } from './popup.bench.ts'
import { serverFigures } from './server.bench.ts'
import { shareFigures } from './share.bench.ts'
import { sizeFigures } from './size.bench.ts'

const TABLES = {
  envelope: envelopeFigures,
  kinds: kindsFigures,
  server: serverFigures,
  share: shareFigures,
  popup: popupFigures,
  composer: composerFigures,
  size: sizeFigures,
  detection: detectionFigures,
}
type Table = keyof typeof TABLES

const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean', default: false } },
  allowPositionals: true,
})
const all: Record<string, Figures> = {}
for (const table of chosen(positionals)) {
  const figures = await TABLES[table]()
  all[table] = figures
  if (!values.json) print(table, figures)
}
if (values.json) console.log(JSON.stringify(all, null, 2))

function chosen(names: string[]): Table[] {
  const tables = Object.keys(TABLES) as Table[]
  const unknown = names.find((name) => !tables.some((table) => table === name))
  if (unknown) throw new TypeError(`No table "${unknown}"; there are ${tables.join(', ')}`)
  return names.length === 0 ? tables : tables.filter((table) => names.includes(table))
}

function print(table: Table, { rows, notes }: Figures): void {
  console.log(`\n${table}`)
  console.table(Object.fromEntries(rows.map((row) => [row.name, cells(row)])))
  for (const [what, figure] of Object.entries(notes)) console.log(`${what}: ${figure}`)
}

function cells({ ours, theirs, unit, ratio, target }: Row) {
  return {
    ours: `${short(ours)} ${unit}`,
    beside: `${short(theirs)} ${unit}`,
    ratio: short(ratio),
    target: target === null ? '' : `${unit === '/s' ? 'at least' : 'at most'} ${short(target)}`,
  }
}

function short(value: number): string {
  return value.toLocaleString('en', { maximumSignificantDigits: 3 })
}
