/** What a link was made for is gone: its frame, its box, its editor, or the text itself has changed. */
import { CHAT, GMAIL } from '#test/pages/compose.ts'
import { discord } from '#test/pages/sites/discord.ts'
import type { Page, Target } from '#test/support/browser.ts'
import type { Fate } from '#test/support/proxy.ts'
import { openLink } from '#test/support/recipient.ts'
import { BoxStory, openSite } from '#test/support/site-story.ts'
import { waitFor } from '#test/support/wait.ts'
import {
  answer,
  BOX,
  CARD_TITLE,
  DIALOG,
  expect,
  KEY,
  LINK,
  ours,
  REPLACE,
  replace,
  test,
  type Watched,
} from '#test/support/watched.ts'

const COPY = ours({ role: 'button', name: /^Copy link/ })
const FRAME = `<!doctype html><title>Chat</title><p><button>Other</button></p>
  <iframe id="composer" title="Composer" width="700" height="300" srcdoc="<textarea id='inner' aria-label='Message' rows='4' cols='50'></textarea>"></iframe>`
const INNER = { frame: '#composer', css: '#inner' } as const
const inFrame = (part: Exclude<Target, string>): Target => ({
  frame: '#composer',
  host: 'div[data-ms=ui]',
  ...part,
})

/** The next link waits until `go` is called; `made` tells when somebody has asked for it. */
function holdLink(watched: Watched) {
  const fate = Promise.withResolvers<Fate>()
  let asked = 0
  const takeAway = watched.browser.network.rule(({ method }) => {
    if (method !== 'PUT') return undefined
    asked += 1
    return fate.promise
  })
  return {
    asked: () =>
      waitFor(
        () => asked > 0 || null,
        () => 'No link is made',
      ),
    go() {
      takeAway()
      fate.resolve('pass')
    },
  }
}

/** The newest share, as the extension knows it: taken back, or never made. */
async function stateOfShares(watched: Watched): Promise<string[]> {
  const { records = [] } = await watched.browser.storage('local')
  return (records as { state: string }[]).map(({ state }) => state)
}

/**
 * Notes of Firefox's own: of a question that was under way, and of what still ran in a tab that was
 * closed; the lines of its stack say nothing without their first.
 */
const NOTE = /context unloaded|Script terminated by timeout|^\S*@moz-extension:\S+$/

const errorsOfOurs = async (watched: Watched) =>
  (await watched.browser.logs())
    .filter((line) => /composer\.js|guard\.js/.test(line))
    .filter((line) => !NOTE.test(line))

test('the frame goes while its link is made: nobody keeps the link', async ({ watched }) => {
  const { page } = await watched.open('https://app.slack.com', FRAME)
  const before = (await stateOfShares(watched)).length
  await page.click(INNER)
  await page.type(`use ${KEY}`)
  await page.waitUntilShown(inFrame({ role: 'button', name: /^Replace/ }))
  const link = holdLink(watched)
  await answer(page, () => page.press('Alt+Enter'), inFrame({ role: 'button', name: /^Replace/ }))
  await link.asked()
  await page.evaluate(() => document.querySelector('#composer')?.remove())
  link.go()
  // Time enough for what must not happen.
  await new Promise((resolve) => setTimeout(resolve, 1500))
  const all = await stateOfShares(watched)
  const states = all.slice(0, all.length - before)
  expect(states.filter((state) => state !== 'revoked')).toEqual([])
  expect(await errorsOfOurs(watched)).toEqual([])
})

