/**
 * `npm run screenshots`: every screen and state, light and dark, at 320 px and wide, into
 * `artifacts/screenshots` with an index page. The states come from the gallery of views, a few
 * screens from the real product. `npm run screenshots -- popup` makes those of one surface.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser as Chromium, chromium } from 'playwright'
import { SCENES, SURFACES, type Surface } from '#test/components/gallery/scenes.ts'
import { chromiumPath } from './browsers.ts'
import { build, prepare } from './build.ts'
import { ROOT } from './run.ts'
import { sceneUrl, serveGallery } from './screens/gallery-server.ts'
import { indexPage, type Picture } from './screens/index-page.ts'
import { LOOKS, type Look } from './screens/looks.ts'
import { photographProduct } from './screens/product-screens.ts'
import { photographSites } from './screens/site-screens.ts'

const FOLDER = join(ROOT, 'artifacts/screenshots')
const AT_ONCE = 2

const wanted = process.argv.slice(2)
const isWanted = (surface: string) => wanted.length === 0 || wanted.includes(surface)

await prepare()
rmSync(FOLDER, { recursive: true, force: true })
const pictures: Picture[] = []
if (isWanted('product')) {
  await build()
  pictures.push(...(await photographProduct(FOLDER)))
}
if (isWanted('sites')) {
  await build()
  pictures.push(...(await photographSites(FOLDER)))
}
pictures.push(...(await photographGallery(SURFACES.filter(isWanted))))
writeFileSync(join(FOLDER, 'index.html'), indexPage(pictures))
console.log(`${pictures.length} pictures: ${join(FOLDER, 'index.html')}`)
if (pictures.length === 0) process.exitCode = 1

async function photographGallery(surfaces: Surface[]): Promise<Picture[]> {
  const gallery = await serveGallery()
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    chromiumSandbox: process.getuid?.() !== 0,
  })
  try {
    const looks = [...LOOKS]
    const taken: Picture[] = []
    const worker = async () => {
      for (let look = looks.pop(); look; look = looks.pop()) {
        taken.push(...(await photographLook(browser, gallery.url, surfaces, look)))
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, worker))
    return taken
  } finally {
    await browser.close()
    await gallery.close()
  }
}

async function photographLook(
  browser: Chromium,
  galleryUrl: string,
  surfaces: Surface[],
  look: Look,
): Promise<Picture[]> {
  const context = await browser.newContext({
    viewport: { width: look.width, height: look.height },
    colorScheme: look.scheme,
    reducedMotion: 'reduce',
    locale: 'en-US',
    timezoneId: 'UTC',
  })
  const page = await context.newPage()
  const taken: Picture[] = []
  for (const surface of surfaces) {
    mkdirSync(join(FOLDER, surface), { recursive: true })
    for (const scene of SCENES[surface]) {
      const file = `${surface}/${scene}-${look.name}.png`
      await page.goto(sceneUrl(galleryUrl, surface, scene))
      await page.waitForSelector('body[data-ready]', { state: 'attached' }).catch((cause) => {
        throw new Error(`The scene ${surface}/${scene} does not get ready`, { cause })
      })
      await page.screenshot({ path: join(FOLDER, file), fullPage: true, animations: 'disabled' })
      taken.push({ surface, scene, look: look.name, file })
    }
  }
  await context.close()
  return taken
}
