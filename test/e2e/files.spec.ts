/** Files with a credential in them wait before the page has them; all others go as if nobody looked. */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { reactUploads, UPLOADS } from '#test/pages/uploads.ts'
import type { Page } from '#test/support/browser.ts'
import { openLink, readLink } from '#test/support/recipient.ts'
import { heldWindow, inHeldWindow } from '#test/support/steps.ts'
import { temporaryFolder } from '#test/support/temp.ts'
import { waitFor } from '#test/support/wait.ts'
import {
  ANYWAY,
  answer,
  BOX,
  DIALOG,
  expect,
  KEY,
  LINK,
  ours,
  type SitePage,
  test,
} from '#test/support/watched.ts'

const TITLE = ours({ css: '#hold-title' })
const HOST = 'https://app.slack.com'
const MEGABYTE = 1024 * 1024

const folder = temporaryFolder('files')
/** @returns its path. */
function made(name: string, content: string | Uint8Array): string {
  const path = join(folder.path, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
  return path
}
const ENV = `# of the runner\nGITLAB_TOKEN=${KEY}\n`
const env = made('.env', ENV)
const notes = made('notes.txt', 'Nothing in here\n')

interface Uploaded {
  how: string
  name: string
  size: number
  sha: string
}

/** What the page uploaded, once there is so much of it. */
async function uploaded(site: SitePage, count: number): Promise<Uploaded[]> {
  return (await site.sent(count)).map((each) => JSON.parse(each))
}
const shaOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')

/** Until a link stands in the box; it is emptied for the next one. */
async function linkInBox(page: Page): Promise<string> {
  const link = await waitFor(
    async () => (await page.value(BOX)).match(LINK)?.[0] ?? null,
    async () => `No link in the box: ${await page.value(BOX)}`,
  )
  await page.fill(BOX, '')
  return link
}

test('a chosen file with a key waits; a link, anyway or back is the person’s word', async ({
  watched,
}) => {
  const site = await watched.open(HOST, UPLOADS)
  const { page } = site

  await test.step('nobody was in a box yet: it waits for who can look', async () => {
    await page.chooseFile('#late', env)
    await page.waitUntilShown(DIALOG)
    expect(await page.text(TITLE)).toMatch(/^Hold on: there is .* in \.env$/)
    expect(await page.describe('div[data-ms=ui]')).not.toContain(KEY)
    const seen = () => [...document.querySelectorAll('input')].map(({ value }) => value).join('')
    expect(await page.evaluate(seen)).toBe('')
    await answer(page, () => page.press('Enter'))
    const opened = await openLink(await linkInBox(page))
    if (opened.outcome !== 'opened') throw new Error(`The link did not open: ${opened.outcome}`)
    expect(opened.secret).toMatchObject({ kind: 'file', name: '.env' })
    expect(Buffer.from(opened.secret.content).toString()).toBe(ENV)
    expect(site.sentSoFar()).toEqual([])
  })

  await test.step('clean, each way it is chosen: once', async () => {
    for (const input of ['#late', '#early']) await page.chooseFile(input, notes)
    expect((await uploaded(site, 2)).map(({ how, name }) => `${how} ${name}`)).toEqual([
      'late notes.txt',
      'early notes.txt',
    ])
  })

  await test.step('back: nothing; anyway: once, byte for byte', async () => {
    await page.chooseFile('#early', env)
    await page.waitUntilShown(DIALOG)
    await answer(page, () => page.press('Escape'))
    await page.chooseFile('#early', env)
    await page.waitUntilShown(DIALOG)
    await answer(page, () => page.click(ANYWAY))
    const [one, ...others] = (await uploaded(site, 3)).slice(2)
    expect(one).toMatchObject({ how: 'early', name: '.env', sha: shaOf(env) })
    expect(others).toEqual([])
  })

  await test.step('several: those that hold nothing go on beside the link', async () => {
    const large = made('large.log', 'a line of a log\n'.repeat(60_000))
    const larger = made('larger.log', 'one more line of it\n'.repeat(50_000))
    // More than is read in the turn of the event.
    await page.chooseFile('#late', notes, env, large, larger)
    await page.waitUntilShown(DIALOG)
    await answer(page, () => page.press('Enter'))
    expect(await readLink(await linkInBox(page))).toBe(ENV)
    const names = (await uploaded(site, 6)).slice(3).map(({ name }) => name)
    expect(names).toEqual(['notes.txt', 'large.log', 'larger.log'])
  })
  expect(await page.evaluate(() => globalThis.heard)).toEqual(['late', 'early', 'early', 'late'])

  await test.step('switched off while it asks: not attached, and the history says so', async () => {
    await page.chooseFile('#late', env)
    await page.waitUntilShown(DIALOG)
    const { browser } = watched
    await browser.inExtension(async () => {
      const { settings } = await chrome.storage.local.get<{ settings: object }>('settings')
      const sites = { slack: { isOn: false, off: [], product: null } }
      await chrome.storage.local.set({ settings: { ...settings, sites } })
    })
    await waitFor(
      () =>
        browser.inExtension(
          async () =>
            JSON.stringify(await chrome.storage.local.get()).includes('"file-lost"') || null,
        ),
      () => 'Nothing says that it was not attached',
    )
    expect(await page.count(DIALOG)).toBe(0)
    expect(site.sentSoFar()).toHaveLength(6)
  })
})

test('a page that keeps it from being asked: a link copied in a window gives it the rest', {
  tag: '@long-firefox',
}, async ({ watched }) => {
  const { browser } = watched
  const site = await watched.open(HOST, UPLOADS)
  const { page } = site

  await test.step('more than there are links for: said before one is made', async () => {
    const many = Array.from({ length: 21 }, (_, i) => made(`many/${i}.env`, ENV))
    await page.chooseFile('#late', ...many)
    await page.waitForText(DIALOG, /up to 20 files at a time.*Nothing was uploaded/s)
    expect(await page.count(ours({ role: 'button', name: /Share|Retry/ }))).toBe(0)
    await answer(page, () => page.press('Escape'))
  })

  const name = `${'e'.repeat(200)}.env`
  await page.evaluate(() => {
    new MutationObserver(() => {
      for (const ui of document.querySelectorAll('div[data-ms=ui]')) ui.remove()
    }).observe(document.documentElement, { childList: true, subtree: true })
  })
  await page.chooseFile('#late', notes, made(name, ENV))
  const asked = await heldWindow(browser)
  await inHeldWindow(asked, 'Copy a one-time link')
  await asked.waitForText('main', /What was held is not uploaded/)
  expect(await uploaded(site, 1)).toMatchObject([{ name: 'notes.txt', sha: shaOf(notes) }])
  expect(await readLink(await browser.clipboard())).toBe(ENV)
  await inHeldWindow(asked, 'Go back')
  const { holds } = await browser.storage('local')
  expect(holds).toContainEqual(expect.objectContaining({ event: 'replaced', site: 'slack' }))
  expect(site.sentSoFar()).toHaveLength(1)
})

test('what a file is its bytes tell, not its name or type', async ({ watched, kind }) => {
  const site = await watched.open(HOST, UPLOADS)
  const { page } = site
  await page.click(BOX)
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(ENV, 'utf16le')])
  const windows = made('windows.txt', utf16)
  await page.chooseFile('#late', windows)
  await page.waitUntilShown(DIALOG)
  await answer(page, () => page.press('Enter'))
  const opened = await openLink(await linkInBox(page))
  if (opened.outcome !== 'opened') throw new Error(`The link did not open: ${opened.outcome}`)
  expect(Buffer.from(opened.secret.content).equals(utf16)).toBe(true)
  for (const path of [
    made('picture.png', ENV),
    // Of one line, as long as can be.
    made('line.log', `${'word '.repeat((MEGABYTE - ENV.length) / 5)}${ENV}`.slice(-MEGABYTE)),
  ]) {
    await page.chooseFile('#late', path)
    await page.waitUntilShown(DIALOG)
    await answer(page, () => page.press('Escape'))
  }
  expect(site.sentSoFar()).toEqual([])
  const byItself = [
    made('archive.txt', Buffer.concat([Buffer.from('PK\x03\x04\x00\x00'), Buffer.from(ENV)])),
    made('empty.env', ''),
    made('long.env', `${ENV}${'#'.repeat(MEGABYTE)}`),
  ]
  for (const [i, path] of byItself.entries()) {
    await page.chooseFile('#late', path)
    expect((await uploaded(site, i + 1)).at(-1)?.sha).toBe(shaOf(path))
  }

  // Likely is enough, for a card would come after the upload; and without a box the link is copied.
  const word = ['Som', 'mer-', 'h4Kx9', '!'].join('')
  const likely = made('settings/.env.local', `DB_PASSWORD=${word}\n`)
  await page.evaluate(() => document.querySelector('textarea')?.remove())
  await page.chooseFile('#late', likely)
  await page.waitUntilShown(DIALOG)
  await page.waitForText(DIALOG, /a password in \.env\.local.* The link is copied, for you/s)
  await watched.browser.setClipboard('')
  await waitFor(
    async () => {
      await page.press('Enter')
      return (await watched.browser.clipboard()).match(LINK)
    },
    () => 'The link was not copied',
  )
  await page.waitForText(DIALOG, /Your link is ready/)
  expect(await readLink(await watched.browser.clipboard())).toContain(word)
  await answer(page, () => page.press('Escape'))
  expect(site.sentSoFar()).toHaveLength(3)

  if (kind === 'firefox') return // its driver's event does not leave a shadow root; a person's does
  for (const [i, id] of ['shadow', 'closed'].entries()) {
    await page.chooseFile({ host: `#${id}`, css: 'input' }, env)
    await page.waitUntilShown(DIALOG)
    await answer(page, () => page.click(ANYWAY))
    expect((await uploaded(site, 4 + i)).at(-1)).toMatchObject({ how: id, sha: shaOf(env) })
  }
})

