/** A page that tries every trick of the table in docs/threat-model.md, and wins none. */
import {
  BLINDING,
  HOSTILE_STYLE,
  IN_VAIN,
  keepMoving,
  patchPrototypes,
} from '#test/pages/hostile.ts'
import type { Page, Target } from '#test/support/browser.ts'
import { CARD, expect, HOLD, HOST, order, said, test } from '#test/support/surface/story.ts'
import { waitFor } from '#test/support/wait.ts'

const REPLACE = { host: HOST, role: 'button', name: /Replace with one-time link/ }
const ACTED = 'replace "this" null'

/** The trick is over, and nothing of ours is open. */
async function tidy(page: Page): Promise<void> {
  await page.evaluate(() => {
    Reflect.get(window, 'undo')?.()
    Reflect.deleteProperty(window, 'undo')
  })
  await order(page, { card: null })
  await order(page, { hold: null })
}

/** So many that Chromium has told what it sees: it looks ten times in a second. */
const frames = (page: Page) =>
  page.evaluate(async () => {
    for (let n = 0; n < 20; n++) await new Promise((resolve) => requestAnimationFrame(resolve))
  })

/** What was said since it began. */
async function since(page: Page, run: (now: () => Promise<string[]>) => Promise<void>) {
  const before = (await said(page)).length
  const now = async () => (await said(page)).slice(before)
  await run(now)
  return now()
}

/** Pressed until it counts: what has just come up takes no press yet. */
async function pressAnew(page: Page, button: Target | 'Enter', then: string): Promise<void> {
  const heard = await since(page, (now) =>
    waitFor(
      async () => {
        if (button === 'Enter') await page.press(button)
        else await page.click(button)
        return (await now()).length > 0 ? undefined : null
      },
      () => 'No press counts',
    ),
  )
  expect(heard[0]).toBe(then)
}

/** Every step is tried; what fails is told by its name at the end. */
async function tryAll(
  page: Page,
  steps: readonly { name: string; run: () => Promise<void> }[],
): Promise<void> {
  for (const { name, run } of steps) {
    await test.step(name, async () => {
      const failure = await run()
        .finally(() => tidy(page))
        .then(
          () => null,
          (thrown: unknown) => String(thrown),
        )
      expect.soft(failure, name).toBeNull()
    })
  }
}

test('a page that tries every trick wins none, and the person gets on @long-firefox', async ({
  chat: page,
  surface,
}) => {
  test.slow()
  await page.evaluate((css) => {
    const style = document.createElement('style')
    style.textContent = css
    document.head.append(style)
  }, HOSTILE_STYLE)

  const inVain = IN_VAIN.map(({ name, begin, isClosed = false }) => ({
    name: `in vain: ${name}`,
    async run() {
      await order(page, { card: CARD })
      await page.waitUntilShown(REPLACE)
      await page.evaluate(begin)
      if (isClosed) {
        await waitFor(
          async () => !(await page.evaluate((name) => document.querySelector(name), HOST)) || null,
          () => 'It does not come into the dialog',
        )
        await order(page, { enter: true })
        await pressAnew(page, 'Enter', ACTED)
        return
      }
      await pressAnew(page, REPLACE, ACTED)
      // Its own style holds.
      const look = await page.evaluate((name) => {
        const host = document.querySelector(name)
        if (!host) throw new Error('No element of ours')
        const { opacity, transform, pointerEvents } = getComputedStyle(host)
        return { opacity, transform, pointerEvents }
      }, HOST)
      expect(look).toEqual({ opacity: '1', transform: 'none', pointerEvents: 'none' })
    },
  }))

  const blindingCard = BLINDING.map(({ name, begin }) => ({
    name: `the card: ${name}`,
    async run() {
      await order(page, { card: CARD })
      await page.waitUntilShown(REPLACE)
      await page.evaluate(begin)
      await frames(page)
      const heard = await since(page, async () => {
        for (let n = 0; n < 4; n++) {
          await order(page, { key: true })
          await page.clickAtOnce(REPLACE)
        }
      })
      expect(heard).toEqual([])
      await tidy(page)
      await order(page, { card: CARD })
      await pressAnew(page, REPLACE, ACTED)
    },
  }))

  const blindingHold = BLINDING.map(({ name, begin }) => ({
    name: `the dialog: ${name}`,
    async run() {
      await order(page, { hold: HOLD })
      const heard = await since(page, async (now) => {
        await page.evaluate(begin)
        await waitFor(
          async () => {
            if ((await now()).length > 0) return undefined
            await page.press('Enter')
            await page.press('Escape')
            return null
          },
          () => 'It goes on trying',
        )
      })
      // The extension asks in a window of its own then.
      expect(heard).toEqual(['failed'])
      await tidy(page)
      await page.click('#box')
      await page.type('!')
      expect(await page.text('#box')).toMatch(/!/)
    },
  }))

  await tryAll(page, [
    ...inVain,
    ...blindingCard,
    ...blindingHold,
    {
      name: 'a card that moves a little all the time takes no press',
      async run() {
        await order(page, { card: CARD })
        await page.waitUntilShown(REPLACE)
        await page.evaluate(keepMoving, JSON.stringify({ card: CARD }))
        await frames(page)
        const heard = await since(page, async () => {
          for (let n = 0; n < 5; n++) {
            await order(page, { key: true })
            expect(await page.clickAtOnce(REPLACE)).toBe(true)
          }
        })
        expect(heard).toEqual([])
        await tidy(page)
        await order(page, { card: CARD })
        await pressAnew(page, REPLACE, ACTED)
      },
    },
    {
      name: 'who types on when the dialog comes presses nothing',
      async run() {
        await order(page, { hold: HOLD })
        const heard = await since(page, async () => {
          for (let n = 0; n < 8; n++) {
            await page.type('ok ')
            await page.press('Enter')
          }
        })
        expect(heard).toEqual([])
        const back = { host: HOST, role: 'button', name: /^Go back/ }
        await pressAnew(page, back, 'back')
      },
    },
    {
      name: 'a page that takes the focus out of the dialog: no key acts, a press does',
      async run() {
        await order(page, { hold: HOLD })
        await page.evaluate(() => {
          const timer = setInterval(
            () => document.querySelector<HTMLElement>('div[data-ms=ui]')?.blur(),
            5,
          )
          Reflect.set(window, 'undo', () => clearInterval(timer))
        })
        const heard = await since(page, () => page.press('Enter'))
        expect(heard).toEqual([])
        await pressAnew(page, { host: HOST, role: 'button', name: /^Go back/ }, 'back')
      },
    },
    {
      name: 'scripts of the page that patch what they can reach',
      async run() {
        await page.evaluate(patchPrototypes)
        await order(page, { card: CARD })
        const heard = await since(page, (now) =>
          waitFor(
            async () => {
              await order(page, { key: true })
              return (await now()).length > 0 ? undefined : null
            },
            () => 'The key does not count',
          ),
        )
        expect(heard).toEqual([ACTED])
        await order(page, { hold: HOLD })
        await pressAnew(page, 'Enter', 'hold replace')
      },
    },
  ])
  // No font of a page has drawn a letter of ours.
  const drawn = surface.network.requests.map(({ url }) => url).filter((url) => /leak-/.test(url))
  expect(drawn).toEqual([])
})
