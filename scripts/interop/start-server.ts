import { type ChildProcess, spawn } from 'node:child_process'
import { endsWithUs, temporaryFolder } from '#test/support/temp.ts'
import { waitFor } from '#test/support/wait.ts'
import { freePort } from '../free-port.ts'
import type { Command, Recipe } from './recipes.ts'

export interface Started {
  kind: string
  baseUrl: string
  token: string | null
  stop(): Promise<void>
}

const FIRST_PORT = 19_000
const PATIENCE_MS = 30_000

/** On a free port of loopback. @throws Error with what it wrote last, when it does not answer. */
export async function startRecipe(recipe: Recipe, redis: string): Promise<Started> {
  const { kind, path = '', token = null } = recipe
  const port = await freePort(FIRST_PORT)
  const folder = temporaryFolder(`interop-${kind}`)
  const running = run(recipe.start({ port, data: folder.path, redis }))
  const baseUrl = `http://127.0.0.1:${port}/${path}`
  const stop = async () => {
    await running.stop()
    folder.remove()
  }
  try {
    await running.until(() => fetch(baseUrl, { redirect: 'manual' }))
  } catch (error) {
    await stop()
    throw error
  }
  return { kind, baseUrl, token, stop }
}

/** Keeps nothing on the disk. @param file - redis-server or valkey-server. */
export async function startRedis(file: string): Promise<{ url: string; stop(): Promise<void> }> {
  const port = await freePort(FIRST_PORT)
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no']
  const { stop, until } = run({ file, args })
  // It does not speak HTTP, and says so: somebody is there.
  await until(() => fetch(`http://127.0.0.1:${port}/`).catch(expectAnswered))
  return { url: `redis://127.0.0.1:${port}`, stop }
}

function expectAnswered(error: unknown): void {
  const cause = error instanceof Error ? error.cause : null
  if (cause instanceof Error && 'code' in cause && cause.code === 'ECONNREFUSED') throw error
}

function run({ file, args, cwd, env }: Command) {
  const child: ChildProcess = spawn(file, args, {
    ...(cwd !== undefined && { cwd }),
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (data: Buffer) => {
      said = (said + data).slice(-2000)
    })
  }
  return {
    stop: endsWithUs(child),
    until: (ask: () => Promise<unknown>) =>
      waitFor(
        async () => {
          if (child.exitCode !== null) throw new Error(`It ended with ${child.exitCode}`)
          await ask()
          return true
        },
        () => `${file} does not answer. It said:\n${said}`,
        PATIENCE_MS,
      ),
  }
}
