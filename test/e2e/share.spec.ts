/** From a selection to a link in the clipboard, wherever the selection is. */

import type { Page, Target } from '#test/support/browser.ts'
import { expect, test } from '#test/support/fixtures.ts'
import { openLink, readLink } from '#test/support/recipient.ts'
import { ENV_TEXT, KEY_IN_MESSAGE, PEM_TEXT, TOKEN_IN_FIELD } from '#test/support/site-pages.ts'
import {
  importSettings,
  SHARE,
  shareByRightClick,
  TOAST_TITLE,
  toast,
} from '#test/support/steps.ts'

const LINK = /^http:\/\/127\.0\.0\.1:\d+\/#1n[\w-]{47}$/

test('two actions from selected text to a link that opens once', async ({
  sender,
  endpoint,
  site,
}) => {
  await importSettings(sender, endpoint.url)
  const page = await sender.open(`${site.url}/notes`)

  await page.select('#password', 'hunter2-for-staging')
  await sender.chooseFromContextMenu(page, '#password', SHARE)
  await page.waitForText(TOAST_TITLE, 'Link copied')
  await page.waitForText(toast({ css: '.toast-hint' }), 'Opens once, expires in 24 hours.')

  const link = await sender.clipboard()
  expect(link).toMatch(LINK)
  expect(await readLink(link)).toBe('hunter2-for-staging')
  const second = await openLink(link)
  expect(second).toMatchObject({ outcome: 'gone', state: 'opened' })
})

test('lines survive: an .env file and a key with blank lines, tabs and spaces', async ({
  sender,
  endpoint,
  site,
}) => {
  await importSettings(sender, endpoint.url)
  const page = await sender.open(`${site.url}/notes`)
  for (const [target, text] of [
    ['#env', ENV_TEXT],
    ['#pem', PEM_TEXT],
  ] as const) {
    await shareByRightClick(sender, page, target)
    expect(await readLink(await sender.clipboard())).toBe(text)
    await page.click(toast({ role: 'button', name: 'Close' }))
  }
})

test('in a field the link takes the place of the text, and one undo takes it back', async ({
  sender,
  endpoint,
  site,
}) => {
  await importSettings(sender, endpoint.url)
  const page = await sender.open(`${site.url}/fields`)
  for (const [target, secret] of [
    ['#token', TOKEN_IN_FIELD],
    ['#message', KEY_IN_MESSAGE],
    ['#chat', 'pass-7c6d5e4f'],
    ['#plain', 'pl-0f9e8d7c'],
  ] as const) {
    const before = await page.value(target)
    expect(await shareByRightClick(sender, page, target, secret)).toBe(
      'Replaced by the link and copied',
    )
    const link = await sender.clipboard()
    expect(await typed(page, target)).toBe(before.replace(secret, link))
    await page.press('Control+Z')
    await expect.poll(() => typed(page, target)).toBe(before)
    expect(await readLink(link)).toBe(secret)
    await page.click(toast({ role: 'button', name: 'Close' }))
  }
})

test('Undo revokes the link and puts the text back', async ({ sender, endpoint, site }) => {
  await importSettings(sender, endpoint.url)
  const page = await sender.open(`${site.url}/fields`)
  for (const [target, secret] of [
    ['#message', KEY_IN_MESSAGE],
    ['#chat', 'pass-7c6d5e4f'],
  ] as const) {
    const before = await page.value(target)
    await shareByRightClick(sender, page, target, secret)
    const link = await sender.clipboard()
    await page.click(toast({ role: 'button', name: 'Undo' }))
    await page.waitForText(TOAST_TITLE, 'Taken back, and your text is in its place again')
    expect(await typed(page, target)).toBe(before)
    expect(await openLink(link)).toMatchObject({ outcome: 'gone', state: 'revoked' })
  }
})

