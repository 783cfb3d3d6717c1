/** Card, dialogs and marks by themselves, in a page that may be against them. */
import type { Page } from '#test/support/browser.ts'
import {
  CARD,
  expect,
  HOLD,
  HOST,
  order,
  press,
  pressKey,
  said,
  test,
} from '#test/support/surface/story.ts'
import { waitFor } from '#test/support/wait.ts'

const activeId = (page: Page) => page.evaluate(() => document.activeElement?.id ?? '')

test('a press on the card acts, and leaves the focus in the text', async ({ chat: page }) => {
  await order(page, { card: CARD })
  await press(page, /Replace with one-time link/, 'replace "this" null')
  expect(await activeId(page)).toBe('box')
  expect(await page.evaluate(() => Reflect.get(window, 'heard'))).toEqual(['click'])
})

test('nothing that the page dispatches counts', async ({ chat: page }) => {
  await order(page, { card: CARD })
  await page.evaluate((host) => {
    const element = document.querySelector(host)
    for (const type of ['mousedown', 'mouseup', 'click']) {
      element?.dispatchEvent(new MouseEvent(type, { bubbles: true }))
    }
    for (const key of ['Enter', 'Escape']) {
      element?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
    }
  }, HOST)
  // What a person does afterwards is the first thing that is heard.
  await press(page, /Replace with one-time link/, 'replace "this" null')
  expect((await said(page))[0]).toMatch(/^replace/)
})

test('by keyboard: into the card, along its buttons, and back to where the caret was', async ({
  chat: page,
}) => {
  await page.press('End')
  await order(page, { card: CARD })
  await order(page, { enter: true })
  await page.press('Tab')
  await page.press('Tab')
  await pressKey(page, 'Enter', 'notASecret')
  await page.press('Escape')
  expect(await said(page)).toEqual(['notASecret', 'close'])
  expect(await activeId(page)).toBe('box')
  await page.type('!')
  expect(await page.text('#box')).toMatch(/!$/)
  // Neither the page's keys nor ours are the other's.
  const heard = await page.evaluate(() =>
    Reflect.get(window, 'heard').filter((type: string) => type === 'keydown'),
  )
  expect(heard).toHaveLength(2)
})

test('out of the card by Tab at its end', { tag: '@long-firefox' }, async ({ chat: page }) => {
  await order(page, { card: CARD })
  await order(page, { enter: true })
  for (let n = 0; n < 4; n++) await page.press('Tab')
  expect(await activeId(page)).toBe('box')
})

test('a page that takes the card out, hides it or makes it inert', async ({ chat: page }) => {
  await order(page, { card: CARD })
  await press(page, /Ignore once/, 'ignoreOnce')
  await page.evaluate((name) => {
    const host = document.querySelector<HTMLElement>(name)
    if (!host) throw new Error('no host')
    host.remove()
    host.style.cssText =
      'display: none !important; transform: translateX(500px) !important; opacity: 0 !important'
    host.inert = true
    host.removeAttribute('popover')
  }, HOST)
  await press(page, /Not a secret/, 'notASecret')
  await page.evaluate((name) => document.querySelector<HTMLElement>(name)?.hidePopover(), HOST)
  await press(page, /Replace with one-time link/, 'replace "this" null')
})

test('a press on what the page lays over the card does nothing', { tag: '@long-firefox' }, async ({
  chat: page,
}) => {
  await order(page, { card: CARD })
  await page.evaluate(() => {
    const cover = document.createElement('div')
    cover.popover = 'manual'
    cover.style.cssText =
      'inset: 0; width: 100vw; height: 100vh; pointer-events: none; background: teal'
    document.body.append(cover)
    const timer = setInterval(() => {
      if (cover.matches(':popover-open')) cover.hidePopover()
      cover.showPopover()
    }, 20)
    Reflect.set(window, 'uncover', () => {
      clearInterval(timer)
      cover.remove()
    })
  })
  for (let n = 0; n < 6; n++) {
    await page.click({ host: HOST, role: 'button', name: /Replace with one-time link/ })
  }
  expect(await said(page)).toEqual([])
  await page.evaluate(() => Reflect.get(window, 'uncover')())
  await press(page, /Replace with one-time link/, 'replace "this" null')
})

