/** Real Chromium on pages under the real name of a watched site, with the shipped extension or without any. */
import { join } from 'node:path'
import { type BrowserContext, chromium } from '@playwright/test'
import { chromiumPath } from '#scripts/browsers.ts'
import { copyExtension } from '#test/support/extension.ts'
import type { Hosts } from '#test/support/hosts.ts'
import { temporaryFolder } from '#test/support/temp.ts'
import { waitFor } from '#test/support/wait.ts'

/** A watched site whose rules add nothing to the generic ones for these boxes. */
export const SITE = 'https://mail.google.com'

export interface WatchedChromium extends AsyncDisposable {
  readonly context: BrowserContext
  /** Of the extension; null where there is none. */
  readonly origin: string | null
}

/** @param build - a folder of another build than the one in `.output`; null for no extension. */
export async function launchWatched(
  hosts: Hosts,
  { build }: { build?: string | null } = {},
): Promise<WatchedChromium> {
  const folder = temporaryFolder('bench-composer')
  const extension =
    build === null ? null : copyExtension('chromium', join(folder.path, 'extension'), { build })
  const context = await chromium.launchPersistentContext(join(folder.path, 'profile'), {
    executablePath: chromiumPath(),
    chromiumSandbox: process.getuid?.() !== 0,
    args: [
      ...(extension
        ? [`--disable-extensions-except=${extension.path}`, `--load-extension=${extension.path}`]
        : []),
      '--ignore-certificate-errors',
      `--host-resolver-rules=MAP ${new URL(SITE).host}:443 127.0.0.1:${hosts.port} , MAP * ~NOTFOUND , EXCLUDE 127.0.0.1`,
    ],
  })
  const close = async () => {
    await context.close()
    folder.remove()
  }
  try {
    // It opens when the extension is installed, over whatever is on its way.
    if (extension) {
      await waitFor(
        async () => context.pages().find((page) => page.url().endsWith('/options.html')) ?? null,
        () => 'The options page does not open',
      )
    }
  } catch (error) {
    await close()
    throw error
  }
  return { context, origin: extension?.origin ?? null, [Symbol.asyncDispose]: close }
}
