#!/usr/bin/env node
// The command `matchstick`. Starts on any Node >= 18 and hands over to main.ts on the Node that the
// project pins: arguments, standard streams, exit status and signals pass through.
import { spawn } from 'node:child_process'
import { realpathSync } from 'node:fs'
import module from 'node:module'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { isInstalled, pinnedNode, root } from '../scripts/pinned-node.mjs'

const EXIT_ERROR = 2
const main = join(root, 'cli', 'main.ts')
/** Names the process for `ps`, and tells it that it has been handed over: once is enough. */
const HANDED_OVER = '--title=matchstick'

function runsTypeScript() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  return major > 22 || (major === 22 && minor >= 18)
}

function handOver(node) {
  const child = spawn(
    node,
    [HANDED_OVER, fileURLToPath(import.meta.url), ...process.argv.slice(2)],
    {
      stdio: 'inherit',
    },
  )
  for (const signal of ['SIGTERM', 'SIGHUP', 'SIGINT']) {
    process.on(signal, () => {
      // A terminal sends Ctrl+C to both.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
    })
  }
  child.once('error', (error) => fail(`${node} does not start: ${error.message}`))
  child.once('close', (status, signal) => {
    if (signal === null) process.exit(status ?? EXIT_ERROR)
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
  })
}

function fail(message) {
  process.stderr.write(`matchstick: ${message}\n`)
  process.exit(EXIT_ERROR)
}

if (!isInstalled()) fail(`not installed yet. Run this once: npm ci --prefix ${root}`)
const node = pinnedNode()
const isRight =
  node === undefined ||
  process.execArgv.includes(HANDED_OVER) ||
  realpathSync(node) === realpathSync(process.execPath)
if (!isRight) handOver(node)
else if (runsTypeScript()) {
  // Halves the start. Not in the system's temporary folder, where others could put code for us.
  module.enableCompileCache(join(root, 'node_modules/.cache/matchstick'))
  await import(pathToFileURL(main).href)
} else {
  const { node: version } = process.versions
  fail(`Node ${version} is too old. Take 22.18 or newer, or run: npm ci --prefix ${root}`)
}
