/** Temporary folders and child processes that go away with the process that made them. */
import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const leftovers = new Set<() => void>()
process.on('exit', () => {
  for (const clean of leftovers) clean()
})

/** A new empty folder; `remove` deletes it, at the latest when this process ends. */
export function temporaryFolder(name: string): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), `matchstick-${name}-`))
  const remove = () => {
    leftovers.delete(remove)
    rmSync(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  }
  leftovers.add(remove)
  return { path, remove }
}

/** Ask a child to end, then make it end; resolves when it has. */
export function endsWithUs(child: ChildProcess): () => Promise<void> {
  const kill = () => void child.kill('SIGKILL')
  leftovers.add(kill)
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  void ended.then(() => leftovers.delete(kill))
  return async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGTERM')
    const timer = setTimeout(kill, 5_000)
    await ended
    clearTimeout(timer)
  }
}