test('inside a modal dialog of the page', async ({ chat: page }) => {
  await order(page, { card: CARD })
  await page.evaluate(() => {
    const dialog = document.createElement('dialog')
    const field = document.querySelector('#box')
    if (field) dialog.append(field)
    dialog.style.cssText =
      'transform: translate(40px, 40px); overflow: hidden; width: 300px; height: 120px'
    document.body.append(dialog)
    dialog.showModal()
  })
  await press(page, /Replace with one-time link/, 'replace "this" null')
  await page.evaluate(() => document.querySelector('dialog')?.close())
  await press(page, /Ignore once/, 'ignoreOnce')
})

test('a send that is held: the focus is in the dialog, Enter replaces, Escape goes back', async ({
  chat: page,
}) => {
  await order(page, { hold: HOLD })
  await pressKey(page, 'Enter', 'hold replace')
  await pressKey(page, 'Escape', 'back')
  expect(await activeId(page)).toBe('box')
  expect(await page.evaluate(() => Reflect.get(window, 'heard').includes('keydown'))).toBe(false)
})

test('a reason is asked for, and sent with it', { tag: '@long-firefox' }, async ({
  chat: page,
}) => {
  await order(page, { hold: { ...HOLD, asksReason: true } })
  const anyway = { host: HOST, role: 'button', name: /Send anyway/ }
  await waitFor(
    async () => {
      await page.click(anyway)
      return (await page.count({ host: HOST, role: 'textbox' })) || null
    },
    () => 'No reason is asked for',
  )
  await pressKey(page, 'Enter', null)
  expect(await page.text({ host: HOST, css: '[role=alert].field-error' })).toMatch(/few words/)
  await page.type('hunter2')
  await page.press('Enter')
  const alert = { host: HOST, css: '[role=alert].field-error' }
  await waitFor(
    async () => /secret in it/.test(await page.text(alert)) || null,
    () => 'A reason with a secret in it is taken',
  )
  await page.press('Control+A')
  await page.type('it is revoked')
  await page.press('Enter')
  expect(await said(page)).toEqual(['anyway "hunter2"', 'anyway "it is revoked"'])
  expect(await page.evaluate(() => Reflect.get(window, 'heard').includes('input'))).toBe(false)
})

test('a paste that is held: Escape pastes it as it is; blocked, it does not', {
  tag: '@long-firefox',
}, async ({ chat: page }) => {
  await order(page, { hold: { ...HOLD, what: 'paste' } })
  await pressKey(page, 'Escape', 'anyway ""')
  await order(page, { hold: { ...HOLD, what: 'paste', isBlocked: true } })
  await pressKey(page, 'Escape', 'back')
})

test('what is chosen goes with the press and with the key', { tag: '@long-firefox' }, async ({
  chat: page,
}) => {
  await order(page, { card: CARD })
  await waitFor(
    async () => {
      await page.click({ host: HOST, role: 'button', name: 'Options' })
      return (await page.count({ host: HOST, css: 'select' })) || null
    },
    () => 'The options do not unfold',
  )
  // By keys: a list that a test sets has not been set by a person.
  await order(page, { enter: true })
  await page.press('Shift+Tab')
  await page.press('Shift+Tab')
  await page.press('ArrowDown')
  const chosen = '{"endpointId":"a","ttlSeconds":86400,"maxOpens":2,"passphrase":null}'
  await press(page, /Replace with one-time link/, `replace "this" ${chosen}`)
  await order(page, { key: true })
  expect((await said(page)).slice(-1)).toEqual([`replace "this" ${chosen}`])
})

test('lines over a field are where the text is, also when the page has scrolled', async ({
  chat: page,
}) => {
  await order(page, { mark: 'drawn' })
  const drawn = () => page.attribute({ host: HOST, css: '.line' }, 'style')
  const clip = () => page.attribute({ host: HOST, css: '.clip' }, 'style')
  const text = await page.evaluate(() => {
    const { width, height } = document.querySelector('#key')?.getBoundingClientRect() ?? {}
    return { width, height }
  })
  await page.waitUntilShown({ host: HOST, css: '.line' })
  expect(await drawn()).toContain(`width: ${Math.trunc(text.width ?? 0)}`)
  expect(await drawn()).toContain(`height: ${Math.trunc(text.height ?? 0)}`)
  const before = await clip()
  await page.evaluate(() => scrollTo(0, 100))
  await waitFor(
    async () => ((await clip()) === before ? null : true),
    () => 'The line stays where it was',
  )
  expect(await clip()).toContain('top: 200px')
})

