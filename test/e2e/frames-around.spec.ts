/** The box in a frame, and what sends it in the document around. */
import { BUTTON_AROUND, TINYMCE_MAIL } from '#test/pages/compose.ts'
import type { Target } from '#test/support/browser.ts'
import { packageFile, TINYMCE_FILES } from '#test/support/editor-packages.ts'
import { heldWindow, inHeldWindow } from '#test/support/steps.ts'
import { waitFor } from '#test/support/wait.ts'
import {
  answer,
  expect,
  KEY,
  LINK,
  replace,
  type SitePage,
  test,
  type Watched,
} from '#test/support/watched.ts'

const INNER = { frame: '#composer', css: '#inner' } as const
const inFrame = (part: Exclude<Target, string>): Target => ({
  frame: '#composer',
  host: 'div[data-ms=ui]',
  ...part,
})
const DIALOG = inFrame({ role: 'alertdialog' })
const ANYWAY = inFrame({ role: 'button', name: /anyway/i })
const REPLACE = inFrame({ role: 'button', name: /^Replace/ })

async function write(watched: Watched, how: 'written' | 'srcdoc', text: string): Promise<SitePage> {
  const mail = await watched.open('https://mail.google.com', BUTTON_AROUND)
  const { page } = mail
  if (how === 'srcdoc') await page.goto(`${await page.url()}?srcdoc`)
  await page.waitUntilShown(INNER)
  await page.click(INNER)
  await page.type(text)
  return mail
}

const countSent = ({ page }: SitePage) => page.evaluate(() => Reflect.get(window, 'sent'))

for (const how of ['written', 'srcdoc'] as const) {
  test(`a button around a frame (${how}): held, replaced, and sent once`, async ({ watched }) => {
    const mail = await write(watched, how, `use ${KEY}`)
    const { page, sent } = mail
    await page.waitUntilShown(REPLACE)
    await page.click('#send')
    await page.waitUntilShown(DIALOG)
    expect(await countSent(mail)).toBe(0)
    await answer(page, () => page.press('Enter'), DIALOG)
    const [message = ''] = await sent()
    expect(message.replace(LINK, '¤').trim()).toBe('use ¤')
    expect(await countSent(mail)).toBe(1)
  })
}

test('a button around a frame: who goes back sends nothing, who wants to sends it once', async ({
  watched,
}) => {
  const mail = await write(watched, 'written', `use ${KEY}`)
  const { page, sent } = mail
  await page.waitUntilShown(REPLACE)
  await page.click('#send')
  await page.waitUntilShown(DIALOG)
  await answer(page, () => page.press('Escape'), DIALOG)
  expect(await countSent(mail)).toBe(0)
  await page.click('#send')
  await page.waitUntilShown(DIALOG)
  await answer(page, () => page.click(ANYWAY), DIALOG)
  expect(await sent()).toEqual([`use ${KEY}`])
  expect(await countSent(mail)).toBe(1)
})

for (const keys of ['Enter', 'Control+Enter']) {
  test(`${keys} in the subject around a frame is held`, async ({ watched }) => {
    const mail = await write(watched, 'written', `use ${KEY}`)
    const { page, sent } = mail
    await page.waitUntilShown(REPLACE)
    await page.click('#subject')
    await page.press(keys)
    await page.waitUntilShown(DIALOG)
    expect(await countSent(mail)).toBe(0)
    await answer(page, () => page.click(ANYWAY), DIALOG)
    expect(await sent()).toEqual([`use ${KEY}`])
    expect(await countSent(mail)).toBe(1)
  })
}

test('a message without a key is not held, and nothing is once the frame is gone', async ({
  watched,
}) => {
  const mail = await write(watched, 'written', 'see you at ten')
  const { page, sent } = mail
  await page.click('#send')
  expect(await sent()).toEqual(['see you at ten'])
  await page.click(INNER)
  await page.type(` use ${KEY}`)
  await page.waitUntilShown(REPLACE)
  await page.evaluate(() => {
    const { contentDocument } = document.querySelector<HTMLIFrameElement>('#composer') ?? {}
    const frame = document.createElement('iframe')
    document.querySelector('#composer')?.replaceWith(frame)
    frame.id = 'composer'
    const text = contentDocument?.querySelector('#inner')?.textContent ?? ''
    frame.contentDocument?.body.append(
      Object.assign(document.createElement('p'), { id: 'inner', textContent: text }),
    )
  })
  await page.click('#send')
  expect((await sent(2))[1]).toContain('see you at ten use')
})

test('a low frame with something over it: asked in a window of ours, and sent once', async ({
  watched,
  kind,
}) => {
  test.skip(kind !== 'chromium', 'Firefox does not tell what lies over a frame')
  const mail = await write(watched, 'written', `use ${KEY}`)
  const { page, sent } = mail
  await page.waitUntilShown(REPLACE)
  await page.evaluate(() => {
    const cover = document.createElement('div')
    cover.style.cssText = 'position:fixed;inset:0;background:#fff8;pointer-events:none'
    document.body.append(cover)
    document.querySelector('#composer')?.setAttribute('height', '110')
  })
  await page.click('#send')
  const asked = await heldWindow(watched.browser)
  expect(await countSent(mail)).toBe(0)
  await inHeldWindow(asked, 'Send anyway')
  expect(await sent()).toEqual([`use ${KEY}`])
  expect(await countSent(mail)).toBe(1)
})

test('TinyMCE in its frame: marked, held at the button around it, replaced, undone, sent', async ({
  watched,
}) => {
  const host = 'https://mail.google.com'
  for (const path of TINYMCE_FILES) {
    const file = packageFile(path)
    if (file) watched.serve(`${host}${path}`, file.body.toString(), file.type)
  }
  const { page, sent } = await watched.open(host, TINYMCE_MAIL)
  const frame = '#body_ifr'
  const inner = (part: Exclude<Target, string>): Target => ({
    frame,
    host: 'div[data-ms=ui]',
    ...part,
  })
  const box = { frame, css: '#tinymce' } as const
  const dialog = inner({ role: 'alertdialog' })
  const replaces = inner({ role: 'button', name: /^Replace/ })
  const text = async () => (await page.value(box)).replaceAll('\u00A0', ' ').trim()
  const isText = (wanted: RegExp) =>
    waitFor(
      async () => wanted.test(await text()) || null,
      async () => `It says ${await text()}`,
    )
  await page.waitUntilShown(box)
  await page.click(box)
  await page.type(`use ${KEY} or`)
  await page.waitUntilShown(replaces)
  await replace(page, replaces)
  await isText(/^use http\S+ or$/)
  await page.press('Control+z')
  await isText(new RegExp(`^use ${KEY} or$`))
  await page.click('#send')
  await page.waitUntilShown(dialog)
  expect(await page.evaluate(() => Reflect.get(window, 'sent'))).toBe(0)
  await answer(page, () => page.press('Enter'), dialog)
  const [message = ''] = await sent()
  expect(message.replace(LINK, '¤').replaceAll('&nbsp;', ' ')).toBe('<p>use ¤ or</p>')
  expect(await page.evaluate(() => Reflect.get(window, 'sent'))).toBe(1)
})