for (const what of ['send', 'paste'] as const) {
  test(`the frame goes while a ${what} is asked about: the page goes on`, {
    tag: '@long-firefox',
  }, async ({ watched }) => {
    const { page } = await watched.open('https://app.slack.com', FRAME)
    await page.click(INNER)
    if (what === 'send') {
      await page.type(`use ${KEY}`)
      await page.waitUntilShown(inFrame({ role: 'button', name: /^Replace/ }))
      await page.press('Enter')
    } else {
      await watched.browser.setClipboard(KEY)
      await page.press('Control+V')
    }
    await page.waitUntilShown(inFrame({ role: 'alertdialog' }))
    await page.evaluate(() => {
      document.querySelector('#composer')?.remove()
      document.querySelector('button')?.addEventListener('click', () => {
        document.title = 'pressed'
      })
    })
    await page.click('button')
    expect(await page.title()).toBe('pressed')
    expect(await errorsOfOurs(watched)).toEqual([])
  })
}

/** A page that is busy: what takes two frames takes half a second. */
const slowFrames = (page: Page) =>
  page.evaluate(() => {
    const slow = () => {
      const end = performance.now() + 250
      while (performance.now() < end);
      requestAnimationFrame(slow)
    }
    requestAnimationFrame(slow)
  })

const textIn = (page: Page) =>
  page.evaluate(() => {
    const box = document.querySelector('[data-box]')
    return box instanceof HTMLTextAreaElement ? box.value : (box?.textContent ?? '')
  })

for (const [name, host, html, send] of [
  ['a field', 'https://app.slack.com', CHAT, 'Enter'],
  ['an editor', 'https://mail.google.com', GMAIL, 'Control+Enter'],
] as const) {
  test(`${name} is sent as soon as the link stands in it: the key does not come back`, async ({
    watched,
  }) => {
    const { page, sent } = await watched.open(host, html)
    await page.click(BOX)
    await page.type(`use ${KEY}`)
    await page.waitUntilShown(REPLACE)
    const link = holdLink(watched)
    await replace(page)
    await link.asked()
    await slowFrames(page)
    link.go()
    await waitFor(
      async () => LINK.test(await textIn(page)) || null,
      () => 'The link does not come',
    )
    await page.press(send)
    expect((await sent())[0]).toMatch(LINK)
    // Time enough for what must not happen.
    await new Promise((resolve) => setTimeout(resolve, 2000))
    expect(await textIn(page)).toBe('')
    expect(await page.count(COPY), 'nothing has failed').toBe(0)
  })
}

/** As a page that draws its composer anew: other nodes, the same text. */
const swap = (page: Page) =>
  page.evaluate(() => {
    const box = document.querySelector('[data-box]')
    const copy = box?.cloneNode(true)
    if (!box || !copy) return
    if (box instanceof HTMLTextAreaElement && copy instanceof HTMLTextAreaElement) {
      copy.value = box.value
    }
    box.replaceWith(copy)
  })

for (const [name, host, html] of [
  ['a field', 'https://app.slack.com', CHAT],
  ['an editor', 'https://mail.google.com', GMAIL],
] as const) {
  test(`${name} is drawn anew while its link is made: untouched, the link to copy`, {
    tag: '@long-firefox',
  }, async ({ watched }) => {
    const { page } = await watched.open(host, html)
    await page.click(BOX)
    await page.type(`use ${KEY} please`)
    await page.waitUntilShown(REPLACE)
    const link = holdLink(watched)
    await replace(page)
    await link.asked()
    await swap(page)
    link.go()
    await page.waitForText(CARD_TITLE, 'This box would not take the link')
    expect(await page.value(BOX)).toBe(`use ${KEY} please`)
    await answer(page, () => page.click(COPY), COPY)
    await expect.poll(() => watched.browser.clipboard()).toMatch(LINK)
    expect(await openLink(await watched.browser.clipboard())).toMatchObject({ outcome: 'opened' })
    // What is there now is guarded like what was there before.
    await page.click('[data-send]')
    await page.waitUntilShown(DIALOG)
  })

  test(`${name} is drawn anew while a send is held: not sent, the link to copy`, {
    tag: '@long-firefox',
  }, async ({ watched }) => {
    const { page, sentSoFar } = await watched.open(host, html)
    await page.click(BOX)
    await page.type(`use ${KEY} please`)
    await page.waitUntilShown(REPLACE)
    await page.click('[data-send]')
    await page.waitUntilShown(DIALOG)
    await swap(page)
    await answer(
      page,
      () => page.press('Enter'),
      ours({ role: 'button', name: /^Replace and send/ }),
    )
    await page.waitUntilShown(COPY)
    expect(await page.value(BOX)).toBe(`use ${KEY} please`)
    expect(sentSoFar()).toEqual([])
    await answer(page, () => page.press('Escape'))
    // Nobody has been in the new box yet.
    await page.click('[data-send]')
    await page.waitUntilShown(DIALOG)
    expect(sentSoFar()).toEqual([])
  })

  test(`${name} is drawn anew while a paste is held: the link to copy`, {
    tag: '@long-firefox',
  }, async ({ watched }) => {
    const { page } = await watched.open(host, html)
    await page.click(BOX)
    await page.type('hello ')
    await watched.browser.setClipboard(KEY)
    await page.press('Control+V')
    await page.waitUntilShown(DIALOG)
    await swap(page)
    await answer(
      page,
      () => page.press('Enter'),
      ours({ role: 'button', name: /^Paste as one-time/ }),
    )
    await page.waitUntilShown(COPY)
    expect((await page.value(BOX)).trim()).toBe('hello')
  })
}