test('highlights have neutral names, and nothing of them is left', async ({ chat: page }) => {
  await order(page, { mark: 'highlighted' })
  const marked = () =>
    page.evaluate(() => ({
      names: [...CSS.highlights.keys()],
      sheets: document.adoptedStyleSheets.length,
      ground: getComputedStyle(document.body).backgroundColor,
    }))
  const ground = 'rgb(250, 250, 250)'
  expect(await marked()).toEqual({ names: ['ms-1'], sheets: 2, ground })
  await order(page, { end: true })
  expect(await marked()).toEqual({ names: [], sheets: 1, ground })
  // What comes late shows nothing any more.
  await order(page, { card: CARD, hold: HOLD, mark: 'highlighted', measure: 2, key: true })
  expect(await marked()).toEqual({ names: [], sheets: 1, ground })
  expect(await page.evaluate((name) => document.querySelector(name), HOST)).toBeNull()
})

const isInPage = (page: Page) =>
  page.evaluate((name) => document.querySelector(name) !== null, HOST)

test('our element is one that no page can define', { tag: '@long-firefox' }, async ({
  chat: page,
}) => {
  await order(page, { card: CARD })
  expect(await isInPage(page)).toBe(true)
  const named = await page.evaluate(() =>
    [...document.querySelectorAll('*')].map((one) => one.localName).filter((n) => n.includes('-')),
  )
  expect(named).toEqual([])
})

test('a dialog that the page does not let come up takes no keys', { tag: '@long-firefox' }, async ({
  chat: page,
}) => {
  await page.evaluate((name) => {
    const out = ({ target }: Event) => {
      if (target instanceof Element && target.matches(name)) target.remove()
    }
    document.addEventListener('beforetoggle', out, true)
  }, HOST)
  await order(page, { hold: HOLD })
  expect(await said(page)).toEqual(['not shown'])
  await page.press('End')
  await page.type('!')
  expect(await page.text('#box')).toMatch(/!$/)
  expect(await page.evaluate(() => Reflect.get(window, 'heard'))).toContain('keydown')
  expect(await isInPage(page)).toBe(false)
})

test('a page that takes the dialog out for good: it has failed, and nothing is held', {
  tag: '@long-firefox',
}, async ({ chat: page }) => {
  await order(page, { hold: HOLD })
  await page.evaluate((name) => {
    const out = () => document.querySelector(name)?.remove()
    new MutationObserver(out).observe(document.documentElement, { childList: true })
    out()
  }, HOST)
  await waitFor(
    async () => (await said(page)).includes('failed') || null,
    async () => `"failed" was not said: ${await said(page)}`,
  )
  expect(await said(page)).toEqual(['failed'])
  await page.click('#box')
  await page.press('End')
  await page.type('!')
  expect(await page.text('#box')).toMatch(/!$/)
  expect(await page.evaluate(() => Reflect.get(window, 'heard'))).toContain('keydown')
})

test('while the dialog is open there is no card', { tag: '@long-firefox' }, async ({
  chat: page,
}) => {
  const cards = () => page.count({ host: HOST, role: 'button', name: /Ignore once/ })
  await order(page, { card: CARD })
  await page.waitUntilShown({ host: HOST, role: 'button', name: /Ignore once/ })
  await order(page, { hold: HOLD })
  expect(await cards()).toBe(0)
  await order(page, { card: { ...CARD, keepsDrafts: true } })
  expect(await cards()).toBe(0)
  await pressKey(page, 'Escape', 'back')
  expect(await cards()).toBe(1)
})

test('a field is laid out once for all its marks, and its text does not outlive it', {
  tag: '@long-firefox',
}, async ({ chat: page }) => {
  await order(page, { measure: 5 })
  expect(await said(page)).toEqual(['measured 5 1'])
  await page.waitUntilShown({ host: HOST, css: '.line' })
  expect(await page.count({ host: HOST, css: '.line' })).toBe(5)
  await page.evaluate(() => document.querySelector('#field')?.remove())
  await waitFor(
    async () => !(await isInPage(page)) || null,
    () => 'Something of the field is left',
  )
})
