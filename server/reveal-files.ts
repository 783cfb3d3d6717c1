/** The reveal page as the build left it: read once, served from memory. */
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { ConfigError } from './config-error.ts'

export interface RevealFile {
  /** The path it is served under, with a leading slash. */
  readonly path: string
  readonly type: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

export interface RevealFiles {
  readonly page: Uint8Array<ArrayBuffer>
  readonly assets: readonly RevealFile[]
}

const PAGE = 'index.html'

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
}

/**
 * Read the built page.
 * @throws ConfigError when it was not built.
 */
export function readRevealFiles(folder: string): RevealFiles {
  const files = listFiles(folder).map((file) => readFile(folder, file))
  const page = files.find((file) => file.path === `/${PAGE}`)
  if (!page) {
    throw new ConfigError(
      `there is no reveal page in ${folder}: run \`npm run build\`, or name its folder with --reveal-dir`,
    )
  }
  return { page: page.bytes, assets: files.filter((file) => file !== page) }
}

function listFiles(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
  } catch {
    // Not there, or not a folder: the caller says what to do about either.
    return []
  }
}

function readFile(folder: string, file: string): RevealFile {
  return {
    path: `/${relative(folder, file).split(sep).join('/')}`,
    type: TYPES[extname(file)] ?? 'application/octet-stream',
    bytes: new Uint8Array(readFileSync(file)),
  }
}
