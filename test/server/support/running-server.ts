import { onTestFinished } from 'vitest'
import type { Config } from '#server/config.ts'
import { startServer } from '#server/start-server.ts'
import { createCalls } from './calls.ts'
import { revealFolder, temporaryFolder } from './temporary.ts'

/** A server in this process, on a free port of loopback, closed when the test is over. */
export async function runServer(settings: Partial<Config> = {}) {
  const lines: string[] = []
  const server = await startServer(
    {
      port: 0,
      data: temporaryFolder(),
      revealDir: revealFolder(),
      rateLimit: 'off',
      ...settings,
    },
    { write: (text) => lines.push(text) },
  )
  onTestFinished(() => server.close())
  const fetchHere = (path: string, init?: RequestInit) => fetch(server.url + path, init)
  return { ...server, lines, fetch: fetchHere, ...createCalls(fetchHere) }
}
