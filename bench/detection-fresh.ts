/**
 * What a page pays that has scanned nothing yet. `detection-start.ts` runs this in processes of its own:
 * the one argument is the script as the extension ships it; the answer is one line of JSON.
 */
import { readFileSync } from 'node:fs'
import { runInThisContext } from 'node:vm'

const MESSAGE = 'could you have a look at the build? it stopped after the last change, no idea why'

const code = readFileSync(process.argv[2] ?? '', 'utf8')
const before = memory()
const start = performance.now()
const scan: unknown = runInThisContext(`${code};detection.scan`)
const loaded = performance.now()
if (typeof scan !== 'function') throw new TypeError('No scan in the script')
scan(MESSAGE)
const first = performance.now()
scan(`${MESSAGE}?`)
const second = performance.now()
const bytes = memory() - before
const out = { load: loaded - start, first: first - loaded, second: second - first, bytes }
console.log(JSON.stringify(out))

/** What is left when the garbage is gone; the tables are partly outside of the heap. */
function memory(): number {
  globalThis.gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}
