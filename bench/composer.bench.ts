/**
 * What the script in compose boxes costs: its own time for each key, from traces of real Chromium,
 * in drafts of 10 kB and 100 kB, beside the limits that it is to stay under; and what it weighs.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type CDPSession, chromium, type Page } from '@playwright/test'
import { chromiumPath } from '#scripts/browsers.ts'
import { ROOT } from '#scripts/run.ts'
import { chatMessages } from '#test/corpus/chat/index.ts'
import { copyExtension } from '#test/support/extension.ts'
import { startHosts } from '#test/support/hosts.ts'
import { temporaryFolder } from '#test/support/temp.ts'
import { waitFor } from '#test/support/wait.ts'
import { type Figures, median, quantile, type Row } from './measure.ts'

const KEYS = 100
const SIZES = [10_000, 100_000]
/** Milliseconds of our own at the 99th percentile of keys. */
const MOST_MS: Readonly<Record<number, number>> = { 10000: 2, 100000: 8 }
/** Bytes, gzipped. */
const MOST_BYTES = { 'guard.js': 6_000, 'composer.js': 60_000 }

const BOXES: Readonly<Record<string, (text: string) => string>> = {
  textarea: (text) => `<textarea data-box aria-label="Message">${text}</textarea>`,
  contenteditable: (text) =>
    `<div data-box contenteditable="true" role="textbox" aria-multiline="true" g_editable="true">${text
      .split('\n')
      .map((line) => `<div>${line || '<br>'}</div>`)
      .join('')}</div>`,
}

export async function composerFigures(): Promise<Figures> {
  const rows: Row[] = []
  const notes: Figures['notes'] = {}
  for (const [file, most] of Object.entries(MOST_BYTES)) {
    const bytes = gzipSync(readFileSync(join(ROOT, '.output/chrome-mv3', file)), {
      level: 9,
    }).length
    rows.push({
      name: `${file}, gzipped / limit`,
      ours: bytes,
      theirs: most,
      unit: 'bytes',
      ratio: bytes / most,
      target: 1,
    })
  }
  const folder = temporaryFolder('bench-composer')
  await using hosts = await startHosts()
  for (const [kind, html] of Object.entries(BOXES)) {
    for (const size of SIZES) {
      hosts.page(`https://mail.google.com/${kind}/${size}`, pageOf(html(draft(size))))
    }
  }
  const extension = copyExtension('chromium', join(folder.path, 'extension'))
  const context = await chromium.launchPersistentContext(join(folder.path, 'profile'), {
    executablePath: chromiumPath(),
    chromiumSandbox: process.getuid?.() !== 0,
    args: [
      `--disable-extensions-except=${extension.path}`,
      `--load-extension=${extension.path}`,
      '--ignore-certificate-errors',
      `--host-resolver-rules=MAP mail.google.com:443 127.0.0.1:${hosts.port} , MAP * ~NOTFOUND , EXCLUDE 127.0.0.1`,
    ],
  })
  try {
    // It opens when the extension is installed, over whatever is on its way.
    await waitFor(
      async () => context.pages().find((page) => page.url().endsWith('/options.html')) ?? null,
      () => 'The options page does not open',
    )
    for (const kind of Object.keys(BOXES)) {
      for (const size of SIZES) {
        const page = await context.newPage()
        await page.goto(`https://mail.google.com/${kind}/${size}`)
        const ours = await timesOfKeys(page, extension.origin)
        await page.close()
        const [p50, p99] = [median(ours), quantile(ours, 0.99)]
        const most = MOST_MS[size] ?? 0
        rows.push({
          name: `${kind}, ${size / 1000} kB: p99 / limit`,
          ours: p99,
          theirs: most,
          unit: 'ms',
          ratio: p99 / most,
          target: 1,
        })
        notes[`${kind}, ${size / 1000} kB: our own time for a key, median`] = `${p50.toFixed(2)} ms`
      }
    }
  } finally {
    await context.close()
    folder.remove()
  }
  return { rows, notes }
}

/** Chat of several languages, as a long draft. */
function draft(bytes: number): string {
  return chatMessages(bytes)
    .map(({ text }) => text.replace(/[<&]/g, ' '))
    .join('\n')
    .slice(0, bytes)
}

function pageOf(box: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Draft</title>
<style>[data-box] { width: 40rem; height: 20rem; overflow: auto; font: 14px sans-serif }</style>${box}`
}

/** Our own time of each key, in milliseconds. */
async function timesOfKeys(page: Page, origin: string): Promise<number[]> {
  const session = await page.context().newCDPSession(page)
  await page.click('[data-box]')
  await page.keyboard.press('Control+End')
  // The second stage comes with the focus; the first keys warm it up.
  await page.waitForTimeout(1500)
  await type(page, 20)
  await page.waitForTimeout(500)
  const events = await traced(session, () => type(page, KEYS))
  const starts = events
    .filter(({ name, args }) => name === 'EventDispatch' && args?.data?.type === 'keydown')
    .map(({ ts }) => ts)
    .sort((a, b) => a - b)
  const ours = events.filter(
    ({ name, args }) => name === 'FunctionCall' && args?.data?.url?.startsWith(origin),
  )
  if (starts.length < KEYS || ours.length < KEYS) {
    throw new Error(`${starts.length} keys, ${ours.length} calls of ours: the script did not run`)
  }
  return starts.map((start, i) => {
    const next = starts[i + 1] ?? Number.POSITIVE_INFINITY
    const mine = ours.filter(({ ts }) => ts >= start && ts < next)
    return mine.reduce((sum, { dur = 0 }) => sum + dur, 0) / 1000
  })
}

async function type(page: Page, keys: number): Promise<void> {
  for (let i = 0; i < keys; i++) {
    await page.keyboard.press(
      'abcde fghij'.charAt(i % 11) === ' ' ? 'Space' : 'abcdefghij'.charAt(i % 10),
    )
    await page.waitForTimeout(40)
  }
}

interface TraceEvent {
  name: string
  ts: number
  dur?: number
  args?: { data?: { type?: string; url?: string } }
}

async function traced(session: CDPSession, run: () => Promise<void>): Promise<TraceEvent[]> {
  const events: TraceEvent[] = []
  session.on('Tracing.dataCollected', ({ value }) => {
    events.push(...(value as unknown as TraceEvent[]))
  })
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['devtools.timeline', 'v8'] },
  })
  await run()
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve))
  await session.send('Tracing.end')
  await complete
  return events
}
