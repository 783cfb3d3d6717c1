/** The project's own source files, as the architecture test reads them. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const FOLDERS = ['lib', 'components', 'entrypoints', 'server', 'cli', 'scripts', 'bench', 'test']

export interface Import {
  /** A path from the project's root, or the name of a package. */
  from: string
  isTypeOnly: boolean
  /** Loaded when it is needed: `import()`. */
  isLazy: boolean
}

export interface Source {
  /** From the project's root, with `/`. */
  path: string
  text: string
  /** Without comments and without what stands in strings. */
  code: string
  imports: Import[]
}

export function readSources(): Source[] {
  return FOLDERS.flatMap(filesIn).map((path) => {
    const text = readFileSync(join(ROOT, path), 'utf8')
    return { path, text, code: codeOf(text), imports: importsOf(path, text) }
  })
}

export function readText(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8')
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ts|tsx|mts)$/.test(name))
      .map((name) => `${folder}/${name.split(sep).join('/')}`)
  } catch {
    return [] // a folder that is yet to come
  }
}

const STATEMENT =
  /^(?:import|export)\s+(?<type>type\s)?(?:[\w*\s{},$]+\sfrom\s+)?'(?<from>[^']+)'|\bimport\(\s*'(?<lazy>[^']+)'\)/gm

function importsOf(path: string, text: string): Import[] {
  return [...text.matchAll(STATEMENT)].map(({ groups }) => ({
    from: rootPath(path, groups?.from ?? groups?.lazy ?? ''),
    isTypeOnly: groups?.type !== undefined,
    isLazy: groups?.lazy !== undefined,
  }))
}

/** `#lib/x.ts` and `./x.ts` as paths from the root; packages as they are; `?inline` dropped. */
function rootPath(importer: string, specifier: string): string {
  const [bare = ''] = specifier.split('?')
  if (bare.startsWith('#')) return bare.slice(1)
  if (!bare.startsWith('.')) return bare
  return normalize(join(dirname(importer), bare))
    .split(sep)
    .join('/')
}

const NOT_CODE =
  /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/[^\n]*/gm

function codeOf(text: string): string {
  return text.replace(NOT_CODE, (found) => (found.startsWith('/') ? '' : "''"))
}
