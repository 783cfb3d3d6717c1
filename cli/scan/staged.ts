import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { CliError, reasonOf } from '../command.ts'
import { contentOf, MAX_BYTES } from './content.ts'
import { IgnoreRules } from './ignore-files.ts'
import type { Source } from './source.ts'

/** A file in the index that differs from the last commit. */
interface StagedFile {
  /** From the top of the repository. */
  path: string
  blob: string
}

/** Added, copied, modified, renamed or of another type: whatever the commit will hold anew. */
const DIFF = ['diff', '--cached', '--raw', '--no-abbrev', '--no-renames', '--diff-filter=AMT', '-z']
/** Modes of regular files; the others are links and submodules. */
const REGULAR = /^100/

/**
 * What the next commit will hold, from git's index: the files in the working tree may be newer.
 *
 * @param paths - only below these, as git understands them; none: all.
 * @throws CliError where git is missing or this is no repository.
 */
export async function* stagedSources(
  paths: readonly string[],
  heedIgnoreFiles: boolean,
): AsyncGenerator<Source> {
  const top = (await git(['rev-parse', '--show-toplevel'])).toString().replace(/\r?\n$/, '')
  const all = parseRawDiff((await git([...DIFF, '--', ...paths])).toString())
  // What is tracked is not subject to .gitignore, only to what is said to us.
  const files = heedIgnoreFiles ? all.filter(({ path }) => !isIgnored(top, path)) : all
  const sizes = await sizesOf(files)
  const readable = files.filter((_, i) => (sizes[i] ?? 0) <= MAX_BYTES)
  for (const file of files) {
    if (!readable.includes(file)) yield { path: file.path, skipped: 'too large' }
  }
  let next = 0
  for await (const bytes of blobsOf(readable)) {
    const file = readable[next++]
    if (file !== undefined) yield { path: file.path, ...contentOf(bytes) }
  }
}

/** `:oldmode newmode oldblob newblob status NUL path NUL`, again and again. */
function parseRawDiff(output: string): StagedFile[] {
  const fields = output.split('\0')
  const files: StagedFile[] = []
  for (let i = 0; i + 1 < fields.length; i += 2) {
    const [, mode = '', , blob = ''] = (fields[i] ?? '').split(' ')
    if (REGULAR.test(mode)) files.push({ path: fields[i + 1] ?? '', blob })
  }
  return files
}

function isIgnored(top: string, path: string): boolean {
  const parts = path.split('/')
  let rules = IgnoreRules.none
  let folder = top
  for (const [i, part] of parts.entries()) {
    rules = rules.within(folder, ['.matchstickignore'])
    folder = resolve(folder, part)
    if (rules.ignores(folder, i < parts.length - 1)) return true
  }
  return false
}

async function sizesOf(files: readonly StagedFile[]): Promise<number[]> {
  if (files.length === 0) return []
  const output = await git(['cat-file', '--batch-check=%(objectsize)'], namesOf(files))
  return output.toString().trimEnd().split('\n').map(Number)
}

/** One process for all blobs: `<name> blob <size>`, the bytes, a line feed; again and again. */
async function* blobsOf(files: readonly StagedFile[]): AsyncGenerator<Uint8Array> {
  if (files.length === 0) return
  const child = spawn('git', ['cat-file', '--batch'], { stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdin.on('error', () => {}) // it ended early: the missing blobs are noticed below
  child.stdin.end(namesOf(files))
  let chunks: Buffer[] = []
  let length = 0
  let needed = 1
  let given = 0
  for await (const chunk of child.stdout) {
    chunks.push(chunk)
    length += chunk.length
    if (length < needed) continue
    let pending = Buffer.concat(chunks)
    for (let span = firstBlob(pending); span !== undefined; span = firstBlob(pending)) {
      needed = span.end + 1
      if (pending.length < needed) break
      yield pending.subarray(span.start, span.end)
      given++
      pending = pending.subarray(needed)
      needed = 1
    }
    chunks = [pending]
    length = pending.length
  }
  if (given < files.length) throw new CliError('git did not give all that is staged')
}

/** Where the first blob is, or will be when all of it is there. */
function firstBlob(pending: Buffer): { start: number; end: number } | undefined {
  const head = pending.indexOf('\n')
  if (head < 0) return undefined
  const [, type, size] = pending.toString('latin1', 0, head).split(' ')
  if (type !== 'blob') throw new CliError('git did not give all that is staged')
  return { start: head + 1, end: head + 1 + Number(size) }
}

function namesOf(files: readonly StagedFile[]): string {
  return files.map(({ blob }) => `${blob}\n`).join('')
}

function git(args: readonly string[], input = ''): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', args)
    const out: Buffer[] = []
    const err: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
    child.once('error', (error) => reject(new CliError(`git: ${reasonOf(error)}`)))
    child.once('close', (status) => {
      if (status === 0) return resolve(Buffer.concat(out))
      reject(new CliError(`git: ${Buffer.concat(err).toString().trim() || `status ${status}`}`))
    })
    child.stdin.on('error', () => {}) // it ended early: its status tells
    child.stdin.end(input)
  })
}
