/** What a person's browser has to download: the packages beside their budgets. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { kindNames } from '#lib/endpoints/registry.ts'
import { BUDGETS, type Packaged, packageSize } from '#scripts/package-size.ts'
import { ROOT, runTool } from '#scripts/run.ts'
import { launchChromium } from '#test/support/chromium.ts'
import { startSite } from '#test/support/site.ts'
import { type Figures, row } from './measure.ts'

export async function sizeFigures(): Promise<Figures> {
  const browsers: Packaged[] = ['chrome', 'firefox']
  for (const browser of browsers) await runTool('wxt', ['zip', '-b', browser], { capture: true })
  const sizes = browsers.map((browser) => ({ browser, ...packageSize(browser) }))
  return {
    rows: sizes.map(({ browser, counted }) =>
      row(
        `${browser} package without icons and strings / its budget`,
        { ours: counted, theirs: BUDGETS[browser] },
        'bytes',
        1,
      ),
    ),
    notes: {
      ...Object.fromEntries(
        sizes.map(({ browser, total }) => [`whole package for ${browser}`, `${total} bytes`]),
      ),
      'in a page where nothing is shared': await strangersScripts(),
      ...kindsOfServers(),
    },
  }
}

/** What a person loads who has a server of that kind; our own is always there. */
function kindsOfServers(): Record<string, string> {
  const folder = join(ROOT, '.output/chrome-mv3/chunks')
  const chunks = readdirSync(folder)
  const notes = kindNames.flatMap((kind) => {
    const file = chunks.find(
      (name) => name.startsWith(`${kind}-`) && !/-v\d/.test(name.slice(kind.length)),
    )
    if (file === undefined) return []
    const code = readFileSync(join(folder, file))
    return [[`code for ${kind}`, `${code.length} bytes, ${gzipSync(code).length} gzipped`] as const]
  })
  return Object.fromEntries(notes)
}

/** Scripts of the extension in a page that nobody shares from, by Chromium's own list of scripts. */
async function strangersScripts(): Promise<string> {
  await using site = await startSite()
  await using browser = await launchChromium({ direct: true })
  const page = await browser.open(`${site.url}/notes`)
  const scripts = await browser.scriptsIn(page)
  return `${scripts.length} scripts ${scripts.join(' ')}`.trim()
}
