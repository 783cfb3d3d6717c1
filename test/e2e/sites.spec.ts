/** The sites that are watched from the beginning, rebuilt around the editors they use. */
import { BUILT_SITES, type BuiltSite, builtPage } from '#test/pages/sites.ts'
import type { Page } from '#test/support/browser.ts'
import { call } from '#test/support/editor-calls.ts'
import { bundleEditors } from '#test/support/editor-pages.ts'
import { waitFor } from '#test/support/wait.ts'
import {
  answer,
  DIALOG,
  expect,
  KEY,
  LINK,
  REPLACE,
  replace,
  test,
  type Watched,
} from '#test/support/watched.ts'

declare const pressed: string[]

const BOX = '[role=textbox]'
let scripts: Promise<Map<string, string>> | undefined

async function openSite(watched: Watched, site: BuiltSite): Promise<Page> {
  scripts ??= bundleEditors(BUILT_SITES.map(({ editor }) => editor))
  const folder = `${site.host}/editors/`
  for (const [name, text] of await scripts) watched.serve(folder + name, text, 'text/javascript')
  const { page } = await watched.open(site.host, builtPage(site, folder))
  await page.waitUntilShown('[data-ready=yes]')
  await call(page, 'editor', 'set', [[]])
  await page.click(BOX)
  return page
}

const model = async (page: Page): Promise<string> => String(await call(page, 'editor', 'model'))

/** By the editor's own binding or by the button. */
async function sent(page: Page): Promise<string[]> {
  const byKey = await call(page, 'editor', 'sent')
  const byButton = await page.evaluate(() => pressed)
  return [...(Array.isArray(byKey) ? byKey.map(String) : []), ...byButton]
}

for (const site of BUILT_SITES) {
  test(`${site.id}: typed and replaced, pasted as a link, sent by key and by button`, async ({
    watched,
  }) => {
    const page = await openSite(watched, site)
    await page.type(`one ${KEY} two`)
    await page.waitUntilShown(REPLACE)
    await replace(page)
    await waitFor(
      async () => LINK.test(await model(page)) || null,
      () => 'The model has no link',
    )
    expect((await model(page)).replace(LINK, '¤')).toBe('one ¤ two')
    expect(await call(page, 'editor', 'html')).not.toContain(KEY)

    await page.type(' ')
    await watched.browser.setClipboard(KEY)
    await page.press('Control+V')
    await page.waitUntilShown(DIALOG)
    await answer(page, () => page.press('Enter'))
    await waitFor(
      async () => (await model(page)).match(new RegExp(LINK, 'g'))?.length === 2 || null,
      async () => `Two links wanted: ${await model(page)}`,
    )

    await page.type(` ${KEY}`)
    await page.press(site.key)
    await page.waitUntilShown(DIALOG)
    expect(await sent(page)).toEqual([])
    await answer(page, () => page.press('Enter'))
    const [message = ''] = await waitFor(
      async () => ((await sent(page)).length > 0 ? sent(page) : null),
      () => 'Nothing was sent',
    )
    expect(message).not.toContain(KEY)
    expect(message.match(new RegExp(LINK, 'g'))).toHaveLength(3)
    expect(await sent(page)).toHaveLength(1)

    await page.click(BOX)
    await page.press('Control+End')
    await page.type(` ${KEY}`)
    await page.click('[data-send]')
    await page.waitUntilShown(DIALOG)
    expect(await sent(page)).toHaveLength(1)
    await answer(page, () => page.press('Enter'))
    await waitFor(
      async () => (await sent(page)).length === 2 || null,
      async () => `Two messages wanted: ${(await sent(page)).length}`,
    )
    expect((await sent(page)).at(-1)).not.toContain(KEY)
  })
}
