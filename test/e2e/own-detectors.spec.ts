/** Detectors of one's own: written, tried, kept and switched on the options page, and live in pages. */
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { GMAIL } from '#test/pages/compose.ts'
import type { Page } from '#test/support/browser.ts'
import { BUILDS } from '#test/support/extension.ts'
import { BOX, expect, KEY, ours, REPLACE, test, type Watched } from '#test/support/watched.ts'

const OWN = '#own'
const field = (name: string) => ({ role: 'textbox', name }) as const
const button = (name: string | RegExp) => ({ role: 'button', name }) as const
/** Endpoints have one too. */
const NAME = { css: '.own-editor input', name: 'Name' } as const
const PATTERN = field('Pattern')
const SAVE = button('Save')
const PATTERN_ERROR = { css: `${OWN} .field-error`, text: /very slow/ }

async function openOptions(watched: Watched): Promise<Page> {
  const { browser } = watched
  const { settings } = await browser.storage('local')
  await browser.inExtension(
    (it) => chrome.storage.local.set({ settings: it }),
    Object.assign({}, settings, { own: [], off: [], allow: [] }),
  )
  const options = await browser.openExtensionPage('options.html')
  await options.waitUntilShown(OWN)
  return options
}

async function write(options: Page, pattern: string): Promise<void> {
  await options.click(button('Add a detector'))
  await options.fill(NAME, 'ACME badge number')
  await options.fill(PATTERN, pattern)
  await options.fill(field('Keyword 1'), 'ACME-')
  await options.fill(field('Text 1 that must be found'), 'let me in with ACME-204611QX')
  await options.fill(field('Text 1 that must be left alone'), 'the ACME-badge')
}

const BADGE = '\\bACME-(?<secret>[0-9]{6}[A-Z]{2})\\b'

test('refused at its field, mended, and live in a page that is open', async ({ watched }) => {
  const mail = await watched.open('https://mail.google.com', GMAIL)
  await mail.page.click(BOX)
  await mail.page.type('badge ACME-204611QX ')
  const options = await openOptions(watched)
  await write(options, '\\bACME-(?:[0-9]+)+x')
  await options.click(SAVE)
  await options.waitUntilShown(PATTERN_ERROR)
  expect(await options.value(NAME)).toBe('ACME badge number')
  expect(await options.value(field('Text 1 that must be left alone'))).toBe('the ACME-badge')

  await options.fill(PATTERN, BADGE)
  await options.fill(field('Text 2 that must be left alone'), 'ACME-204611QX')
  await options.click(SAVE)
  await options.waitForText(`${OWN} .field-error`, 'The pattern finds something here.')
  await options.fill(field('Text 2 that must be left alone'), 'ACME-12')
  await options.click(SAVE)
  await options.waitForText(`${OWN} [role=status]`, /^Saved/)

  await mail.page.bringToFront()
  await mail.page.click(BOX)
  await mail.page.waitUntilShown(ours({ role: 'dialog', name: 'ACME badge number' }))
  await options.bringToFront()
  await options.click({ role: 'switch', name: 'ACME badge number' })
  await mail.page.bringToFront()
  await mail.page.waitUntilGone(REPLACE)
})

test('tried before it is saved, and everything by keyboard', { tag: '@long-firefox' }, async ({
  watched,
}) => {
  const options = await openOptions(watched)
  await options.fill(field('Try it'), 'badge ACME-204611QX')
  await options.waitForText('.try-count', 'Nothing found.')
  await write(options, BADGE)
  // From the last row that was written: the next one, then the buttons.
  await options.press('Tab')
  await options.press('Tab')
  await options.press('Tab')
  await options.press('Enter')
  await options.waitForText('.own-editor [role=status]', /^This works/)
  await options.waitForText('.try-list', /ACME badge number/)
  await options.press('Shift+Tab')
  await options.press('Enter')
  await options.waitForText(`${OWN} [role=status]`, /^Saved/)
  expect(await options.evaluate(() => document.activeElement?.textContent)).toBe(
    'Your own detectors',
  )
})

