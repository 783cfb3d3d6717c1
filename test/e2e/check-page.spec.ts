/** "Check this page": what is already there is found when a person asks for it, and not before. */
import { withCrc32 } from '#lib/detection/examples.ts'
import type { Browser, Page } from '#test/support/browser.ts'
import { askAsComposer } from '#test/support/content-script.ts'
import { expect, test } from '#test/support/fixtures.ts'
import { importSettings } from '#test/support/steps.ts'
import {
  focusedInPopup,
  openToolbarPopup,
  popupText,
  pressInPopup,
  waitForPopup,
} from '#test/support/toolbar-popup.ts'
import { waitFor } from '#test/support/wait.ts'

/** Put together here; nothing in the repository may look like a credential. */
const github = (body: string) => withCrc32(['gh', 'p_'].join(''), body)
const gitlab = (body: string) => ['glp', 'at-', body].join('')
const BOLD = github('Zq3vTn8LsW1xKb6RyD0mHc5JfU2a9P')
const IN_SHADOW = github('Pw7dYc2NsF5hGt8QxJ1bLk4MzV9r6E')
const IN_FRAME = github('Ha5kWq9TzC3nXv7BsM2jRg8PdL4y1F')
const HIDDEN = github('Tm6cRx1VgN8sDz4KpQ7wJb2HfY9t3L')
const IN_CODE = gitlab('Wm2Xk9Lr4Tz8Bv6Nc1Hd')
const IN_FIELD = gitlab('Rt7Vb3Qx8Kp5Zc1Ls9Nf')
const IN_ISLAND = gitlab('Gd4Jw9Hs2Mv6Xq8Tb1Rk')
const WEBHOOK = [
  'https://hooks.sl',
  'ack.com/services/',
  'T0A1B2C3D/B0E1F2G3H/Zx9Yw8Vu7Ts6Rq5Po4Nm3Lk2',
].join('')

const half = (token: string) => [token.slice(0, 12), token.slice(12)] as const

/** A thread as Slack draws one, long enough to be scrolled, on a site that nobody watches. */
function thread(ownLink: string): string {
  const message = (html: string) =>
    `<div class="c-message_kit__background" data-qa="message_container"><div class="c-message_kit__gutter">
     <a class="c-link" href="https://chat.example.com/archives/C0/p16">10:4<wbr>2</a>
     <div class="c-message_kit__blocks"><div class="p-rich_text_block" dir="auto"><div class="p-rich_text_section">${html}</div></div></div></div></div>`
  const [first, second] = half(BOLD)
  return `<!doctype html><html lang="en"><title>Thread</title><link rel="icon" href="data:,">
  <style>body { font: 15px/1.5 sans-serif } .c-message_kit__background { padding: 8px; min-height: 70px }
  #list { height: 500px; overflow-y: auto } .gone { display: none } .unseen { visibility: hidden }</style>
  <script>globalThis.config = { token: '${HIDDEN}' }</script>
  <div id="list">${message(`use ${first}<b>${second}</b> for the runner`)}
  ${message(`<pre class="c-mrkdwn__pre">export \u200bTOKEN=<span>${IN_CODE.slice(0, 9)}</span><span>\u200b${IN_CODE.slice(9)}</span>\ndeploy</pre>`)}
  ${message(`post it <a id="hook" class="c-link" href="${WEBHOOK}">to this hook</a>`)}
  ${message(`<span class="gone">${HIDDEN}</span><span class="unseen">${HIDDEN}</span>`)}
  ${message(`the one-time link: ${ownLink}`)}
  ${message('nothing to see').repeat(10)}
  ${message(`<blockquote>${BOLD}</blockquote> thanks`)}
  <div contenteditable="false">${IN_ISLAND}</div></div>
  <input readonly value="${IN_FIELD}" aria-label="Token"><input type="password" value="${HIDDEN}">
  <x-message data-ms="ui"></x-message>
  <i id="matchstickCheck"></i><i id="matchstickDetection"></i><i id="browser"></i>
  <iframe id="inner" title="Inner" srcdoc="<!doctype html><p style='margin-top:900px'>in here: ${IN_FRAME}</p>"></iframe>
  <iframe title="Widget" src="https://widget.example.org/frame"></iframe>
  <object title="Widget" type="text/html" data="https://widget.example.org/frame"></object>
  <iframe hidden src="https://widget.example.org/frame"></iframe>
  <script>
    customElements.define('x-message', class extends HTMLElement {
      connectedCallback() { this.attachShadow({ mode: 'open' }).append('said: ', '${IN_SHADOW}') }
    })
  </script></html>`
}

