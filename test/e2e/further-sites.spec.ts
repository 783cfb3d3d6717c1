/**
 * The sites that are watched when a person asks for it, each rebuilt around the editor it uses: what
 * is typed is marked, what is sent is held and goes as a link. The whole contract of each is in
 * `sites.spec.ts`.
 */
import type { BuiltSite } from '#test/pages/sites/built-site.ts'
import { FURTHER_SITES } from '#test/pages/sites/index.ts'
import { test } from '#test/support/further.ts'
import { openSite, SiteStory, shown } from '#test/support/site-story.ts'
import { answer, expect, KEY, replace, type Watched } from '#test/support/watched.ts'

for (const [group, sites] of Object.entries(FURTHER_SITES)) {
  test(`further sites, quickly: ${group}`, { tag: '@long-firefox' }, async ({ watched }) => {
    test.setTimeout(sites.length * PER_SITE_MS)
    const failures: Record<string, string> = {}
    for (const site of sites) {
      const failed = await test.step(site.id, () => walkThrough(watched, site))
      if (failed.size > 0) failures[site.id] = JSON.stringify(Object.fromEntries(failed))
    }
    expect(failures).toEqual({})
  })
}

const PER_SITE_MS = 30_000

async function walkThrough(
  watched: Watched,
  site: BuiltSite,
): Promise<ReadonlyMap<string, string>> {
  const built = await openSite(watched, site)
  const story = new SiteStory(watched, built)
  const [message] = site.boxes
  if (!message) throw new Error(`${site.id} has no box`)
  const box = await story.enter(message)
  const { page } = box
  const key = message.keys[0]?.replace('Mod', 'Control')
  const [button] = message.buttons
  const goesAsLink = async () => {
    await page.waitUntilShown(box.dialog)
    await answer(page, () => page.press('Enter'), box.dialog)
    expect(shown((await box.sentOnce()).text)).toBe('use ¤')
  }

  await story.scenario('typed', async () => {
    await box.type(`use ${KEY}`)
    await page.waitUntilShown(box.replace)
    if (key) {
      await page.press(key)
      await goesAsLink()
    } else {
      await replace(page, box.replace)
      await box.expectModel('use ¤')
      // Drawn anew, and entered at one of its lines.
      await box.type(`use ${KEY}`)
      await page.waitUntilShown(box.replace)
    }
  })
  if (button) {
    await story.scenario('sent by its button', async () => {
      await box.set([[{ text: `use ${KEY}` }]])
      await page.waitUntilShown(box.replace)
      await box.press(button)
      await goesAsLink()
    })
  }
  await box.set([[]])
  for (const css of site.leftAlone) {
    await story.scenario(`left alone: ${css}`, async () => {
      const entered = () => page.evaluate(() => opened.entered.splice(0))
      await entered()
      await page.click(css)
      await page.type(KEY)
      await page.press(key ?? 'Enter')
      // Where it were a box the page would not hear of the key that sends.
      await expect.poll(entered).toEqual([KEY])
    })
  }
  await page.close()
  return story.failures
}
