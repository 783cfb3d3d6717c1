/** `npm run bench [-- --json]`: every table, ratios measured side by side in this one run. */
import { parseArgs } from 'node:util'
import { envelopeRows } from './envelope.bench.ts'
import type { Row } from './measure.ts'
import { serverFigures } from './server.bench.ts'

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } })
const envelope = await envelopeRows()
const server = await serverFigures()

if (values.json) console.log(JSON.stringify({ envelope, server }, null, 2))
else {
  print('Envelope', envelope)
  print('Endpoint', server.rows)
  for (const [what, figure] of Object.entries(server.notes)) console.log(`${what}: ${figure}`)
}

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
