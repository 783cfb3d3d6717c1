/** Where nobody may look: frames of sites that are not watched, and permissions that are taken back. */
import { CHAT } from '#test/pages/compose.ts'
import type { BuiltSite } from '#test/pages/sites/built-site.ts'
import { FIRST_SITES, FURTHER_SITES } from '#test/pages/sites/index.ts'
import { launch } from '#test/support/browser.ts'
import { test as furtherTest } from '#test/support/further.ts'
import { startHosts } from '#test/support/hosts.ts'
import { renamed } from '#test/support/renamed-site.ts'
import { BoxStory, openSite } from '#test/support/site-story.ts'
import { importSettings, openPopupWindow } from '#test/support/steps.ts'
import { waitFor } from '#test/support/wait.ts'
import {
  answer,
  BOX,
  expect,
  KEY,
  ours,
  REPLACE,
  test,
  type Watched,
} from '#test/support/watched.ts'

const CARD = ours({ css: '.card' })
const FOREIGN = 'https://widget.example.com'

test('a frame of a site that is not watched: nothing is held there, and the popup says so', async ({
  kind,
  watched,
}) => {
  watched.serve(
    `${FOREIGN}/box`,
    '<!doctype html><title>Widget</title><textarea id="inner" aria-label="Message" rows="3"></textarea>',
    'text/html; charset=utf-8',
  )
  const { page, sent } = await watched.open(
    'https://app.slack.com',
    CHAT.replace('<form', `<iframe id="widget" src="${FOREIGN}/box" title="Widget"></iframe><form`),
  )
  const inner = { frame: '#widget', css: '#inner' } as const
  await page.click(inner)
  // Firefox's driver has no keys for a frame in another process.
  if (kind === 'chromium') {
    await watched.browser.setClipboard(KEY)
    await page.press('Control+V')
    await waitFor(
      async () => (await page.value(inner)) === KEY || null,
      () => 'The paste does not go in',
    )
  }
  const popup = await openPopupWindow(watched.browser)
  await popup.waitForText('.site', 'Part of this page comes from widget.example.com.')
  await popup.close()
  await page.bringToFront()
  // The page around it is guarded as ever.
  await page.click(BOX)
  await page.type('hello')
  await page.press('Enter')
  expect(await sent()).toEqual(['hello'])
})

test('a permission is taken back while a card is open: it goes, and nothing is held', async ({
  kind,
  watched,
}) => {
  const host = 'https://chat.example.com'
  await using hosts = await startHosts()
  await using browser = await launch(kind, { hosts })
  await importSettings(browser, watched.endpoint.url, {
    sites: { [host]: { isOn: true, off: [], product: null } },
  })
  await browser.grant(host)
  const page = await browser.open(hosts.page(`${host}/room/`, CHAT))
  await page.click(BOX)
  await page.type(`use ${KEY}`)
  await page.waitUntilShown(REPLACE)
  await browser.inExtension(
    (pattern) => chrome.permissions.remove({ origins: [pattern] }),
    `${host}/*`,
  )
  await page.waitUntilGone(CARD)
  await page.press('Enter')
  await expect.poll(() => hosts.posted.map(({ body }) => body)).toEqual([`use ${KEY}`])
})

for (const [index, site] of FIRST_SITES.entries()) {
  const name = `${site.id} with other names for everything: marked and held all the same`
  const tag = index === 0 ? [] : ['@long-firefox']
  test(name, { tag }, ({ watched }) => holdsUnderOtherNames(watched, site))
}

for (const [group, sites] of Object.entries(FURTHER_SITES)) {
  const tag = '@long'
  furtherTest(`with other names for everything: ${group}`, { tag }, async ({ watched }) => {
    furtherTest.setTimeout(sites.length * PER_SITE_MS)
    const failures = new Map<string, string>()
    for (const site of sites) {
      await holdsUnderOtherNames(watched, site).catch((error) => failures.set(site.id, `${error}`))
    }
    expect([...failures]).toEqual([])
  })
}

const PER_SITE_MS = 30_000

async function holdsUnderOtherNames(watched: Watched, site: BuiltSite): Promise<void> {
  const other = renamed(site)
  const [message] = other.boxes
  const built = await openSite(watched, other)
  const { page } = built
  const box = new BoxStory(built, page, message)
  await box.type(`use ${KEY}`)
  await page.waitUntilShown(box.replace)
  const [key] = message.keys
  if (key) {
    await page.press(key.replace('Mod', 'Control'))
    await page.waitUntilShown(box.dialog)
    expect(built.sentSoFar()).toEqual([])
    await answer(page, () => page.press('Enter'), box.dialog)
    const [sent = ''] = await built.sent()
    expect(sent).not.toContain(KEY)
  }
  await page.close()
}