test('a real editor unmounts and mounts again while its link is made', {
  tag: '@long-firefox',
}, async ({ watched }) => {
  const [message] = discord.boxes
  if (!message) throw new Error('No box')
  const site = await openSite(watched, discord)
  const { page } = site
  const box = new BoxStory(site, page, message)
  await box.type(`use ${KEY} please`)
  await page.waitUntilShown(REPLACE)
  const link = holdLink(watched)
  await replace(page)
  await link.asked()
  // Slate again in its place, with a model and nodes of its own.
  await box.set([[{ text: `use ${KEY} please` }]])
  link.go()
  await page.waitUntilShown(COPY)
  await box.expectModel(`use ${KEY} please`)
})

test('the finding itself is edited while its link is made: left alone, the link taken back', async ({
  watched,
}) => {
  const { page } = await watched.open('https://mail.google.com', GMAIL)
  await page.click(BOX)
  await page.type(`use ${KEY}`)
  await page.waitUntilShown(REPLACE)
  const link = holdLink(watched)
  await replace(page)
  await link.asked()
  await page.press('Backspace')
  await page.press('Backspace')
  link.go()
  await page.waitUntilGone(ours({ css: '.card' }))
  expect(await page.value(BOX)).toBe(`use ${KEY.slice(0, -2)}`)
  await expect.poll(async () => (await stateOfShares(watched))[0]).toBe('revoked')
})

test('an edit joins two findings while their links are made: neither is replaced wrongly', {
  tag: '@long-firefox',
}, async ({ watched }) => {
  const { page } = await watched.open('https://app.slack.com', CHAT)
  const other = ['glp', 'at-', 'Zq3Xw8Vb5Nm1Lk7Jh2Gf'].join('')
  await page.click(BOX)
  await page.type(`${other} ${KEY}`)
  await page.waitUntilShown(REPLACE)
  await page.press('Enter')
  await page.waitForText(DIALOG, /2 credentials/)
  const link = holdLink(watched)
  await answer(page, () => page.press('Enter'), ours({ role: 'button', name: /^Replace and send/ }))
  await link.asked()
  // From the middle of one to the middle of the other, as only the page can while the dialog is up.
  const joined = other.slice(0, -5) + KEY.slice(8)
  await page.evaluate((text) => {
    const box = document.querySelector('textarea')
    if (!box) return
    box.value = text
    box.dispatchEvent(new InputEvent('input', { bubbles: true }))
  }, joined)
  link.go()
  await page.waitUntilGone(DIALOG)
  expect(await page.value(BOX)).toBe(joined)
})
