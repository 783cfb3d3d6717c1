/** While a link is made, people go on: what is replaced must be the text, in its place, or nothing. */
import type { Browser, Page, Target } from '#test/support/browser.ts'
import { expect, test } from '#test/support/fixtures.ts'
import { readLink } from '#test/support/recipient.ts'
import { KEY_IN_MESSAGE } from '#test/support/site-pages.ts'
import { importSettings, SHARE, TOAST_TITLE, toast } from '#test/support/steps.ts'

const SECRET = KEY_IN_MESSAGE

/** Share, and do something before the endpoint has the answer out. */
async function shareMeanwhile(
  browser: Browser,
  page: Page,
  target: Target,
  meanwhile: () => Promise<unknown>,
): Promise<string> {
  let release: () => void = () => {}
  const arrived = new Promise<void>((onArrived) => {
    const held = new Promise<undefined>((resolve) => {
      release = () => resolve(undefined)
    })
    browser.network.rule(({ method }) => {
      if (method !== 'PUT') return undefined
      onArrived()
      return held
    })
  })
  await page.select(target, SECRET)
  await browser.chooseFromContextMenu(page, target, SHARE)
  await arrived
  await meanwhile()
  release()
  return page.waitForText(TOAST_TITLE, /Link copied|Replaced/)
}

const TWO_CHATS = `<title>Chats</title>
  <textarea id="a">to a: ${SECRET} !</textarea><textarea id="b">to b:</textarea>
  <div id="ce" contenteditable="true" role="textbox">to ce: ${SECRET} !</div>
  <i id="matchstickIsHere"></i><i id="browser"></i>`

test('text typed in front of it does not move the link', async ({ sender, endpoint, site }) => {
  await importSettings(sender, endpoint.url)
  const page = await sender.open(site.page('/chats', TWO_CHATS))
  const said = await shareMeanwhile(sender, page, '#a', () =>
    page.evaluate(() => {
      const field = document.querySelector<HTMLTextAreaElement>('#a')
      field?.setRangeText('hey! ', 0, 0)
    }),
  )
  expect(said).toBe('Replaced by the link and copied')
  expect(await page.value('#a')).toBe(`hey! to a: ${await sender.clipboard()} !`)
})

test('a field that is gone or hidden: nothing is typed into another one', async ({
  sender,
  endpoint,
  site,
}) => {
  await importSettings(sender, endpoint.url)
  for (const target of ['#a', '#ce']) {
    for (const away of ['remove', 'hide']) {
      const page = await sender.open(site.page('/chats', TWO_CHATS))
      const said = await shareMeanwhile(sender, page, target, () =>
        page.evaluate(
          (css, how) => {
            const field = document.querySelector<HTMLElement>(css)
            if (how === 'remove') field?.remove()
            else if (field) field.style.display = 'none'
            document.querySelector<HTMLElement>('#b')?.focus()
          },
          target,
          away,
        ),
      )
      expect(said).toBe('Link copied')
      expect(await page.value('#b')).toBe('to b:')
      await page.close()
    }
  }
})

test('a field too short for the link keeps its text', async ({ sender, endpoint, site }) => {
  await importSettings(sender, endpoint.url)
  const page = await sender.open(
    site.page(
      '/short',
      `<title>Short</title><input id="a" maxlength="40" value="to a: ${SECRET}">`,
    ),
  )
  await page.select('#a', SECRET)
  await sender.chooseFromContextMenu(page, '#a', SHARE)
  await page.waitForText(TOAST_TITLE, 'Link copied')
  expect(await page.value('#a')).toBe(`to a: ${SECRET}`)
  expect(await readLink(await sender.clipboard())).toBe(SECRET)
})

test('beside a modal dialog the toast can be used', async ({ sender, endpoint, site }) => {
  await importSettings(sender, endpoint.url)
  const page = await sender.open(
    site.page(
      '/dialog',
      `<title>Dialog</title><dialog id="dialog"><textarea id="a">to a: ${SECRET}</textarea></dialog>
       <script>document.querySelector('#dialog').showModal()</script>`,
    ),
  )
  await page.select('#a', SECRET)
  await sender.chooseFromContextMenu(page, '#a', SHARE)
  await page.waitForText(TOAST_TITLE, 'Replaced by the link and copied')
  await page.click(toast({ role: 'button', name: 'Undo' }))
  await page.waitForText(TOAST_TITLE, 'Taken back, and your text is in its place again')
  expect(await page.value('#a')).toBe(`to a: ${SECRET}`)
})

test('what nobody sees or can mark is not read', async ({ sender, endpoint, site }) => {
  await importSettings(sender, endpoint.url)
  const page = await sender.open(
    site.page(
      '/hidden',
      `<title>Hidden</title><div id="code"><span style="user-select:none">1 </span>one<br>two
       <span style="visibility:hidden">HIDDEN</span><span style="display:none">NONE</span>
       <svg width="9" height="9"><title>Copy icon</title></svg>
       <details><summary>more</summary>closed</details><ruby>three</ruby></div>`,
    ),
  )
  await page.select('#code')
  await sender.chooseFromContextMenu(page, '#code', SHARE)
  await page.waitForText(TOAST_TITLE, 'Link copied')
  const text = await readLink(await sender.clipboard())
  expect(text.split(/\s+/)).toEqual(['one', 'two', 'more', 'three'])
})
