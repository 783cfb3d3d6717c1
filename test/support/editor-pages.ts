/**
 * Pages with real editors out of their packages, and the engines as a content script in an
 * extension of their own: bundled when the tests run, in memory and in a temporary folder.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type InlineConfig, type Rolldown } from 'vite'
import type { BrowserKind } from './browser.ts'
import { packageFile } from './editor-packages.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const PAGES = join(ROOT, 'test/pages')
const EDITOR_PAGES = join(PAGES, 'editors')
/** Ready-made, and too large to be bundled for every run. */
const CKEDITOR = join(ROOT, 'node_modules/ckeditor5/dist/browser/ckeditor5.js')
const NOT_PAGES = ['content', 'handle', 'packages.d', 'ready-made', 'until']

const ALL = readdirSync(EDITOR_PAGES)
  .map((file) => file.replace(/\.ts$/, ''))
  .filter((name) => !NOT_PAGES.includes(name))

/** Tests fill the first by themselves; others are a site's, which its own stories hold to the contract. */
const NO_ENGINES = ['bare', 'leaves', 'quill-in-shadow', 'tinymce-of-field']
export const EDITORS = ALL.filter((name) => !NO_ENGINES.includes(name))

export interface EditorPages extends AsyncDisposable {
  url(editor: string): string
}

/**
 * @param files - in the folder of pages, such as `editors/quill`.
 * @returns scripts by the last part of that, which export what the files do, and what they share.
 */
export async function bundleForPages(files: readonly string[]): Promise<Map<string, string>> {
  const made = await bundle({
    build: {
      rollupOptions: {
        input: Object.fromEntries(files.map((file) => [basename(file), join(PAGES, `${file}.ts`)])),
        preserveEntrySignatures: 'strict',
        external: ['ckeditor5'],
        output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
      },
    },
  })
  return made.set('ckeditor5-package.js', readFileSync(CKEDITOR, 'utf8'))
}

export async function serveEditorPages(): Promise<EditorPages> {
  const files = await bundleForPages(['handle', ...ALL].map((name) => `editors/${name}`))
  const server = createServer((request, response) => {
    const name = (request.url ?? '').slice(1)
    const script = files.get(name)
    const ready = packageFile(`/${name}`)
    const type = ready?.type ?? (script ? 'text/javascript' : 'text/html')
    response.writeHead(200, { 'content-type': `${type}; charset=utf-8` })
    response.end(ready?.body ?? script ?? page(name))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: (editor) => `http://localhost:${port}/${editor}`,
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** @returns the folder, for `launch`. */
export async function buildEngineExtension(kind: BrowserKind, folder: string): Promise<string> {
  const files = await bundle({
    define: { 'import.meta.env.FIREFOX': String(kind === 'firefox') },
    build: {
      rollupOptions: {
        input: { content: join(EDITOR_PAGES, 'content.ts') },
        output: { format: 'iife', entryFileNames: '[name].js' },
      },
    },
  })
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of files) writeFileSync(join(folder, name), text)
  writeFileSync(join(folder, 'background.js'), '')
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest(kind)))
  return folder
}

async function bundle(config: InlineConfig): Promise<Map<string, string>> {
  const output = (await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    mode: 'test',
    ...config,
    // Draft.js is written for Node's name of it.
    define: {
      'process.env.NODE_ENV': '"production"',
      global: 'globalThis',
      ...config.define,
    },
    build: { ...config.build, write: false, minify: false, target: 'es2024', modulePreload: false },
  })) as Rolldown.RolldownOutput
  return new Map(
    output.output.flatMap((one) => (one.type === 'chunk' ? [[one.fileName, one.code]] : [])),
  )
}

function manifest(kind: BrowserKind): object {
  return {
    manifest_version: 3,
    name: 'Engines',
    version: '1',
    permissions: [],
    background:
      kind === 'firefox' ? { scripts: ['background.js'] } : { service_worker: 'background.js' },
    content_scripts: [
      {
        matches: ['http://localhost/*'],
        js: ['content.js'],
        run_at: 'document_start',
        all_frames: true,
        match_about_blank: true,
        match_origin_as_fallback: true,
      },
    ],
    ...(kind === 'firefox' && {
      host_permissions: ['http://localhost/*'],
      browser_specific_settings: { gecko: { id: 'engines@matchstick.example' } },
    }),
  }
}

function page(editor: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${editor}</title><link rel="icon" href="data:,">
<style>body { font: 16px/1.5 sans-serif; margin: 2rem } [role=textbox], textarea { min-height: 6rem; border: 1px solid }
.ql-editor, .ProseMirror { white-space: break-spaces }</style>
<script type="importmap">{ "imports": { "ckeditor5": "/ckeditor5-package.js" } }</script>
</head><body><h1>${editor}</h1><div id="editor"></div><button id="elsewhere">Elsewhere</button>
<script type="module">
  import { create } from '/${editor}.js'
  import { expose } from '/handle.js'
  await expose(create)
</script></body></html>`
}
