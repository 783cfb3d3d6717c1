/**
 * `npm start`: the endpoint, a try-out page, and a browser with the extension set up for it.
 * `--firefox` takes Firefox; `--headless` does what happens without a display; `--once` ends
 * after that job.
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type BrowserKind, launch } from '#test/support/browser.ts'
import { startEndpoint } from '#test/support/endpoint.ts'
import { importSettings } from '#test/support/steps.ts'
import { chromiumPath, firefoxPath } from './browsers.ts'
import { build, prepare } from './build.ts'
import { runDemo } from './demo.ts'
import { freePort } from './free-port.ts'
import { ROOT } from './run.ts'
import { serveTryOut } from './try-out/serve.ts'

const { values } = parseArgs({
  options: {
    firefox: { type: 'boolean', default: false },
    headless: { type: 'boolean', default: false },
    once: { type: 'boolean', default: false },
    port: { type: 'string', default: '8787' },
    data: { type: 'string', default: join(ROOT, 'data') },
  },
})
const kind: BrowserKind = values.firefox ? 'firefox' : 'chromium'
const isHeadless = values.headless || values.once || !hasDisplay()

console.log(`Browser: ${kind === 'firefox' ? firefoxPath() : chromiumPath()}`)
await prepare()
await build([kind === 'firefox' ? 'firefox' : 'chrome'])

const interrupted = new Promise<void>((resolve) => {
  process.once('SIGINT', () => resolve())
  process.once('SIGTERM', () => resolve())
})
await using endpoint = await startEndpoint({
  port: await freePort(Number(values.port)),
  dataFolder: values.data,
  flags: [],
})
const tryOut = await serveTryOut(endpoint.url)
console.log(`\nEndpoint:     ${endpoint.url} (data in ${values.data})`)
console.log(`Try-out page: ${tryOut.url}\n`)
try {
  if (isHeadless) await headless()
  else await headed()
} finally {
  tryOut.close()
}

async function headed(): Promise<void> {
  await using browser = await launch(kind, { direct: true, headed: true })
  await importSettings(browser, endpoint.url)
  await browser.open(tryOut.url)
  await browser.handOver()
  console.log('Select text on the try-out page, right click, "Share as one-time secret".')
  console.log('Close the browser or press Ctrl-C to end.')
  await Promise.race([browser.closed, interrupted])
}

async function headless(): Promise<void> {
  if (!hasDisplay()) console.log('There is no display: the same job runs headless.\n')
  try {
    await using browser = await launch(kind, { direct: true })
    await importSettings(browser, endpoint.url)
    await runDemo(browser, tryOut)
    console.log('\nDone: the link opened once, and never again.')
  } catch (error) {
    console.error(error)
    process.exitCode = 1
  }
  if (values.once) return
  console.log('The endpoint and the try-out page stay up. Press Ctrl-C to end.')
  await interrupted
}

function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}
