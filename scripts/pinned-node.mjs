// Where the project is, whether it is installed, and the Node that it pins (optionalDependencies).
// For programs that have to start on any Node >= 18: imports nothing from node_modules.
import { existsSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..')

const modules = join(root, 'node_modules')
const installed = join(modules, '.package-lock.json')

export function isInstalled() {
  return existsSync(installed)
}

/** Installed from another package-lock.json than the present one, or not at all. */
export function isStale() {
  return (
    !isInstalled() ||
    statSync(join(root, 'package-lock.json')).mtimeMs > statSync(installed).mtimeMs
  )
}

/** @returns the path of the pinned Node, or undefined where there is none for this machine. */
export function pinnedNode() {
  if (!existsSync(modules)) return undefined
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  return readdirSync(modules)
    .filter((folder) => /^node-(?:bin-)?(?:darwin|linux|win)-(?:x64|arm64)$/.test(folder))
    .map((folder) => join(modules, folder, 'bin', name))
    .find((path) => existsSync(path))
}
