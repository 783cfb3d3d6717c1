import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A folder that is gone when the running test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'matchstick-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A folder that looks like the built reveal page, so that no test waits for a build. */
export function revealFolder(): string {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>reveal</title>')
  writeFileSync(join(folder, 'reveal.js'), '// script')
  writeFileSync(join(folder, 'reveal.css'), '/* style */')
  return folder
}
