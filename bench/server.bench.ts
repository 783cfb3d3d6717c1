/**
 * Durable creates and opens a second over HTTP, beside a bare Hono route, client and server on the
 * same machine. The two servers take turns, so that both meet the same load from outside.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import autocannon from 'autocannon'
import { type Figures, median, row } from './measure.ts'

const CONNECTIONS = 50
const REQUESTS_A_ROUND = 20_000
const ROUNDS = 3
/** Secrets for the figures of a full store. */
const FULL = 100_000
/** What a one-line secret becomes: prefix, 256 bytes of payload, tag. */
const ENVELOPE_BYTES = 305
const encode = (bytes: Buffer) => bytes.toString('base64url')
const hash = (bytes: Buffer) => encode(createHash('sha256').update(bytes).digest())

interface Call {
  method: 'PUT' | 'POST'
  path: string
  body: string
}

export async function serverFigures(): Promise<Figures> {
  const data = mkdtempSync(join(tmpdir(), 'matchstick-bench-'))
  const envelopeLength = encode(Buffer.alloc(ENVELOPE_BYTES)).length
  const ours = await start('server/main.ts', ['--port', '0', '--data', data, '--rate-limit', 'off'])
  const bare = await start('bench/bare-server.ts', [String(envelopeLength)])
  try {
    const { rows, notes } = await measure(ours, bare.url)
    return { rows, notes: { ...notes, ...(await measureFull()) } }
  } finally {
    await Promise.all([stop(ours.child), stop(bare.child)])
    rmSync(data, { recursive: true })
  }
}

async function measure(
  ours: { url: string; child: ChildProcess },
  bareUrl: string,
): Promise<Figures> {
  const rates: Record<'create' | 'open' | 'bareCreate' | 'bareOpen', number[]> = {
    create: [],
    open: [],
    bareCreate: [],
    bareOpen: [],
  }
  const latencies: { create: number[]; open: number[] } = { create: [], open: [] }
  for (let round = 0; round < ROUNDS; round++) {
    const secrets = Array.from({ length: REQUESTS_A_ROUND }, makeSecret)
    const [creates, opens] = [secrets.map(({ create }) => create), secrets.map(({ open }) => open)]
    rates.bareCreate.push((await run(bareUrl, creates)).rate)
    const created = await run(ours.url, creates)
    rates.bareOpen.push((await run(bareUrl, opens)).rate)
    const opened = await run(ours.url, opens)
    rates.create.push(created.rate)
    rates.open.push(opened.rate)
    latencies.create.push(created.p99)
    latencies.open.push(opened.p99)
  }
  const pair = (a: number[], b: number[]) => ({ ours: median(a), theirs: median(b) })
  return {
    rows: [
      row('durable creates / bare Hono', pair(rates.create, rates.bareCreate), '/s', 0.5),
      row('durable opens / bare Hono', pair(rates.open, rates.bareOpen), '/s', 0.4),
    ],
    notes: {
      'p99 of a create under that load': `${median(latencies.create)} ms`,
      'p99 of an open under that load': `${median(latencies.open)} ms`,
    },
  }
}

/** Memory and files of a fresh server that many secrets wait in, and after they were opened. */
async function measureFull(): Promise<Figures['notes']> {
  const data = mkdtempSync(join(tmpdir(), 'matchstick-bench-'))
  const server = await start('server/main.ts', [
    '--port',
    '0',
    '--data',
    data,
    '--rate-limit',
    'off',
  ])
  const notes: Figures['notes'] = {}
  const note = (when: string) => {
    notes[`memory of the server ${when}`] = residentMemory(server.child)
    notes[`its files ${when}`] = size(data)
  }
  try {
    note('at the start')
    const rounds = Array.from({ length: FULL / REQUESTS_A_ROUND }, () =>
      Array.from({ length: REQUESTS_A_ROUND }, makeSecret),
    )
    for (const secrets of rounds)
      await run(
        server.url,
        secrets.map(({ create }) => create),
      )
    note(`with ${FULL.toLocaleString('en')} secrets waiting`)
    for (const secrets of rounds)
      await run(
        server.url,
        secrets.map(({ open }) => open),
      )
    note('when all of them were opened')
    return notes
  } finally {
    await stop(server.child)
    rmSync(data, { recursive: true })
  }
}

/** Of Linux and macOS; Windows has no `ps`. */
function residentMemory({ pid }: ChildProcess): string {
  const { stdout } = spawnSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })
  return stdout ? `${(Number(stdout) / 1024).toFixed(0)} MiB` : 'unknown'
}

function makeSecret(): { create: Call; open: Call } {
  const id = encode(randomBytes(16))
  const [linkKey, openKey, ownerKey] = [randomBytes(32), randomBytes(32), randomBytes(32)]
  const create = {
    envelope: encode(randomBytes(ENVELOPE_BYTES)),
    linkHash: hash(linkKey),
    openHash: hash(openKey),
    ownerHash: hash(ownerKey),
    expiresIn: 3600,
  }
  const open = {
    linkKey: encode(linkKey),
    openKey: encode(openKey),
    claim: encode(randomBytes(16)),
  }
  const path = `/v1/secrets/${id}`
  return {
    create: { method: 'PUT', path, body: JSON.stringify(create) },
    open: { method: 'POST', path: `${path}/open`, body: JSON.stringify(open) },
  }
}

/** Send every call once, spread over the connections. @throws when one is not answered with 2xx. */
async function run(url: string, calls: Call[]): Promise<{ rate: number; p99: number }> {
  const share = calls.length / CONNECTIONS
  let connection = 0
  const start = performance.now()
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    amount: calls.length,
    headers: { 'content-type': 'application/json' },
    setupClient(client) {
      const from = connection++ * share
      client.setRequests(calls.slice(from, from + share))
    },
  })
  if (result['2xx'] !== calls.length) {
    throw new Error(`expected ${calls.length} answers of 2xx, got ${result['2xx']}`)
  }
  // Autocannon rounds its own duration up to whole seconds.
  const seconds = (performance.now() - start) / 1000
  return { rate: calls.length / seconds, p99: result.latency.p99 }
}

async function start(file: string, args: string[]): Promise<{ url: string; child: ChildProcess }> {
  const child = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  for await (const line of createInterface({ input: child.stdout })) {
    const event: { event?: string; url?: string } = JSON.parse(line)
    if (event.event !== 'listening' || !event.url) continue
    child.stdout.resume()
    return { url: event.url, child }
  }
  throw new Error(`${file} ended before it listened`)
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}

function size(folder: string): string {
  const bytes = readdirSync(folder).reduce(
    (sum, name) => sum + statSync(join(folder, name)).size,
    0,
  )
  return `${(bytes / 1024 / 1024).toFixed(1)} MiB`
}
