/** Pictures of card and dialog beside each site's own look: the built extension on sites as we know them. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { BuiltBox, BuiltSite } from '#test/pages/sites/built-site.ts'
import { BUILT_SITES } from '#test/pages/sites/index.ts'
import { FURTHER_HOSTS } from '#test/support/further.ts'
import { openSite, SiteStory } from '#test/support/site-story.ts'
import { answer, KEY, type Watched, withWatched } from '#test/support/watched.ts'
import type { Picture } from './index-page.ts'
import { LOOKS } from './looks.ts'

/** Until what comes up stands still. */
const COMING_UP_MS = 500

export async function photographSites(folder: string): Promise<Picture[]> {
  mkdirSync(join(folder, 'sites'), { recursive: true })
  const taken: Picture[] = []
  const photographAll = async (watched: Watched) => {
    for (const site of BUILT_SITES) taken.push(...(await photographSite(watched, site, folder)))
  }
  await withWatched('chromium', photographAll, FURTHER_HOSTS)
  return taken
}

/** Where messages are written mostly, and a box in a frame of its own. */
async function photographSite(
  watched: Watched,
  site: BuiltSite,
  folder: string,
): Promise<Picture[]> {
  const [message, ...others] = site.boxes
  const framed = others.filter(({ where }) => where && 'frame' in where)
  const taken: Picture[] = []
  for (const box of message ? [message, ...framed] : []) {
    const name = box === message ? site.id : `${site.id}-frame`
    taken.push(...(await photographBox(watched, site, box, join(folder, 'sites'), name)))
  }
  return taken
}

async function photographBox(
  watched: Watched,
  site: BuiltSite,
  built: BuiltBox,
  folder: string,
  id: string,
): Promise<Picture[]> {
  const taken: Picture[] = []
  const story = new SiteStory(watched, await openSite(watched, site))
  const box = await story.enter(built)
  const { page } = box
  for (const { name, scheme, width, height } of LOOKS) {
    const photograph = async (state: string) => {
      await new Promise((resolve) => setTimeout(resolve, COMING_UP_MS))
      const scene = `${id}-${state}`
      const file = `${scene}-${name}.png`
      await page.screenshot(join(folder, file))
      taken.push({ surface: 'sites', scene, look: name, file: `sites/${file}` })
    }
    await page.emulate({ scheme, width, height, reducedMotion: true })
    await box.write(`use ${KEY}`)
    await page.waitUntilShown(box.replace)
    await photograph('card')
    const [key] = built.keys
    if (!key) continue
    await page.press(key.replace('Mod', 'Control'))
    await page.waitUntilShown(box.dialog)
    await photograph('hold')
    await answer(page, () => page.press('Escape'), box.dialog)
  }
  await page.close()
  return taken
}