/** What is marked in the page and its frames, by the names of the marks: the page sees that too. */
function marksIn(page: Page, names = ['ms-4', 'ms-5']): Promise<string[]> {
  return page.evaluate((looks) => {
    const documents = [
      document,
      ...[...document.querySelectorAll('iframe')].map((one) => one.contentDocument),
    ]
    return documents
      .flatMap((one) => {
        const { highlights } = (one?.defaultView as { CSS?: typeof CSS } | null)?.CSS ?? {}
        return looks.flatMap((name) => [...(highlights?.get(name) ?? [])].map(String))
      })
      .sort()
  }, names)
}

/** Whether something of ours is in a frame, in the world that only our scripts see. */
async function oursIn(browser: Browser, page: Page): Promise<unknown[]> {
  return browser.inExtension(
    async (wanted) => {
      const tabs = await chrome.tabs.query({ active: true })
      const frames = await chrome.scripting.executeScript({
        target: { tabId: tabs.find((tab) => tab.url === wanted)?.id ?? 0, allFrames: true },
        func: () =>
          ['matchstickDetection', 'matchstickCheck'].some((name) =>
            Object.hasOwn(globalThis, name),
          ),
      })
      return frames.map(({ result }) => result)
    },
    await page.url(),
  )
}

test('a thread: all that can be read in it, where it stands, and what to do first', async ({
  visitor: browser,
  hosts,
  endpoint,
}) => {
  await importSettings(browser, endpoint.url)
  hosts.page('https://widget.example.org/frame', '<!doctype html><p>A widget</p>')
  const ownLink = `${endpoint.url}#1n${'Q7rT9bX2kLp4Wz8Yc1Vn5Hd3Jf6Gs0Mt'.repeat(2).slice(0, 47)}`
  const page = await browser.open(hosts.page('https://chat.example.com/thread', thread(ownLink)))
  await openToolbarPopup(browser, page)
  // Two frames are reached: nothing is in either before it is asked for.
  expect(await oursIn(browser, page)).toEqual([false, false])
  expect(await page.evaluate(() => CSS.highlights.size)).toBe(0)

  await pressInPopup(browser, 'Check this page')
  await waitForPopup(browser, 'h1', '7 credentials on this page')
  expect(await focusedInPopup(browser)).toBe('Back')
  const marked = [
    BOLD,
    BOLD,
    `${IN_CODE.slice(0, 9)}\u200b${IN_CODE.slice(9)}`,
    IN_FRAME,
    IN_ISLAND,
    IN_SHADOW,
    'to this hook',
  ]
  expect(await marksIn(page)).toEqual(marked.sort())
  // The field has a line around it, and the page learns no more than that.
  expect(await page.evaluate(() => document.querySelectorAll('[data-ms=marks]').length)).toBe(1)
  expect(await page.evaluate(() => [...CSS.highlights.keys()].join())).toMatch(/^(?:ms-\d,?)+$/)

  const said = await popupText(browser, '.check')
  for (const token of [BOLD, IN_CODE, IN_FIELD, IN_FRAME, IN_SHADOW, IN_ISLAND, WEBHOOK, HIDDEN]) {
    expect(said).not.toContain(token)
  }
  expect(said).toContain('GitHub personal access token (classic)')
  expect(said).toContain('Replace it on github.com')
  expect(said).toContain('Make a new one at the provider, put it in place, and revoke this one.')
  expect(said).toContain('in 2 places')
  expect(said).toContain("in a link's address")
  expect(said).toContain('2 embedded frames could not be looked at')

  const shown = () =>
    page.evaluate(() =>
      [...(CSS.highlights.get('ms-6') ?? [])].map((range) => {
        const { top, bottom } = (range as Range).getBoundingClientRect()
        return `${range} ${top >= 0 && bottom <= innerHeight}`
      }),
    )
  const rows = (await popupText(browser, '.check-row')).split('\nShow')
  const showRow = (name: string) =>
    pressInPopup(
      browser,
      'Show',
      rows.findIndex((one) => one.includes(name)),
    )
  await showRow('in 2 places')
  await waitForPopup(browser, '.check-shown', 'place 1 of 2')
  expect(await shown()).toEqual([`${BOLD} true`])
  const before = await page.evaluate(() => document.querySelector('#list')?.scrollTop)
  await showRow('in 2 places')
  await waitForPopup(browser, '.check-shown', 'place 2 of 2')
  expect(await shown()).toEqual([`${BOLD} true`])
  expect(await page.evaluate(() => document.querySelector('#list')?.scrollTop)).toBeGreaterThan(
    before ?? 0,
  )

  // Again: what came in is found, what is gone is not, and nothing is marked twice.
  await page.evaluate(() => document.querySelector('#hook')?.remove())
  await pressInPopup(browser, 'Check again')
  await waitForPopup(browser, 'h1', '6 credentials on this page')
  expect(await focusedInPopup(browser)).toBe('Check again')
  expect(await marksIn(page)).toEqual(marked.filter((one) => one !== 'to this hook'))
  await pressInPopup(browser, 'Clear marks')
  await waitForPopup(browser, '.check-button', 'Check this page')
  await expect.poll(() => focusedInPopup(browser)).toBe('Check this page')
  expect(await marksIn(page)).toEqual([])
  expect(await page.evaluate(() => document.querySelectorAll('div[data-ms]').length)).toBe(0)
})

