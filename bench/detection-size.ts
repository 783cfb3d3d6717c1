/** What the detectors weigh where they run: everything that `scan` needs, built as the extension builds it. */
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { compactWords } from '#scripts/vite/compact-words.ts'

const entry = join(import.meta.dirname, '../lib/detection/scan.ts')

export async function sizeOfDetection(): Promise<{ minified: number; gzipped: number }> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [compactWords()],
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
  const code = outputs.map((one) => ('code' in one ? one.code : '')).join('')
  return { minified: Buffer.byteLength(code), gzipped: gzipSync(code, { level: 9 }).length }
}