test('Undo says so when somebody was faster', { tag: '@long-firefox' }, async ({
  sender,
  endpoint,
  site,
}) => {
  await importSettings(sender, endpoint.url)
  const page = await sender.open(`${site.url}/notes`)
  await shareByRightClick(sender, page, '#password', 'hunter2-for-staging')
  await readLink(await sender.clipboard())
  await page.click(toast({ role: 'button', name: 'Undo' }))
  await page.waitForText(TOAST_TITLE, 'It was opened already')
})

test('an editor that no input path leads into is left as it is', {
  tag: '@long-firefox',
}, async ({ sender, endpoint, site }) => {
  await importSettings(sender, endpoint.url)
  const page = await sender.open(`${site.url}/editors`)
  const before = await page.value('#code')
  expect(await shareByRightClick(sender, page, '#code', 'cm-11aa22bb')).toBe('Link copied')
  expect(await page.value('#code')).toBe(before)
  expect(await readLink(await sender.clipboard())).toBe('cm-11aa22bb')
})

test('settings can keep the text in its field', { tag: '@long-firefox' }, async ({
  sender,
  endpoint,
  site,
}) => {
  await importSettings(sender, endpoint.url, { rightClick: 'copy' })
  const page = await sender.open(`${site.url}/fields`)
  const before = await page.value('#message')
  expect(await shareByRightClick(sender, page, '#message', KEY_IN_MESSAGE)).toBe('Link copied')
  expect(await page.value('#message')).toBe(before)
})

test('shadow roots, open and closed, are read', async ({ sender, endpoint, site }) => {
  await importSettings(sender, endpoint.url)
  const page = await sender.open(`${site.url}/shadow`)
  for (const [host, css, secret] of [
    ['#open-host', '#inside', 'os-12ab34cd'],
    ['#closed-host', '#inside', 'cs-12ab34cd'],
    ['#open-host', '#area', 'os-56ef78ab'],
  ] as const) {
    await shareByRightClick(sender, page, { host, css }, secret)
    expect(await readLink(await sender.clipboard())).toBe(secret)
    await page.click(toast({ role: 'button', name: 'Close' }))
  }
})

test('a frame of the same site is read, and the toast shows in the top one', async ({
  sender,
  endpoint,
  site,
}) => {
  await importSettings(sender, endpoint.url)
  const page = await sender.open(`${site.url}/frames`)
  await shareByRightClick(sender, page, { frame: '#same', css: '#lines' })
  expect(await readLink(await sender.clipboard())).toBe('first if-12ab34cd\nsecond line\n')

  const field = { frame: '#same', css: '#inner' }
  await shareByRightClick(sender, page, field, 'ia-98fe76dc')
  await page.waitForText(TOAST_TITLE, 'Replaced by the link and copied')
  await page.click(toast({ role: 'button', name: 'Undo' }))
  await page.waitForText(TOAST_TITLE, 'Taken back, and your text is in its place again')
  expect(await page.value(field)).toBe('inner ia-98fe76dc')
})

test('the keyboard does the same', async ({ sender, endpoint, site }) => {
  await importSettings(sender, endpoint.url)
  const page = await sender.open(`${site.url}/notes`)
  await page.select('#env')
  await sender.pressShareShortcut(page)
  await page.waitForText(TOAST_TITLE, 'Link copied')
  expect(await readLink(await sender.clipboard())).toBe(ENV_TEXT)
})

test('it works again after the browser stopped the background', async ({
  sender,
  endpoint,
  site,
}) => {
  await importSettings(sender, endpoint.url)
  const page = await sender.open(`${site.url}/notes`)
  await sender.stopBackground()
  await shareByRightClick(sender, page, '#password', 'hunter2-for-staging')
  const link = await sender.clipboard()
  await sender.stopBackground()
  await page.click(toast({ role: 'button', name: 'Undo' }))
  await page.waitForText(TOAST_TITLE, 'Taken back')
  expect(await openLink(link)).toMatchObject({ outcome: 'gone', state: 'revoked' })
})

/** What a field holds as it is read: browsers write some spaces of editable text as U+00A0. */
async function typed(page: Page, target: Target): Promise<string> {
  return (await page.value(target)).replaceAll('\u00A0', ' ')
}
