/**
 * `npm run interop`: the contract suite against real servers on loopback, and a hand-over over each
 * with the built extension. `--servers FOLDER` has those that no registry gives; `--at KIND=URL` is
 * one that runs already, `--token KIND=TOKEN` what sharing there takes. What this starts it stops.
 */
import { parseArgs } from 'node:util'
import { loadKind } from '#lib/endpoints/registry.ts'
import { LIVE_CALLS, type LiveCalls, readCalls } from '#test/interop/live/live-calls.ts'
import { LIVE_SERVERS } from '#test/interop/live/live-server.ts'
import { launch } from '#test/support/browser.ts'
import { temporaryFolder } from '#test/support/temp.ts'
import { build, prepare } from './build.ts'
import { tryInBrowser } from './interop/in-browser.ts'
import { findServers, onPath } from './interop/recipes.ts'
import { type Started, startRecipe, startRedis } from './interop/start-server.ts'
import { runTool } from './run.ts'
import { readVitest, type Tally } from './tally.ts'

/** One of the table; `missing` is why nothing could be tried. */
type Row = { kind: string } & (
  | { missing: string }
  | {
      version: string
      calls: string
      contract: Record<'passed' | 'failed' | 'skipped', number>
      extension: string
    }
)

const { values } = parseArgs({
  options: {
    servers: { type: 'string' },
    at: { type: 'string', multiple: true, default: [] },
    token: { type: 'string', multiple: true, default: [] },
  },
})
const rows: Row[] = []
const started: Started[] = values.at.map(given)
let hasFailed = false

await prepare()
await build(['chrome'])
const redisFile = onPath('redis-server') ?? onPath('valkey-server')
const redis = redisFile === null ? null : await startRedis(redisFile)
try {
  await startAll()
  await using browser = await launch('chromium')
  for (const server of started) rows.push(await tried(server))

  async function tried(server: Started): Promise<Row> {
    const version = await versionOf(server)
    const { calls, ...contract } = await contractOf(server)
    if (contract.failed > 0) hasFailed = true
    console.log(`${server.kind} ${version}`)
    for (const line of contract.skipReasons) console.log(`  skipped: ${line}`)
    for (const line of contract.failures) console.log(`  failed: ${line}`)
    return {
      kind: server.kind,
      version,
      calls: Object.entries(calls)
        .map(([name, times]) => `${name} ${times}`)
        .join(', '),
      contract,
      extension: await inExtension(server),
    }
  }

  async function inExtension(server: Started): Promise<string> {
    const problem = await tryInBrowser(browser, server)
    await browser.reset()
    if (problem === null) return 'shared and opened'
    hasFailed = true
    return `failed: ${problem}`
  }
} finally {
  for (const { stop } of started) await stop()
  await redis?.stop()
}
for (const line of table(rows)) console.log(line)
if (hasFailed) process.exitCode = 1

async function startAll(): Promise<void> {
  for (const found of findServers(values.servers ?? null)) {
    const { kind } = found
    if (started.some((one) => one.kind === kind)) continue
    if ('missing' in found) notTried(kind, found.missing)
    else if (found.wantsRedis && !redis) notTried(kind, 'redis-server on the PATH is missing')
    else {
      try {
        started.push(await startRecipe(found, redis?.url ?? ''))
      } catch (error) {
        hasFailed = true
        notTried(kind, `it does not start: ${error}`)
      }
    }
  }
}

function notTried(kind: string, why: string): void {
  rows.push({ kind, missing: why })
}

/** @throws TypeError when it is not KIND=URL. */
function given(text: string): Started {
  const [, kind, url = ''] = /^([a-z0-9-]+)=(https?:\/\/.+)$/.exec(text) ?? []
  if (kind === undefined) throw new TypeError(`--at expected KIND=URL, got ${text}`)
  const token = values.token.find((one) => one.startsWith(`${kind}=`))?.slice(kind.length + 1)
  const baseUrl = url.endsWith('/') ? url : `${url}/`
  return { kind, baseUrl, token: token ?? null, stop: async () => {} }
}

async function versionOf({ kind, baseUrl }: Started): Promise<string> {
  const ports = { fetch, stretch: () => Promise.reject(new Error('no passphrase')), now: Date.now }
  const probed = await (await loadKind(kind))?.probe(baseUrl, ports).catch(() => null)
  return probed ? (probed.version ?? 'does not say') : 'not known for its own'
}

async function contractOf({
  kind,
  baseUrl,
  token,
}: Started): Promise<Tally & { calls: LiveCalls }> {
  const folder = temporaryFolder('interop-results')
  const report = `${folder.path}/report.json`
  const calls = `${folder.path}/calls.json`
  try {
    const args = ['run', '--project', 'live', '--reporter=json', `--outputFile.json=${report}`]
    const servers = JSON.stringify([{ kind, baseUrl, token }])
    const env = { [LIVE_SERVERS]: servers, [LIVE_CALLS]: calls }
    const { ok } = await runTool('vitest', args, { env, capture: true })
    return { ...readVitest(report, ok), calls: readCalls(calls) }
  } finally {
    folder.remove()
  }
}

function table(rows: readonly Row[]): string[] {
  const head = ['KIND', 'VERSION', 'CALLS TRIED', 'PASSED', 'FAILED', 'SKIPPED', 'EXTENSION']
  const cells = [head, ...rows.flatMap((row) => ('missing' in row ? [] : [cellsOf(row)]))]
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)))
  return [
    ...cells.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')),
    ...rows.flatMap((row) => ('missing' in row ? [`${row.kind}  not tried: ${row.missing}`] : [])),
  ].map((line) => line.trimEnd())
}

function cellsOf({ kind, version, calls, contract, extension }: Exclude<Row, { missing: string }>) {
  const { passed, failed, skipped } = contract
  return [kind, version, calls, `${passed}`, `${failed}`, `${skipped}`, extension]
}
