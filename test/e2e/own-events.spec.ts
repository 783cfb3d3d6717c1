/** What is typed into our own dialog is between the person and us: the page hears nothing of it. */
import { compose } from '#test/support/chromium.ts'
import { waitFor } from '#test/support/wait.ts'
import {
  ANYWAY,
  BOX,
  DIALOG,
  expect,
  KEY,
  ours,
  REPLACE,
  test,
  type Watched,
} from '#test/support/watched.ts'

/** Hears everything that a page can, first of all its own scripts, and keeps what it is told. */
const EAVESDROPPER = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Eavesdropper</title><link rel="icon" href="data:,">
<script>
  globalThis.heard = []
  const names = new Set(['focusin', 'focusout', 'compositionstart', 'compositionupdate', 'compositionend', 'textInput', 'DOMActivate'])
  for (const made of [window, HTMLElement.prototype, Document.prototype, Element.prototype])
    for (const name in made) if (name.startsWith('on')) names.add(name.slice(2))
  const hear = (event) => {
    const target = event.target instanceof Element ? event.target.localName + (event.target.dataset.ms ?? '') : 'window'
    const data = [event.key, event.code, event.data, event.inputType, event.clipboardData?.getData('text/plain'), event.dataTransfer?.getData('text/plain')]
    heard.push([event.type, target, ...data.filter((one) => one)].join(' '))
  }
  for (const name of names) window.addEventListener(name, hear, true)
  document.addEventListener('selectionchange', hear, true)
</script></head>
<body><div role="dialog" class="M9"><div data-box class="Am Al editable" g_editable="true" contenteditable="true"
  role="textbox" aria-multiline="true" style="min-height: 4rem"></div></div></body></html>`

const REASON = ours({ role: 'textbox' })

async function askForReasons({ browser }: Watched): Promise<void> {
  const options = await browser.openExtensionPage('options.html')
  await options.click({ role: 'switch', name: 'Ask why before a message is sent anyway' })
  await waitFor(
    async () =>
      JSON.stringify(await browser.storage('local')).includes('"asksReason":true') || null,
    () => 'It is not kept',
  )
  await options.close()
}

test('a typed reason: the page hears no letter of it, no paste and no copy', async ({
  watched,
  kind,
}) => {
  await askForReasons(watched)
  const { page } = await watched.open('https://mail.google.com', EAVESDROPPER)
  await page.click(BOX)
  await page.type(`use ${KEY}`)
  await page.waitUntilShown(REPLACE)
  await page.press('Control+Enter')
  await page.waitUntilShown(DIALOG)
  await waitFor(
    async () => {
      await page.click(ANYWAY)
      return (await page.count(REASON)) || null
    },
    () => 'No reason is asked for',
  )
  await page.evaluate(() => Reflect.set(window, 'heard', []))
  await page.type('Zq7 y')
  await watched.browser.setClipboard('W0rd')
  await page.press('Control+V')
  await page.press('Shift+Home')
  await page.press('Control+C')
  await page.press('Shift+Tab')
  await page.press('Tab')
  await page.press('Space')
  expect(await page.value(REASON)).toBe(' ')
  if (kind === 'chromium') {
    const method = await compose(page, 'か')
    await method.commit()
    expect(await page.value(REASON)).toBe(' か')
  }
  await page.type('it is revoked')
  const heard: string[] = await page.evaluate(() => Reflect.get(window, 'heard'))
  // That something goes on it may know, and not what.
  expect(heard.filter((one) => / divui ./.test(one))).toEqual([])
  const types = new Set(heard.flatMap((one) => one.match(/(.*) divui$/)?.[1] ?? []))
  for (const type of types)
    expect(type).toMatch(/^(?:pointer|mouse|focus|blur|before(?:copy|paste))/)
  expect(heard.filter((one) => /^key|input|composition/i.test(one))).toEqual([])

  // The dialog goes when the key is pressed: its other half is not the page's either.
  await page.press('Enter')
  await page.waitUntilGone(DIALOG)
  const after: string[] = await page.evaluate(() => Reflect.get(window, 'heard'))
  expect(after.filter((one) => one.startsWith('keyup'))).toEqual([])
})

test('what our own UI says cannot be selected by a page, and so not be read', async ({
  watched,
}) => {
  const { page } = await watched.open('https://mail.google.com', EAVESDROPPER)
  await page.click(BOX)
  await page.type(`use ${KEY}`)
  await page.waitUntilShown(REPLACE)
  const read = await page.evaluate(() => {
    const find = (text: string) =>
      Reflect.get(window, 'find').call(window, text, false, false, true, false, true)
    const isFound = find('GitLab')
    const selection = getSelection()
    for (let n = 0; n < 40; n += 1) selection?.modify('extend', 'forward', 'character')
    return { isFound, text: String(selection) }
  })
  expect(read.text).not.toMatch(/access token|one-time link/i)
})
