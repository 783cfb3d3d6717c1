/** What the detectors weigh where they run, and what their start costs in a fresh process. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundleDetection, gzipped } from '#scripts/detection-bundle.ts'
import { median } from './measure.ts'

const PROCESSES = 9

export interface Start {
  minified: number
  gzipped: number
  /** Milliseconds: the script evaluated, the first scan, which makes the tables, and the second. */
  load: number
  first: number
  second: number
  /** What script and tables keep in memory. */
  bytes: number
}

/** Sizes, and medians of fresh processes that read the script as the extension ships it. */
export async function startOfDetection(): Promise<Start> {
  const code = await bundleDetection()
  const folder = mkdtempSync(join(tmpdir(), 'matchstick-bench-'))
  try {
    const script = join(folder, 'detection.js')
    writeFileSync(script, code)
    const runs = Array.from({ length: PROCESSES }, () => fresh(script))
    const middle = (name: string) => median(runs.map((run) => Number(run[name])))
    return {
      minified: Buffer.byteLength(code),
      gzipped: gzipped(code),
      load: middle('load'),
      first: middle('first'),
      second: middle('second'),
      bytes: middle('bytes'),
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function fresh(script: string): Record<string, unknown> {
  const program = join(import.meta.dirname, 'detection-fresh.ts')
  const out = execFileSync(process.execPath, ['--expose-gc', program, script], { encoding: 'utf8' })
  return JSON.parse(out)
}
