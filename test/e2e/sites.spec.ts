/**
 * The contract on the sites that are known: each rebuilt around the editor it uses, under its own
 * name, with the extension as it ships. What is sent is what the editor's own model says. Those that
 * a person has to ask for are walked through more quickly in `further-sites.spec.ts`.
 */
import type { Doc } from '#test/pages/editors/handle.ts'
import type { BuiltBox } from '#test/pages/sites/built-site.ts'
import { BUILT_SITES, FIRST_SITES } from '#test/pages/sites/index.ts'
import { test as furtherTest } from '#test/support/further.ts'
import { type BoxStory, openSite, SiteStory, shown } from '#test/support/site-story.ts'
import { answer, DIALOG, expect, test as firstTest, KEY, REPLACE } from '#test/support/watched.ts'

const OTHER_KEY = ['glp', 'at-', 'Zq3Xw8Vb5Nm1Lk7Jh2Gf'].join('')
const ADDRESS = `https://gitlab.example.com/api?private_token=${KEY}`
const FILE = `# staging\nGITLAB_TOKEN=${KEY}\n\nREGION=eu`
const LINES: Doc = [
  [{ text: '👩‍💻 see ' }, { text: 'below', bold: true }],
  [],
  [
    { text: `use ${KEY.slice(0, 8)}` },
    { text: KEY.slice(8, 14), bold: true },
    { text: `${KEY.slice(14)} now 🔥` },
  ],
  [{ text: 'תודה' }],
]
const BEFORE = LINES.map((runs) => runs.map(({ text }) => text).join('')).join('\n')
const AFTER = BEFORE.replace(KEY, '¤')
/** One with an editor of its own model, one with a window that it writes itself. */
const ALWAYS = ['slack', 'outlook']

