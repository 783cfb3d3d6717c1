/** The command as a process, in a folder of its own. */
import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { temporaryFolder } from '#test/support/temp.ts'

export const MATCHSTICK = fileURLToPath(new URL('../../cli/matchstick.mjs', import.meta.url))

/** A credential that only `OWN` knows, so that these tests hold whatever is built in. */
export function token(serial: number): string {
  return `ACME-${serial.toString(16).padStart(24, '7')}`
}

/** Detectors of their own: one for whole tokens, one for passwords of eight characters. */
const OWN = {
  detectors: [
    {
      id: 'acme-token',
      name: 'ACME deploy token',
      pattern: '\\bACME-[0-9a-f]{24}\\b',
      keywords: ['ACME-'],
      severity: 'high',
      matches: [token(1)],
      ignores: ['ACME-12'],
    },
  ],
}

export interface Ran {
  status: number | null
  signal: NodeJS.Signals | null
  stdout: string
  stderr: string
}

/** A folder for one test; `scan` runs in it with the detectors above. */
export class Desk {
  readonly folder = temporaryFolder('cli')
  readonly #detectors = temporaryFolder('cli-own')

  constructor() {
    this.detectorsFile('own.json', OWN)
  }

  get path(): string {
    return this.folder.path
  }

  write(path: string, content: string | Uint8Array): string {
    const whole = join(this.path, path)
    mkdirSync(dirname(whole), { recursive: true })
    writeFileSync(whole, content)
    return whole
  }

  /** Beside the folder that is scanned. */
  detectorsFile(name: string, content: unknown): string {
    const path = join(this.#detectors.path, name)
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
    return path
  }

  git(...args: string[]): string {
    const who = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org']
    return execFileSync('git', [...who, ...args], {
      cwd: this.path,
      encoding: 'utf8',
      env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
    })
  }

  scan(args: string[], input?: string | Uint8Array, cwd = this.path): Promise<Ran> {
    const own = join(this.#detectors.path, 'own.json')
    return run([MATCHSTICK, 'scan', '--detectors', own, ...args], cwd, input)
  }

  /** @returns path and place of each finding, sorted. */
  async paths(args: string[], input?: string | Uint8Array, cwd = this.path): Promise<string[]> {
    const { stdout } = await this.scan(['--format', 'jsonl', ...args], input, cwd)
    return rowsOf(stdout).map(({ path }) => String(path))
  }

  remove(): void {
    this.folder.remove()
    this.#detectors.remove()
  }
}

export function rowsOf(stdout: string): Record<string, unknown>[] {
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
}

/** Node with these arguments, to its end. */
export function run(args: string[], cwd: string, input?: string | Uint8Array): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd })
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text
    })
    child.stdin.on('error', () => {}) // it may end without reading
    child.stdin.end(input)
    child.once('error', reject)
    child.once('close', (status, signal) => resolve({ status, signal, stdout, stderr }))
  })
}
