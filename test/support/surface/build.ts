import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import type { BrowserKind } from '../browser.ts'

const project = fileURLToPath(new URL('../../..', import.meta.url))
const OUTPUT = { chromium: 'chrome-mv3', firefox: 'firefox-mv3' } as const

/** The built extension, with the surface alone as a content script of localhost. */
export async function buildSurfaceExtension(kind: BrowserKind, into: string): Promise<void> {
  const built = join(project, '.output', OUTPUT[kind])
  if (!existsSync(built)) throw new Error(`No build in ${built}: run "npm run build" first`)
  cpSync(built, into, { recursive: true })
  await build({
    configFile: false,
    root: project,
    logLevel: 'warn',
    build: {
      target: 'es2024',
      outDir: into,
      emptyOutDir: false,
      copyPublicDir: false,
      lib: {
        entry: fileURLToPath(new URL('./content.ts', import.meta.url)),
        formats: ['iife'],
        name: 'surface',
        fileName: () => 'surface.js',
      },
    },
  })
  const path = join(into, 'manifest.json')
  const manifest = JSON.parse(readFileSync(path, 'utf8'))
  const script = { matches: ['http://localhost/*'], js: ['surface.js'], run_at: 'document_start' }
  writeFileSync(path, JSON.stringify({ ...manifest, content_scripts: [script] }))
}