test(
  'a file of the command line comes in and goes out; what is refused says why',
  { tag: '@long-firefox' },
  async ({ watched }, info) => {
    const options = await openOptions(watched)
    const badge = {
      id: 'acme-badge',
      name: 'ACME badge number',
      pattern: BADGE,
      keywords: ['ACME-'],
      severity: 'high',
      matches: ['let me in with ACME-204611QX'],
      ignores: ['ACME-12'],
    }
    const slow = { ...badge, id: 'slow', name: 'Slow one', pattern: 'ACME-\\s*\\s*x' }
    const path = info.outputPath('detectors.json')
    writeFileSync(path, JSON.stringify({ detectors: [badge, slow] }))
    const input = `${OWN} input[type=file]`
    await options.chooseFile(input, path)
    await options.waitForText('.import', /ACME badge number\s+Added/)
    await options.waitForText('.import', /Slow one\s+Pattern: Some texts would make it very slow/)
    await options.click(button('Correct it here: Slow one'))
    expect(await options.value(PATTERN)).toBe(slow.pattern)
    await options.click(button('Cancel'))
    await options.click(button('Close'))
    await options.click(button('Export'))
    const saved = await watched.browser.waitForDownload()
    expect(saved.name).toBe('matchstick-detectors.json')
    expect(JSON.parse(readFileSync(saved.path, 'utf8'))).toEqual({ detectors: [badge] })

    writeFileSync(path, '{"detectors":[{"id":7}]}')
    await options.chooseFile(input, path)
    await options.waitForText(`${OWN} [role=alert]`, /look at detectors\.0\.id/)
    await options.click(button('Remove ACME badge number'))
    await options.click(button('Remove it'))
    await options.waitForText(OWN, /None yet/)
  },
)

test('what is left alone is listed, and found again', { tag: '@long-firefox' }, async ({
  watched,
}) => {
  const mail = await watched.open('https://mail.google.com', GMAIL)
  const options = await openOptions(watched)
  await mail.page.bringToFront()
  await mail.page.click(BOX)
  await mail.page.type(`use ${KEY} `)
  await mail.page.waitUntilShown(REPLACE)
  // What is pressed in the card's first moment was meant for the page.
  await expect(async () => {
    if ((await mail.page.count(REPLACE)) > 0) {
      await mail.page.click(ours({ role: 'button', name: 'Not a secret' }))
    }
    expect(await mail.page.count(REPLACE)).toBe(0)
  }).toPass()
  await options.bringToFront()
  await options.waitForText('#left-alone', /GitLab.*\s+On Gmail/)
  await options.click(button(/^Find it again: GitLab/))
  await options.waitForText('#left-alone', /Single tokens\s+None/)

  await options.fill(field('Add a text'), 'glp*')
  await options.click(button('Add'))
  await options.waitForText('#left-alone [role=alert]', /at least 4 characters/)
  await options.fill(field('Add a text'), `${KEY.slice(0, 8)}*`)
  await options.press('Enter')
  await options.waitUntilShown(button(/^Remove glp/))
  const next = await watched.open('https://mail.google.com', GMAIL)
  await next.page.click(BOX)
  await next.page.type(`use ${KEY} `)
  await expect
    .poll(() => watched.browser.inExtension(() => chrome.action.getBadgeText({})))
    .toBe('')
  await options.bringToFront()
  await options.click(button(/^Remove glp/))
  await next.page.bringToFront()
  await next.page.click(BOX)
  await next.page.waitUntilShown(REPLACE)
})

test('the checker of patterns is a chunk of its own, which the options page alone asks for', ({
  kind,
}) => {
  const scripts = globSync('**/*.js', { cwd: BUILDS[kind] }).map((path) => ({
    name: basename(path),
    text: readFileSync(join(BUILDS[kind], path), 'utf8'),
  }))
  const holding = (text: string) =>
    scripts.filter((script) => script.text.includes(text)).map(({ name }) => name)
  // What the library calls a pattern that it has seen enough of.
  const [checker = '', ...others] = holding('hitMaxScore')
  expect(checker).toMatch(/^redos-checker-/)
  expect(others).toEqual([])
  expect(holding(checker)).toEqual([expect.stringMatching(/^options-/)])
})
