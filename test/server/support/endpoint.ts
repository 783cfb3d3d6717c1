/** The app with a store in a temporary folder, called without a port. */
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createApp } from '#server/app.ts'
import { type Config, configWith } from '#server/config.ts'
import { createLog } from '#server/log.ts'
import { readRevealFiles } from '#server/reveal-files.ts'
import { createSqliteStore } from '#server/stores/sqlite.ts'
import type { Store } from '#server/stores/store.ts'
import { createCalls } from './calls.ts'
import { createClock } from './clock.ts'
import { revealFolder, temporaryFolder } from './temporary.ts'

export interface EndpointOptions extends Partial<Config> {
  /** Puts something between the app and its store. */
  wrapStore?: (store: Store) => Store
}

export function createEndpoint({ wrapStore, ...settings }: EndpointOptions = {}) {
  const clock = createClock()
  const config = configWith({ rateLimit: 'off', ...settings })
  const path = join(temporaryFolder(), 'test.db')
  const { quotaBytes } = config
  const store = createSqliteStore({ path, quotaBytes, now: clock.now })
  onTestFinished(() => store.close())

  const lines: string[] = []
  const log = createLog({ write: (text) => lines.push(text), requests: true, now: clock.now })
  const app = createApp({
    store: wrapStore?.(store) ?? store,
    config,
    publicUrl: config.publicUrl ?? 'http://localhost:8787',
    revealFiles: readRevealFiles(revealFolder()),
    log,
  })

  async function fetch(path: string, init: RequestInit = {}, address = '192.0.2.1') {
    const env = { incoming: { socket: { remoteAddress: address } } }
    return await app.request(path, init, env)
  }

  return { app, store, clock, path, log, lines, fetch, ...createCalls(fetch) }
}
