/**
 * From the menu handler's entry to the link in the clipboard, in Chromium and warm, beside a bare
 * `fetch` PUT of the same bytes from the same service worker. The menu's event is dispatched, since
 * the handler's entry is where the clock starts; what people wait for before it is the browser's.
 */
import { launchChromium } from '#test/support/chromium.ts'
import { startEndpoint } from '#test/support/endpoint.ts'
import { startSite } from '#test/support/site.ts'
import { importSettings } from '#test/support/steps.ts'
import { copyBuild } from './extension-copy.ts'
import { type Figures, median, row } from './measure.ts'

const ROUNDS = 25
const COLD_ROUNDS = 9
const SELECTED = 'hunter2-for-staging'
/** A share may cost three times the bare request, and this much for clipboard, page and toast. */
const [FACTOR, ALLOWANCE_MS] = [3, 30]

/**
 * In the offscreen document: `copy` fires while the text is put on the clipboard, and the task
 * after it runs when that is done. Telling the service worker takes time of its own, which counts
 * against us, but leaves one clock for both sides.
 */
const TELL_OF_COPIES = `const told = new BroadcastChannel('bench')
addEventListener('copy', () => setTimeout(() => told.postMessage('copied')))`

export async function shareFigures(): Promise<Figures> {
  using copy = copyBuild('chromium')
  copy.probe('offscreen.html', TELL_OF_COPIES)
  await using endpoint = await startEndpoint()
  await using site = await startSite()
  await using browser = await launchChromium({ direct: true, extension: copy.path })
  await importSettings(browser, endpoint.url)
  await browser.grant(site.url)
  const page = await browser.open(`${site.url}/notes`)
  await page.select('#password', SELECTED)
  const share = () => browser.inServiceWorker(measureShares, { text: SELECTED, rounds: ROUNDS })

  const times = await share()
  const measured = { ours: median(times.ours), theirs: median(times.theirs) }
  const creations = await browser.inServiceWorker(measureCreations, COLD_ROUNDS)
  const asleep: number[] = []
  const awake: number[] = []
  for (let round = 0; round < COLD_ROUNDS; round++) {
    await browser.stopBackground()
    asleep.push(await browser.inExtension(measureAnswer))
    awake.push(await browser.inExtension(measureAnswer))
  }
  const allowed = FACTOR * measured.theirs + ALLOWANCE_MS
  return {
    rows: [
      row('menu click to link in clipboard / bare PUT of the same bytes', measured, 'ms', null),
      row(
        'the same / 3 times the bare PUT + 30 ms',
        { ours: measured.ours, theirs: allowed },
        'ms',
        1,
      ),
      row(
        'answer of a stopped service worker / of a running one',
        { ours: median(asleep), theirs: median(awake) },
        'ms',
        null,
      ),
    ],
    notes: {
      'cold start of the service worker': ms(median(asleep) - median(awake)),
      'creation of the offscreen document': ms(median(creations)),
    },
  }
}

function ms(value: number): string {
  return `${value.toFixed(1)} ms`
}

/** In the service worker. */
async function measureShares({ text, rounds }: { text: string; rounds: number }) {
  const pause = () => new Promise((resolve) => setTimeout(resolve, 300))
  const times: { ours: number[]; theirs: number[] } = { ours: [], theirs: [] }
  const clicked = chrome.contextMenus.onClicked as unknown as {
    dispatch(info: unknown, tab: unknown): void
  }
  const bareFetch = fetch
  let put: { url: string; init: RequestInit } | null = null
  globalThis.fetch = (input, init) => {
    if (init?.method === 'PUT') put = { url: String(input), init: { ...init, signal: null } }
    return bareFetch(input, init)
  }
  const told = new BroadcastChannel('bench')
  const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true })
  const click = { menuItemId: 'share-selection', selectionText: text, frameId: 0 }
  const seenPut = () => {
    if (!put) throw new Error('The share sent no PUT')
    return put
  }
  for (let round = -3; round < rounds; round++) {
    // People share a few times a minute, and more are refused.
    await chrome.storage.session.remove('attempts')
    const copied = new Promise<number>((resolve) => {
      told.onmessage = () => resolve(performance.now())
    })
    const start = performance.now()
    clicked.dispatch(click, tab)
    const ours = (await copied) - start
    await pause()

    const { url, init } = seenPut()
    const id = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(15))))
    const other = url.replace(/[^/]+$/, `${id.replace(/[+/]/g, '-')}AA`)
    const bareStart = performance.now()
    const answer = await bareFetch(other, init)
    await answer.text()
    const theirs = performance.now() - bareStart
    if (answer.status !== 201) throw new Error(`The bare PUT got ${answer.status}`)
    await pause()
    if (round < 0) continue
    times.ours.push(ours)
    times.theirs.push(theirs)
  }
  globalThis.fetch = bareFetch
  told.close()
  return times
}

/** In the service worker. */
async function measureCreations(rounds: number): Promise<number[]> {
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    if (await chrome.offscreen.hasDocument()) await chrome.offscreen.closeDocument()
    const start = performance.now()
    await chrome.offscreen.createDocument({
      url: '/offscreen.html',
      reasons: ['CLIPBOARD', 'WORKERS'],
      justification: 'Bench',
    })
    times.push(performance.now() - start)
  }
  return times
}

/** In a page of the extension: how long the background takes to answer the smallest question. */
async function measureAnswer(): Promise<number> {
  const start = performance.now()
  await chrome.runtime.sendMessage({ name: 'share/latest', request: {} })
  return performance.now() - start
}