for (const site of BUILT_SITES) {
  const isFirst = FIRST_SITES.includes(site)
  const test = isFirst ? firstTest : furtherTest
  const [message, ...others] = site.boxes
  if (!message) throw new Error(`${site.id} has no box`)
  const tag = !isFirst ? ['@long'] : ALWAYS.includes(site.id) ? [] : ['@long-firefox']
  const [key] = message.keys.map((one) => one.replace('Mod', 'Control'))

  test(`${site.id}: where messages are written`, { tag }, async ({ watched }) => {
    const story = new SiteStory(watched, await openSite(watched, site))
    const box = await story.enter(message)
    const { page } = box

    await story.scenario('lines with formatting, undo, redo', async () => {
      await box.set(LINES)
      await box.replaced(BEFORE)
      await page.press('Control+z')
      await box.expectModel(BEFORE)
      if (key) {
        // It is a finding again.
        await page.press(key)
        await answered(box, 'Escape')
      }
      await page.press('Control+Shift+Z')
      await box.expectModel(AFTER)
      if (!key) return
      await box.followed()
      await page.press(key)
      expect(shown((await box.sentOnce()).text)).toBe(AFTER)
    })

    await story.scenario('typed, pasted, twice, sent by key', async () => {
      await box.set([[]])
      await page.type(`המפתח ${KEY}`)
      await box.replaced(`המפתח ${KEY}`)
      await page.type(' 🔥 ')
      await box.expectModel('המפתח ¤ 🔥 ')
      await watched.browser.setClipboard(OTHER_KEY)
      await page.press('Control+V')
      await answered(box, 'Enter')
      await box.expectModel('המפתח ¤ 🔥 ¤')
      if (!key) return
      await page.type(` ${KEY} or ${KEY}`)
      await page.press(key)
      await answered(box, 'Enter')
      expect(shown((await box.sentOnce()).text)).toBe('המפתח ¤ 🔥 ¤ ¤ or ¤')
      expect(box.drafts.filter((draft) => draft.includes(OTHER_KEY))).toEqual([])
    })

    await story.scenario('an address that becomes a link', async () => {
      const text = `post to ${ADDRESS} now`
      await box.set([[]])
      await page.type(text)
      await box.expectModel(text)
      // In the text, in the link's target (TinyMCE keeps a copy), and where the editor lists the targets.
      const places = (await box.unseen()).split(KEY).length - 1
      if (site.linksAddresses) expect(places).toBeGreaterThanOrEqual(3)
      else expect(places).toBe(1)
      await box.replaced(text)
      await page.type('!')
      await box.expectModel(`${text.replace(KEY, '¤')}!`)
    })

    await story.scenario('lines pasted as they are', async () => {
      await box.set([[]])
      await watched.browser.setClipboard(FILE)
      await page.press('Control+V')
      await answered(box, 'Escape')
      await box.expectModel(FILE)
      if (!key) return
      await page.press(key)
      expect((await box.sentOnce()).text).toBe(FILE)
    })

    for (const button of message.buttons) {
      await story.scenario(`sent by ${button}`, async () => {
        await box.set([[]])
        await page.type(`use ${OTHER_KEY}`)
        // The card stands clear of what sends.
        await page.waitUntilShown(box.replace)
        await box.press(button)
        await answered(box, 'Enter')
        expect(shown((await box.sentOnce()).text)).toBe('use ¤')
      })
    }

    const { menu } = message
    if (menu) {
      await story.scenario('sent later', async () => {
        await box.set([[]])
        await page.type(`use ${OTHER_KEY}`)
        await page.waitUntilShown(REPLACE)
        await page.click(menu.opener)
        await answered(box, 'Enter')
        await box.expectModel('use ¤')
        await page.click(menu.entry)
        const { text, by } = await box.sentOnce()
        expect([shown(text), by]).toEqual(['use ¤', 'scheduled'])
      })
    }
    expect([...story.failures]).toEqual([])
  })

  test(`${site.id}: its other boxes, and what is none`, { tag }, async ({ watched }) => {
    const story = new SiteStory(watched, await openSite(watched, site))
    const draft = await story.enter(message)
    const { page } = draft

    await story.scenario('a draft with a key holds no other box', async () => {
      for (const box of others.filter(isOnThePage)) {
        await (await story.enter(box)).set(LINES)
      }
      for (const send of waysToSend(draft)) {
        await draft.type('hello')
        await send()
        expect((await draft.sentOnce()).text).toBe('hello')
      }
      await page.reload()
      await page.waitUntilShown('[data-ready=yes]')
      await draft.set(LINES)
      await page.waitUntilShown(draft.replace)
    })

    for (const box of others.filter(({ isHidden }) => !isHidden)) {
      await story.scenario(box.name, async () => {
        const its = await story.enter(box)
        for (const send of waysToSend(its)) {
          await its.type('hello')
          await send()
          expect((await its.sentOnce()).text).toBe('hello')
          await its.type(`use ${OTHER_KEY}`)
          await send()
          await answered(its, 'Enter')
          expect(shown((await its.sentOnce()).text)).toBe('use ¤')
        }
        if (its.page === page) return
        await its.page.close()
        await page.bringToFront()
      })
    }
    await draft.set([[]])
    await page.waitUntilGone(draft.replace)
    for (const css of site.leftAlone) {
      await story.scenario(`left alone: ${css}`, async () => {
        await page.click(css)
        await page.type(OTHER_KEY)
        await page.press('Enter')
        // Time enough for a card.
        await new Promise((resolve) => setTimeout(resolve, 500))
        expect(await page.count(REPLACE)).toBe(0)
        expect(await page.count(DIALOG)).toBe(0)
      })
    }
    expect([...story.failures]).toEqual([])
  })
}

async function answered({ page, dialog }: BoxStory, press: 'Enter' | 'Escape'): Promise<void> {
  await page.waitUntilShown(dialog)
  await answer(page, () => page.press(press), dialog)
}

function isOnThePage({ where }: BuiltBox): boolean {
  return !where || 'shadowOf' in where
}

function waysToSend(story: BoxStory): (() => Promise<void>)[] {
  return [
    ...story.box.keys.map((key) => () => story.page.press(key.replace('Mod', 'Control'))),
    ...story.box.buttons.map((button) => () => story.press(button)),
  ]
}
