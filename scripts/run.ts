/** Running the project's tools. */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('..', import.meta.url))

export interface RunOptions {
  env?: Record<string, string>
  /** Give back what it writes to stdout instead of showing it. */
  capture?: boolean
}

export interface Ran {
  ok: boolean
  stdout: string
}

/** A tool of node_modules by its name, on the project's own Node. */
export function runTool(name: string, args: string[], options: RunOptions = {}): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(name, args, {
      cwd: ROOT,
      env: { ...process.env, PATH: toolPath(), ...options.env },
      stdio: ['ignore', options.capture ? 'pipe' : 'inherit', 'inherit'],
      shell: process.platform === 'win32',
    })
    let stdout = ''
    child.stdout?.on('data', (data: Buffer) => {
      stdout += data
    })
    child.once('error', reject)
    child.once('close', (code) => resolve({ ok: code === 0, stdout }))
  })
}

function toolPath(): string {
  const separator = process.platform === 'win32' ? ';' : ':'
  const bin = fileURLToPath(new URL('../node_modules/.bin', import.meta.url))
  return [bin, process.env.PATH].join(separator)
}
