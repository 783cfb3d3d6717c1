/** Stories of card, dialogs and marks by themselves, in a page of localhost. */
import type { CardView, HoldView } from '#components/composer/views.ts'
import { type Browser, launch, type Page } from '../browser.ts'
import { test as base } from '../fixtures.ts'
import { temporaryFolder } from '../temp.ts'
import { waitFor } from '../wait.ts'
import { buildSurfaceExtension } from './build.ts'
import type { SurfaceOrder } from './orders.ts'

export { expect } from '../fixtures.ts'

export const HOST = 'div[data-ms=ui]'

export const CARD: CardView = {
  canReplace: true,
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
  limit: null,
  ignores: 'token',
  endpoints: [
    {
      id: 'a',
      name: 'Team',
      ttlSeconds: 86400,
      ttlChoices: [3600, 86400],
      maxOpens: 10,
      takesPassphrases: true,
      revoke: true,
      receipts: 'full',
      without: 'page',
    },
  ],
  lostEndpoint: null,
  shortcut: 'Alt+Enter',
}
export const HOLD: HoldView = {
  what: 'send',
  files: null,
  findings: CARD.findings,
  state: { at: 'found' },
  pastesAgain: false,
  isBlocked: false,
  asksReason: false,
  siteName: 'Slack',
  keepsDrafts: false,
  canReplace: true,
  isPartial: false,
  endpoint: null,
  lostEndpoint: null,
}

const PAGE = `<!doctype html><title>Chat</title>
<style>body { height: 300vh; margin: 0 } #box { margin: 300px 20px 0 }</style>
<div id="box" contenteditable role="textbox" aria-label="Message">the key is <b id="key">example-example</b></div>
<textarea id="field" rows="4" cols="60" aria-label="Field">one two six ten and all the rest</textarea>
<script>
  const sheet = new CSSStyleSheet()
  sheet.replaceSync('body { background: rgb(250, 250, 250) }')
  document.adoptedStyleSheets = [sheet]
  window.heard = []
  for (const type of ['click', 'keydown', 'input'])
    document.addEventListener(type, (event) => window.heard.push(type))
</script>`

/** One browser for all of them: each story has a tab of its own. */
export const test = base.extend<{ chat: Page }, { surface: Browser }>({
  surface: [
    async ({ kind }, use) => {
      const folder = temporaryFolder('surface')
      await buildSurfaceExtension(kind, folder.path)
      const browser = await launch(kind, { extension: folder.path })
      await use(browser)
      await browser.close()
      folder.remove()
    },
    { scope: 'worker' },
  ],
  chat: async ({ surface, site }, use) => {
    const page = await surface.open(site.page('/chat', PAGE))
    await waitFor(
      () => page.attribute('html', 'data-surface'),
      () => 'The surface is not in the page',
    )
    await page.click('#box')
    await use(page)
    await page.close()
  },
})

export const order = (page: Page, given: SurfaceOrder) =>
  page.evaluate((detail) => {
    document.dispatchEvent(new CustomEvent('surface', { detail }))
  }, JSON.stringify(given))

/** Asked of the page: what is hidden there a driver does not find. */
export const said = async (page: Page): Promise<string[]> => {
  const all = await page.evaluate(() => document.documentElement.dataset.said ?? '')
  return all === '' ? [] : all.split('\n')
}

/** Presses until it counts: what has just come up takes no press yet. */
export async function press(page: Page, name: string | RegExp, then: string): Promise<void> {
  await waitFor(
    async () => {
      await page.click({ host: HOST, role: 'button', name })
      return (await said(page)).includes(then) || null
    },
    async () => `"${then}" was not said: ${await said(page)}`,
  )
}

/** As `press`, by a key. Null: pressed once the dialog has settled. */
export async function pressKey(page: Page, key: string, then: string | null): Promise<void> {
  await waitFor(
    async () => {
      await page.press(key)
      return then === null || (await said(page)).includes(then) || null
    },
    async () => `"${then}" was not said: ${await said(page)}`,
  )
}
