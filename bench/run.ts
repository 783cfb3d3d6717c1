/** `npm run bench [-- --json]`: every table, ratios measured side by side in this one run. */
import { parseArgs } from 'node:util'
import { envelopeRows } from './envelope.bench.ts'
import type { Row } from './measure.ts'

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } })
const tables: Record<string, Row[]> = {
  Envelope: await envelopeRows(),
}

if (values.json) console.log(JSON.stringify(tables, null, 2))
else for (const [name, rows] of Object.entries(tables)) print(name, rows)

function print(name: string, rows: Row[]): void {
  console.log(`\n${name}`)
  console.table(
    Object.fromEntries(
      rows.map(({ name: what, ours, theirs, unit, ratio, target }) => [
        what,
        {
          ours: `${short(ours)} ${unit}`,
          beside: `${short(theirs)} ${unit}`,
          ratio: short(ratio),
          target: target === null ? '' : `${unit === 'ms' ? 'at most' : 'at least'} ${target}`,
        },
      ]),
    ),
  )
}

function short(value: number): string {
  return value.toLocaleString('en', { maximumSignificantDigits: 3 })
}