test('a dropped file with a key waits, and the page’s zone goes', async ({ watched }) => {
  const site = await watched.open(HOST, UPLOADS)
  const { page } = site
  await page.dropFiles(BOX, [env])
  await page.waitUntilShown(DIALOG)
  expect(await page.count('#zone')).toBe(0)
  await answer(page, () => page.press('Enter'))
  expect(await readLink(await linkInBox(page))).toBe(ENV)

  await page.dropFiles(BOX, [notes])
  expect(await uploaded(site, 1)).toMatchObject([{ how: 'drop', sha: shaOf(notes) }])
  await page.dropFiles(BOX, [env])
  await page.waitUntilShown(DIALOG)
  await answer(page, () => page.press('Escape'))
  await page.dropFiles(BOX, [notes, env])
  await page.waitUntilShown(DIALOG)
  await answer(page, () => page.click(ANYWAY))
  const again = (await uploaded(site, 3)).slice(1)
  expect(again.map(({ sha }) => sha)).toEqual([notes, env].map(shaOf))
  expect(await page.evaluate(() => globalThis.heard)).toEqual(['drop', 'drop'])
  expect(await page.count('#zone')).toBe(0)

  // On an input: the page may read the drop itself, or leave it to the browser.
  for (const [i, how] of ['over', 'direct'].entries()) {
    await page.dropFiles(`#${how}`, [env])
    await page.waitUntilShown(DIALOG)
    expect(site.sentSoFar()).toHaveLength(3 + i)
    await answer(page, () => page.click(ANYWAY))
    expect((await uploaded(site, 4 + i)).at(-1)).toMatchObject({ how, sha: shaOf(env) })
  }

  // Nothing says which conversation it is for.
  await page.evaluate(() => document.body.append(document.createElement('textarea')))
  await page.dropFiles('#foot', [env])
  await page.waitForText(DIALOG, /The link is copied, for you/)
  await answer(page, () => page.press('Escape'))
})

