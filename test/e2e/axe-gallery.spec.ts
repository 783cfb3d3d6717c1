/** Every view in every state, as the gallery shows it: no finding of axe, nothing wider than its window. */
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, chromium } from '@playwright/test'
import { chromiumPath } from '#scripts/browsers.ts'
import { sceneUrl, serveGallery } from '#scripts/screens/gallery-server.ts'
import { SCENES, type Surface } from '../components/gallery/scenes.ts'
import { expect, test } from '../support/fixtures.ts'

/** As narrow as a view may get, and as wide as it is for most: one of them in each colour scheme. */
const NARROW = 320
const WIDE: Record<Surface, number> = {
  toast: 900,
  reveal: 1100,
  popup: 360,
  shares: 360,
  receive: 360,
  options: 1100,
  composer: 1000,
}

/** What colours and width can change; names and roles are the same in the dark. */
const LOOK_RULES = ['color-contrast', 'link-in-text-block', 'target-size']

let gallery: Awaited<ReturnType<typeof serveGallery>>
let browser: Browser

test.beforeAll(async () => {
  gallery = await serveGallery()
  browser = await chromium.launch({
    executablePath: chromiumPath(),
    chromiumSandbox: process.getuid?.() !== 0,
  })
})
test.afterAll(async () => {
  await browser.close()
  await gallery.close()
})

for (const surface of Object.keys(WIDE) as Surface[]) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`${surface}, ${colorScheme}`, async () => {
      test.slow()
      const width = colorScheme === 'light' ? NARROW : WIDE[surface]
      await using context = await browser.newContext({
        viewport: { width, height: 700 },
        colorScheme,
        reducedMotion: 'reduce',
      })
      const page = await context.newPage()
      for (const scene of SCENES[surface]) {
        await page.goto(sceneUrl(gallery.url, surface, scene))
        await page.locator('body[data-ready]').waitFor()
        const axe = new AxeBuilder({ page })
        if (colorScheme === 'dark') axe.withRules(LOOK_RULES)
        const { violations } = await axe.analyze()
        const findings = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
        expect.soft(findings, `${scene} at ${width}`).toEqual([])
        const isTooWide = await page.evaluate(
          () => document.documentElement.scrollWidth > window.innerWidth,
        )
        expect.soft(isTooWide, `${scene} is wider than ${width}`).toBe(false)
      }
    })
  }
}
