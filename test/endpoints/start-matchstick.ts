import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomBytes } from '#lib/crypto/bytes.ts'
import { formatFragment } from '#lib/crypto/link.ts'
import type { Config } from '#server/config.ts'
import { startServer } from '#server/start-server.ts'
import type { EndpointUnderTest } from '#test/contract/endpoint.ts'

/** The real server, on a free port and an empty folder, with a clock that only `advance` moves. */
export async function startMatchstick(settings: Partial<Config> = {}): Promise<EndpointUnderTest> {
  const data = await mkdtemp(join(tmpdir(), 'matchstick-'))
  // A page of its own, so that these tests need no build.
  const revealDir = join(data, 'reveal')
  await mkdir(revealDir)
  await writeFile(join(revealDir, 'index.html'), '<!doctype html>')
  let time = Date.UTC(2026, 0, 2, 3, 4, 5)
  const server = await startServer(
    { port: 0, data, revealDir, rateLimit: 'off', log: 'events', ...settings },
    { now: () => time, write: () => {} },
  )
  return {
    baseUrl: `${server.url}/`,
    now: () => time,
    advance(seconds) {
      time += seconds * 1000
    },
    async linkToNothing() {
      const fragment = await formatFragment({ mode: 'n', seed: randomBytes(32), locator: null })
      return `${server.url}/#${fragment}`
    },
    async stop() {
      await server.close()
      await rm(data, { recursive: true, force: true })
    },
  }
}
