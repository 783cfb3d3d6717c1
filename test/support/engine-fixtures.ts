/** Pages with editors and one browser with the engines in it, for all tests of a worker. */
import { test as base } from '@playwright/test'
import { type Browser, type BrowserKind, launch } from './browser.ts'
import { buildEngineExtension, type EditorPages, serveEditorPages } from './editor-pages.ts'
import { temporaryFolder } from './temp.ts'

interface Options {
  kind: BrowserKind
  pages: EditorPages
  /** One for all editors: starting it costs more than testing one of them. */
  engines: Browser
}

export const test = base.extend<object, Options>({
  kind: ['chromium', { option: true, scope: 'worker' }],
  pages: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from it
    async ({}, use) => {
      await using pages = await serveEditorPages()
      await use(pages)
    },
    { scope: 'worker' },
  ],
  engines: [
    async ({ kind }, use) => {
      const folder = temporaryFolder('engines')
      const extension = await buildEngineExtension(kind, `${folder.path}/extension`)
      const browser = await launch(kind, { extension, direct: true })
      await use(browser)
      await browser.close()
      folder.remove()
    },
    { scope: 'worker' },
  ],
})
