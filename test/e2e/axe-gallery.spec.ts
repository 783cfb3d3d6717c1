/**
 * Every view in every state, as the gallery shows it: no finding of axe, nothing wider than its window, and in the
 * low frames of some boxes nothing out of sight that is needed.
 */
import { type Browser, chromium, type Page } from '@playwright/test'
import type { RunOptions } from 'axe-core'
import { chromiumPath } from '#scripts/browsers.ts'
import { sceneUrl, serveGallery } from '#scripts/screens/gallery-server.ts'
import { SCENES, type Surface } from '../components/gallery/scenes.ts'
import { AXE } from '../support/axe.ts'
import { expect, test } from '../support/fixtures.ts'

/** As narrow as a view may get, and as wide as it is for most: one of them in each colour scheme. */
const NARROW = 320
const HEIGHT = 700
const WIDE: Record<Surface, number> = {
  toast: 900,
  reveal: 1100,
  popup: 360,
  shares: 360,
  receive: 360,
  check: 360,
  held: 460,
  options: 1100,
  composer: 1000,
}

/** What colours and width can change; names and roles are the same in the dark. */
const LOOK_RULES = ['color-contrast', 'link-in-text-block', 'target-size']

declare const axe: typeof import('axe-core')

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
  test(surface, async () => {
    test.slow()
    await using context = await browser.newContext({ reducedMotion: 'reduce' })
    const page = await context.newPage()
    // Once for both looks: handing it over takes as long as looking.
    await page.addInitScript({ content: AXE })
    for (const scene of SCENES[surface]) {
      await page.emulateMedia({ colorScheme: 'light' })
      await page.setViewportSize({ width: NARROW, height: HEIGHT })
      await page.goto(sceneUrl(gallery.url, surface, scene))
      // Looked for in each frame: a locator looks again after up to half a second.
      await page.waitForFunction(() => document.body.dataset.ready !== undefined)
      await expectFit(page, `${scene} in light at ${NARROW}`)
      // The same page once more, as it looks elsewhere: loading it is half of the work.
      await page.emulateMedia({ colorScheme: 'dark' })
      await page.setViewportSize({ width: WIDE[surface], height: HEIGHT })
      await expectFit(page, `${scene} in dark at ${WIDE[surface]}`, LOOK_RULES)
    }
  })
}

/** Of editors that stand in a frame by themselves (TinyMCE, Teams, Proton). */
const LOW_FRAMES = [
  [600, 100],
  [600, 160],
  [320, 120],
  [320, 200],
  [320, 300],
] as const
const IN_LOW_FRAMES = ['found', 'send', 'send-several', 'paste', 'file'] as const

test('title and first choice in low frames', async () => {
  await using context = await browser.newContext({ reducedMotion: 'reduce' })
  const page = await context.newPage()
  for (const scene of IN_LOW_FRAMES) {
    for (const [width, height] of LOW_FRAMES) {
      await page.setViewportSize({ width, height })
      await page.goto(sceneUrl(gallery.url, 'composer', scene))
      await page.waitForFunction(() => document.body.dataset.ready !== undefined)
      for (const css of ['.title:visible', '.button-primary:visible']) {
        const at = `${scene} at ${width} by ${height}: ${css}`
        await expect.soft(page.locator(css), at).toBeInViewport({ ratio: 0.75 })
      }
    }
  }
})

async function expectFit(page: Page, look: string, rules?: string[]): Promise<void> {
  const findings = await page.evaluate(async (runOnly) => {
    const options: RunOptions = { resultTypes: ['violations'], ...(runOnly && { runOnly }) }
    const { violations } = await axe.run(document, options)
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
  }, rules)
  expect.soft(findings, look).toEqual([])
  const isTooWide = await page.evaluate(
    () => document.documentElement.scrollWidth > window.innerWidth,
  )
  expect.soft(isTooWide, `${look} is wider than its window`).toBe(false)
}
