/** The built extension with further files: what is measured are the shipped bytes. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '#scripts/run.ts'
import type { BrowserKind } from '#test/support/browser.ts'
import { temporaryFolder } from '#test/support/temp.ts'

const BUILDS: Record<BrowserKind, string> = {
  chromium: '.output/chrome-mv3',
  firefox: '.output/firefox-mv3',
}

export interface ExtensionCopy extends Disposable {
  path: string
  /** Adds a file, or replaces one. */
  write(name: string, text: string): void
  /** Changes what a file says. */
  change(name: string, change: (text: string) => string): void
  /** Adds a script that runs before those of a page of the extension. */
  probe(page: string, script: string): void
}

export function copyBuild(kind: BrowserKind): ExtensionCopy {
  const folder = temporaryFolder('bench-extension')
  cpSync(join(ROOT, BUILDS[kind]), folder.path, { recursive: true })
  const write = (name: string, text: string) => writeFileSync(join(folder.path, name), text)
  return {
    path: folder.path,
    write,
    change: (name, change) => write(name, change(readFileSync(join(folder.path, name), 'utf8'))),
    probe(page, script) {
      const file = `probe-${page.replace('.html', '.js')}`
      write(file, script)
      this.change(page, (html) => html.replace('<head>', `<head><script src="/${file}"></script>`))
    },
    [Symbol.dispose]: folder.remove,
  }
}
