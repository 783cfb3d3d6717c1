/**
 * From navigation to the moment at which a person can type, beside an extension page with the same
 * shell and a bare text box; and what the popup loads for it.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { type Browser, type BrowserKind, launch } from '#test/support/browser.ts'
import { startEndpoint } from '#test/support/endpoint.ts'
import { importSettings } from '#test/support/steps.ts'
import { waitFor } from '#test/support/wait.ts'
import { copyBuild, type ExtensionCopy } from './extension-copy.ts'
import { type Figures, median, type Row, row } from './measure.ts'

const ROUNDS = 15
/** When the box has the focus and the page's thread is free again to take a key. */
const NOTE_FIRST_INPUT = `addEventListener('focusin', ({ target }) => {
  if (target.localName !== 'textarea') return
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = () => (globalThis.firstInput ??= performance.now())
  port2.postMessage(null)
})`
const SHELL = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>Matchstick</title>
  </head>
  <body><textarea autofocus></textarea></body>
</html>`

export async function popupFigures(): Promise<Figures> {
  const rows: Row[] = []
  const notes: Figures['notes'] = {}
  for (const kind of ['chromium', 'firefox'] as const) {
    const { measured, loaded } = await measureIn(kind)
    rows.push(row(`${kind}: popup to first input / a bare text box`, measured, 'ms', null))
    notes[`${kind}: files that the popup loads`] = loaded
  }
  return { rows, notes }
}

async function measureIn(kind: BrowserKind) {
  using copy = copyBuild(kind)
  copy.write('shell.html', SHELL)
  copy.probe('shell.html', NOTE_FIRST_INPUT)
  copy.probe('popup.html', NOTE_FIRST_INPUT)
  await using endpoint = await startEndpoint()
  await using browser = await launch(kind, { direct: true, extension: copy.path })
  await importSettings(browser, endpoint.url)
  const ours: number[] = []
  const theirs: number[] = []
  for (let round = -3; round < ROUNDS; round++) {
    const [a, b] = [
      await timeToInput(browser, 'popup.html'),
      await timeToInput(browser, 'shell.html'),
    ]
    if (round < 0) continue
    ours.push(a)
    theirs.push(b)
  }
  return {
    measured: { ours: median(ours), theirs: median(theirs) },
    loaded: filesLoaded(copy),
  }
}

/** @throws Error when the box then takes no key. */
async function timeToInput(browser: Browser, path: string): Promise<number> {
  const page = await browser.openExtensionPage(path)
  const time = await waitFor(
    () => page.evaluate(() => globalThis.firstInput ?? null),
    () => `No text box got the focus in ${path}`,
  )
  await page.press('k')
  if ((await page.value('textarea')) !== 'k') throw new Error(`${path} took no key`)
  await page.fill('textarea', '')
  await page.close()
  return time
}

declare global {
  var firstInput: number | undefined
}

/** What the page names: Vite lists every script and style there that it needs to begin with. */
function filesLoaded(copy: ExtensionCopy): string {
  const html = readFileSync(join(copy.path, 'popup.html'), 'utf8')
  const named = [...html.matchAll(/(?:src|href)="\/([^"]+)"/g)].map(([, path]) => path ?? '')
  const files = ['popup.html', ...named.filter((path) => !path.startsWith('probe-'))]
  const bytes = files.map((path) => readFileSync(join(copy.path, path)))
  const raw = bytes.reduce((sum, file) => sum + file.length, 0)
  const deflated = bytes.reduce((sum, file) => sum + deflateRawSync(file).length, 0)
  return `${files.length}, ${raw} bytes, ${deflated} deflated`
}
