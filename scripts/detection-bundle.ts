import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { packFacts } from './vite/pack-facts.ts'

const entry = join(import.meta.dirname, '../lib/detection/scan.ts')

/** @returns everything that `scan` needs as one script, `detection`, built as the extension builds it. */
export async function bundleDetection(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [packFacts()],
    build: {
      target: 'es2024',
      minify: true,
      write: false,
      lib: { entry, name: 'detection', formats: ['iife'], fileName: 'detection' },
    },
  })
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) =>
    'output' in one ? one.output : [],
  )
  return outputs.map((one) => ('code' in one ? one.code : '')).join('')
}

/** @returns its size as packages are measured. */
export const gzipped = (code: string): number => gzipSync(code, { level: 9 }).length
