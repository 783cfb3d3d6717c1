/** Editors that are ready-made, and too large to be bundled for every run: served as they are. */
import { existsSync, readFileSync } from 'node:fs'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'

const MODULES = fileURLToPath(new URL('../../node_modules', import.meta.url))
const PACKAGES = ['ace-builds', 'codemirror5', 'monaco-editor', 'quill1', 'tinymce']
const TYPES: Record<string, string> = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.ttf': 'font/ttf',
}

/** @returns the file at `/packages/NAME/…`; null for any other path. */
export function packageFile(path: string): { body: Buffer; type: string } | null {
  const [, folder, name = '', ...rest] = normalize(path).split('/')
  if (folder !== 'packages' || !PACKAGES.includes(name)) return null
  const file = join(MODULES, name, ...rest)
  const type = TYPES[extname(file)]
  return type !== undefined && existsSync(file) ? { body: readFileSync(file), type } : null
}

/** What TinyMCE loads of itself, for pages that are served one by one. */
export const TINYMCE_FILES = [
  'tinymce.min.js',
  'icons/default/icons.min.js',
  'models/dom/model.min.js',
  'themes/silver/theme.min.js',
  'plugins/link/plugin.min.js',
  'plugins/autolink/plugin.min.js',
  'skins/ui/oxide/skin.min.css',
  'skins/ui/oxide/content.min.css',
  'skins/content/default/content.min.css',
].map((file) => `/packages/tinymce/${file}`)

export const CODEMIRROR5_FILES = ['lib/codemirror.css', 'lib/codemirror.js'].map(
  (file) => `/packages/codemirror5/${file}`,
)