test('a pasted file with a key waits', async ({ watched, kind }) => {
  test.skip(kind === 'chromium', 'its driver has no clipboard for files')
  const site = await watched.open(HOST, UPLOADS)
  const { page } = site
  await page.click(BOX)
  await page.pasteFiles(BOX, [notes])
  expect(await uploaded(site, 1)).toMatchObject([{ how: 'paste', sha: shaOf(notes) }])
  await page.pasteFiles(BOX, [env])
  await page.waitUntilShown(DIALOG)
  await answer(page, () => page.press('Enter'))
  expect(await readLink(await linkInBox(page))).toBe(ENV)
  await page.pasteFiles(BOX, [env])
  await page.waitUntilShown(DIALOG)
  await answer(page, () => page.click(ANYWAY))
  expect((await uploaded(site, 2))[1]).toMatchObject({ how: 'paste', sha: shaOf(env) })
})

test('React has its files as before, and none too many @long-firefox', async ({ watched }) => {
  const require = createRequire(import.meta.url)
  const scripts = ['react', 'react-dom'].map((name) => {
    const url = `${HOST}/${name}.js`
    const path = require.resolve(`${name}/package.json`)
    const file = join(dirname(path), `umd/${name}.production.min.js`)
    watched.serve(url, readFileSync(file, 'utf8'), 'text/javascript')
    return url
  })
  const site = await watched.open(HOST, reactUploads(scripts))
  const { page } = site
  await page.chooseFile('#late', notes)
  await uploaded(site, 1)
  await page.chooseFile('#late', env)
  await page.waitUntilShown(DIALOG)
  await answer(page, () => page.press('Enter'))
  expect(await readLink(await linkInBox(page))).toBe(ENV)
  await page.dropFiles(BOX, [env])
  await page.waitUntilShown(DIALOG)
  await answer(page, () => page.click(ANYWAY))
  await page.dropFiles(BOX, [notes])
  expect((await uploaded(site, 3)).map(({ how, sha }) => [how, sha])).toEqual([
    ['late', shaOf(notes)],
    ['drop', shaOf(env)],
    ['drop', shaOf(notes)],
  ])
  expect(await page.text('#names')).toBe('notes.txt .env notes.txt')
})

declare global {
  var heard: string[]
}
