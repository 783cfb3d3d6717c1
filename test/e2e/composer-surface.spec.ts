/** Card, dialogs and marks by themselves, in a page that may be against them. */
import type { CardView, HoldView } from '#components/composer/views.ts'
import type { Browser, Page } from '#test/support/browser.ts'
import { test as base, expect } from '#test/support/fixtures.ts'
import type { Site } from '#test/support/site.ts'
import { buildSurfaceExtension } from '#test/support/surface/build.ts'
import type { SurfaceOrder } from '#test/support/surface/orders.ts'
import { temporaryFolder } from '#test/support/temp.ts'
import { waitFor } from '#test/support/wait.ts'

const HOST = 'matchstick-ui'

const CARD: CardView = {
  findings: [
    {
      name: 'GitHub personal access token (classic)',
      provider: 'GitHub',
      reason: { code: 'checksum-valid' },
      severity: 'critical',
      kind: 'secret',
      rotateUrl: 'https://github.com/settings/tokens',
    },
  ],
  index: 0,
  state: { at: 'found' },
  siteName: 'Slack',
  keepsDrafts: false,
  ignores: 'token',
  endpoints: [
    { id: 'a', name: 'Team', ttlSeconds: 86400, ttlChoices: [3600, 86400], maxOpens: 10 },
  ],
  shortcut: 'Alt+Enter',
}
const HOLD: HoldView = {
  what: 'send',
  findings: CARD.findings,
  state: { at: 'found' },
  isBlocked: false,
  asksReason: false,
  siteName: 'Slack',
  keepsDrafts: false,
}

const PAGE = `<!doctype html><title>Chat</title>
<style>body { height: 300vh; margin: 0 } #box { margin: 300px 20px 0 }</style>
<div id="box" contenteditable role="textbox" aria-label="Message">the key is <b id="key">example-example</b></div>
<script>
  const sheet = new CSSStyleSheet()
  sheet.replaceSync('body { background: rgb(250, 250, 250) }')
  document.adoptedStyleSheets = [sheet]
  window.heard = []
  for (const type of ['click', 'keydown', 'input'])
    document.addEventListener(type, (event) => window.heard.push(type))
</script>`

const test = base.extend<{ chat: Page }>({
  chat: async ({ kind, launchBrowser, site }, use) => {
    const folder = temporaryFolder('surface')
    await buildSurfaceExtension(kind, folder.path)
    const browser = await launchBrowser({ extension: folder.path })
    await use(await openChat(browser, site))
    folder.remove()
  },
})

async function openChat(browser: Browser, site: Site): Promise<Page> {
  const page = await browser.open(site.page('/chat', PAGE))
  await waitFor(
    async () => (await page.attribute('html', 'data-surface')) === 'ready',
    () => 'The surface is not in the page',
  )
  await page.click('#box')
  return page
}

const order = (page: Page, given: SurfaceOrder) =>
  page.evaluate(
    (detail) => {
      document.dispatchEvent(new CustomEvent('surface', { detail }))
    },
    JSON.stringify(given),
  )

const said = async (page: Page) => (await page.attribute('html', 'data-said'))?.split('\n') ?? []

const activeId = (page: Page) => page.evaluate(() => document.activeElement?.id ?? '')

/** Presses until it counts: what has just come up takes no press yet. */
async function press(page: Page, name: string | RegExp, then: string): Promise<void> {
  await waitFor(
    async () => {
      await page.click({ host: HOST, role: 'button', name })
      return (await said(page)).includes(then)
    },
    async () => `"${then}" was not said: ${await said(page)}`,
  )
}

test('a press on the card acts, and leaves the focus in the text', async ({ chat: page }) => {
  await order(page, { card: CARD })
  await press(page, /Replace with one-time link/, 'replace "this" null')
  expect(await activeId(page)).toBe('box')
  expect(await page.evaluate(() => Reflect.get(window, 'heard'))).toEqual(['click'])
})
test('highlights have neutral names, and nothing of them is left', async ({ chat: page }) => {
  await order(page, { mark: 'highlighted' })
  const marked = () =>
    page.evaluate(() => ({
      names: [...CSS.highlights.keys()],
      sheets: document.adoptedStyleSheets.length,
      ground: getComputedStyle(document.body).backgroundColor,
    }))
  const ground = 'rgb(250, 250, 250)'
  expect(await marked()).toEqual({ names: ['ms-1'], sheets: 2, ground })
  await order(page, { end: true })
  expect(await marked()).toEqual({ names: [], sheets: 1, ground })
})