test('pages with nothing, with one line of a megabyte, that change, are watched, or are closed', {
  tag: '@long-firefox',
}, async ({ visitor: browser, hosts }) => {
  const check = async (path: string, html: string) => {
    const url = `https://pages.example.com/${path}`
    const page = await browser.open(hosts.page(url, html))
    await openToolbarPopup(browser, page)
    await pressInPopup(browser, 'Check this page')
    return page
  }
  await check('nothing', '<!doctype html><title>Nothing</title><p>Good morning, all of you.</p>')
  await waitForPopup(browser, 'h1', 'Nothing here looks like a credential')
  expect(await popupText(browser, '.check-notes')).toContain('Looked at 25 characters')

  // A token in the middle of it, which no element begins or ends at.
  const line = 'lorem ipsum dolor '.repeat(30_000)
  const long = await check(
    'long',
    `<!doctype html><title>Long</title><p>${line}${BOLD} ${line}</p><p id="end">end</p>`,
  )
  await waitForPopup(browser, 'h1', 'One credential on this page')
  expect(await marksIn(long)).toEqual([BOLD])
  await pressInPopup(browser, 'Show')
  await waitFor(
    async () => ((await long.evaluate(() => scrollY)) > 1000 ? true : null),
    () => 'The page was not scrolled',
  )

  // Each slice of our work gives the page a turn, in which it draws all anew; a short text has one.
  const moving = await check(
    'moving',
    `<!doctype html><title>Moving</title><p>${line.repeat(4)}</p><div id="list"></div><script>
      let turn = 0
      const draw = () => {
        turn += 1
        const list = document.querySelector('#list')
        list.replaceChildren(...Array.from({ length: 300 }, (_, at) => {
          const line = document.createElement('p')
          line.append(at === 150 ? 'the key: ${IN_CODE} in turn ' + turn : 'message ' + at + ' of turn ' + turn)
          return line
        }))
      }
      draw()
      globalThis.timer = setInterval(draw, 5)
    </script>`,
  )
  await waitForPopup(browser, '.check-note', 'The page kept changing.')
  await moving.evaluate(() => clearInterval((globalThis as { timer?: number }).timer))
  await pressInPopup(browser, 'Check again')
  await waitForPopup(browser, 'h1', 'One credential on this page')
  expect(await marksIn(moving)).toEqual([IN_CODE])
  expect(await popupText(browser, '.check-note')).toBe('')
  // With the page go its marks.
  await moving.reload()
  expect(await moving.evaluate(() => CSS.highlights.size)).toBe(0)

  // What was called no secret in a box of a watched site is none in its thread either.
  const slack = hosts.page(
    'https://app.slack.com/client/T0/C0',
    `<!doctype html><title>Chat</title><p>one ${BOLD}</p><p>two ${IN_CODE}</p>`,
  )
  const watched = await browser.open(slack)
  const known = { token: BOLD, detector: 'github-personal-access-token-classic', kind: 'secret' }
  expect(await askAsComposer(browser, watched, 'composer/ignore', known)).toEqual({
    ok: true,
    value: { how: 'token' },
  })
  await openToolbarPopup(browser, watched)
  await pressInPopup(browser, 'Check this page')
  await waitForPopup(browser, 'h1', 'One credential on this page')
  expect(await marksIn(watched)).toEqual([IN_CODE])
  // The popup closes when somebody presses beside it, and knows what was found when it opens again.
  await openToolbarPopup(browser, watched)
  await pressInPopup(browser, '1 found here')
  await waitForPopup(browser, 'h1', 'One credential on this page')

  const closed = await browser.openExtensionPage('manifest.json')
  await openToolbarPopup(browser, closed)
  await pressInPopup(browser, 'Check this page')
  await waitForPopup(browser, 'h1', 'Matchstick cannot look at this page')
})
