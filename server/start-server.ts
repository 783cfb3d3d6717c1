/** From a configuration to a listening server, and back to nothing. */
import { once } from 'node:events'
import { mkdirSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { createApp } from './app.ts'
import { type Config, configWith } from './config.ts'
import { ConfigError } from './config-error.ts'
import { problem } from './http/answer.ts'
import { headerTable } from './http/headers.ts'
import { createLog } from './log.ts'
import { readRevealFiles } from './reveal-files.ts'
import { createSqliteStore } from './stores/sqlite.ts'
import type { Store } from './stores/store.ts'
import { createThreadedStore } from './stores/threaded.ts'
import { startSweeper } from './sweeper.ts'
import { parseTokens } from './tokens.ts'

/** Slow senders hold a connection for so long and no longer. */
const HEADERS_TIMEOUT_MS = 10_000
const REQUEST_TIMEOUT_MS = 120_000
const TIMEOUT_CHECK_MS = 5000
/** Longer than the idle time of common proxies, so that it is they who close. */
const KEEP_ALIVE_MS = 75_000
const DRAIN_CHECK_MS = 20
const DATABASE = 'matchstick.db'

export interface RunningServer {
  /** Where it listens, without a trailing slash. */
  readonly url: string
  readonly port: number
  /** How people reach it: the configured public URL, or localhost. */
  readonly publicUrl: string
  /** Take nothing new, finish what runs, erase what must be, let go of everything. */
  close(): Promise<void>
}

export interface StartOptions {
  /** Where log lines go; standard output by default. */
  readonly write?: (text: string) => void
  /** The store's clock, for tests. The store then stays on this thread. */
  readonly now?: () => number
}

/**
 * Start the endpoint.
 * @param settings - what differs from the defaults of `config.ts`.
 * @throws ConfigError when it cannot start as configured; its message says what to change.
 */
export async function startServer(
  settings: Partial<Config> = {},
  options: StartOptions = {},
): Promise<RunningServer> {
  const config = withTokensOfFile(configWith(settings))
  const write = options.write ?? ((text: string) => process.stdout.write(text))
  const log = createLog({ write, requests: config.log === 'requests' })
  const revealFiles = readRevealFiles(config.revealDir)
  const store = await openStore(config, options.now)

  try {
    const server = createNodeServer()
    const port = await listen(server, config)
    const publicUrl = config.publicUrl ?? `http://localhost:${port}`
    const app = createApp({ store, config, publicUrl, revealFiles, log })
    // No request can have come in yet: connections are taken in a later phase of the event loop.
    server.on(
      'request',
      listener((request, env) => app.fetch(request, env)),
    )
    const sweeper = startSweeper(store, log, config.sweepSeconds * 1000)

    const url = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`
    log.event('listening', { url, port, publicUrl })
    const close = async () => {
      await drain(server, config.shutdownSeconds * 1000)
      await sweeper.stop()
      await store.close()
      log.event('stopped')
      log.flush()
    }
    let closing: Promise<void> | null = null
    return {
      url,
      port,
      publicUrl,
      close: () => {
        closing ??= close()
        return closing
      },
    }
  } catch (error) {
    await store.close()
    throw error
  }
}

function withTokensOfFile(config: Config): Config {
  if (config.tokensFile === null) return config
  const tokens = parseTokens(readTokensFile(config.tokensFile))
  if (tokens.length === 0) {
    // An empty file must not silently open the endpoint to everybody.
    throw new ConfigError(`--tokens-file ${config.tokensFile} holds no token`)
  }
  return { ...config, tokens: [...config.tokens, ...tokens] }
}

function readTokensFile(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw new ConfigError(`--tokens-file ${path} cannot be read`, { cause })
  }
}

async function openStore(config: Config, now?: () => number): Promise<Store> {
  const path = join(config.data, DATABASE)
  const { quotaBytes } = config
  try {
    mkdirSync(config.data, { recursive: true, mode: 0o700 })
    return now
      ? createSqliteStore({ path, quotaBytes, now })
      : await createThreadedStore({ path, quotaBytes })
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : 'unknown'
    throw new ConfigError(`the database ${path} cannot be opened: ${reason}`, { cause })
  }
}

function createNodeServer(): Server {
  return createServer({
    headersTimeout: HEADERS_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    connectionsCheckingInterval: TIMEOUT_CHECK_MS,
  })
}

async function listen(server: Server, config: Config): Promise<number> {
  server.listen(config.port, config.host)
  try {
    await once(server, 'listening')
  } catch (cause) {
    throw new ConfigError(listenFailure(cause, config), { cause })
  }
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('expected a TCP address')
  return address.port
}

function listenFailure(error: unknown, { host, port }: Config): string {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'EADDRINUSE') {
    return `port ${port} on ${host} is in use: stop what listens there, or choose another --port`
  }
  if (code === 'EACCES') return `port ${port} may not be used by this user: choose another --port`
  return `cannot listen on ${host}: choose another --host`
}

/** Requests that are no requests, such as a target that is no URL, get a problem as well. */
function listener(fetch: Parameters<typeof getRequestListener>[0]) {
  const answer = problem('invalid-request', { field: 'target', detail: 'expected a path' })
  const headers = headerTable(false).problem
  return getRequestListener(fetch, {
    errorHandler: () => new Response(answer.body, { status: answer.status, headers }),
  })
}

/** Resolves when the last connection is closed, by us if it takes too long. */
async function drain(server: Server, deadlineMs: number): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  // Connections become idle one by one as their requests finish, and would be kept alive.
  const idle = setInterval(() => server.closeIdleConnections(), DRAIN_CHECK_MS)
  const deadline = setTimeout(() => server.closeAllConnections(), deadlineMs)
  await closed
  clearInterval(idle)
  clearTimeout(deadline)
}
