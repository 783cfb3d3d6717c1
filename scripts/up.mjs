// Brings a fresh clone up, on any Node >= 18, then runs the named npm script on the Node
// that the project itself pins (optionalDependencies put it first in an npm script's PATH).
// It must import nothing from node_modules.
import { spawnSync } from 'node:child_process'
import { isStale, root } from './pinned-node.mjs'

const isWindows = process.platform === 'win32'

function npm(args) {
  const result = spawnSync(isWindows ? 'npm.cmd' : 'npm', args, {
    cwd: root,
    stdio: 'inherit',
    shell: isWindows,
  })
  if (result.status !== 0) process.exit(result.status ?? 1)
}

if (isStale()) npm(['ci', '--no-audit', '--no-fund', '--loglevel=error'])
npm(['run', '-s', ...process.argv.slice(2)])
