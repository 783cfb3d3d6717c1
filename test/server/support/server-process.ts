/** The server as its own process, the way an administrator runs it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createCalls } from './calls.ts'

const MAIN = join(import.meta.dirname, '..', '..', '..', 'server', 'main.ts')

export interface Exit {
  code: number | null
  signal: NodeJS.Signals | null
  output: string
  errors: string
}

export interface ServerProcess extends ReturnType<typeof createCalls> {
  readonly url: string
  readonly port: number
  readonly child: ChildProcess
  readonly fetch: (path: string, init?: RequestInit) => Promise<Response>
  /** Signal it. @returns when it is gone. */
  stop(signal: NodeJS.Signals): Promise<Exit>
}

/** Start `server/main.ts` and watch it until it is gone. */
export function spawnMain(args: readonly string[], environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, [MAIN, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, ...environment },
  })
  const output: string[] = []
  const errors: string[] = []
  const lines = createInterface({ input: child.stdout })
  lines.on('line', (line) => output.push(`${line}\n`))
  child.stderr.on('data', (chunk) => errors.push(String(chunk)))
  const exited = once(child, 'close').then(
    (): Exit => ({
      code: child.exitCode,
      signal: child.signalCode,
      output: output.join(''),
      errors: errors.join(''),
    }),
  )
  return { child, lines, exited }
}

export interface ProcessOptions {
  data: string
  revealDir: string
  args?: readonly string[]
}

/** Start a server on a free port of loopback. @returns once it listens. */
export async function startProcess(options: ProcessOptions): Promise<ServerProcess> {
  const { data, revealDir, args = [] } = options
  const flags = ['--port', '0', '--data', data, '--reveal-dir', revealDir, '--rate-limit', 'off']
  const { child, lines, exited } = spawnMain([...flags, '--log', 'events', ...args])
  const [line] = await Promise.race([
    once(lines, 'line'),
    exited.then(({ errors }) => {
      throw new Error(`the server did not start: ${errors}`)
    }),
  ])
  const { url, port }: { url: string; port: number } = JSON.parse(String(line))
  const fetchThere = (path: string, init?: RequestInit) => fetch(url + path, init)
  return {
    url,
    port,
    child,
    fetch: fetchThere,
    stop(signal) {
      child.kill(signal)
      return exited
    },
    ...createCalls(fetchThere),
  }
}
