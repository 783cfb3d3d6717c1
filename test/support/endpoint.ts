/** The reference endpoint as people run it: a process of its own, on a data folder of its own. */
import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { endsWithUs, temporaryFolder } from './temp.ts'

const MAIN = fileURLToPath(new URL('../../server/main.ts', import.meta.url))

export interface Endpoint extends AsyncDisposable {
  /** Ends in `/`; always on 127.0.0.1, while test pages are on localhost. */
  readonly url: string
  readonly port: number
  readonly dataFolder: string
  /** Everything it wrote, to search for what must not be there. */
  readonly output: () => string
  /** SIGKILL, then the same data on the same port. */
  crashAndRestart(): Promise<void>
  stop(): Promise<void>
  /** When somebody stopped it. */
  readonly stopped: Promise<void>
}

export interface EndpointOptions {
  port?: number
  dataFolder?: string
  /** Further flags of `server/main.ts`. */
  flags?: string[]
  /** How far its clock is behind that of the browsers: what it did a moment ago is old to them. */
  behindMs?: number
}

export async function startEndpoint(options: EndpointOptions = {}): Promise<Endpoint> {
  const folder = options.dataFolder === undefined ? temporaryFolder('endpoint') : null
  const dataFolder = options.dataFolder ?? join(mkdtempSync(join(folder?.path ?? '', 'data-')))
  let output = ''
  const keep = (text: string) => {
    output += text
  }
  const flags = options.flags ?? ['--rate-limit', 'off']
  const node = options.behindMs === undefined ? [] : ['--import', clockBehind(options.behindMs)]
  const start = (at: number) => spawnServer(at, dataFolder, { node, flags, keep })
  let running = await start(options.port ?? 0)
  const { port } = running
  const { promise: stopped, resolve: isStopped } = Promise.withResolvers<void>()
  const stop = async () => {
    isStopped()
    await running.end()
    folder?.remove()
  }
  return {
    url: `http://127.0.0.1:${port}/`,
    port,
    dataFolder,
    output: () => output,
    async crashAndRestart() {
      running.kill()
      await running.end()
      running = await start(port)
    },
    stop,
    stopped,
    [Symbol.asyncDispose]: stop,
  }
}

async function spawnServer(
  port: number,
  dataFolder: string,
  { node, flags, keep }: { node: string[]; flags: string[]; keep: (text: string) => void },
) {
  const address = ['--port', String(port), '--host', '127.0.0.1']
  const args = [...node, MAIN, ...address, '--data', dataFolder, ...flags]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  const end = endsWithUs(child)
  let problems = ''
  child.stderr.on('data', (data: Buffer) => {
    problems += data
    keep(String(data))
  })
  const listening = new Promise<number>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The endpoint ended (${code}): ${problems}`)))
    createInterface(child.stdout).on('line', (line) => {
      keep(`${line}\n`)
      const found = portIn(line)
      if (found !== null) resolve(found)
    })
  })
  return { port: await listening, end, kill: () => void child.kill('SIGKILL') }
}

/** A module for Node's `--import`, which turns the clock of its process back. */
function clockBehind(ms: number): string {
  const code = `const now = Date.now; Date.now = () => now() - ${ms}`
  return `data:text/javascript,${encodeURIComponent(code)}`
}

/** The server says in a line of JSON where it listens. */
function portIn(line: string): number | null {
  try {
    const { port } = JSON.parse(line)
    return typeof port === 'number' ? port : null
  } catch {
    return null // another kind of line
  }
}
