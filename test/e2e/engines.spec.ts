/**
 * The contract of the engines: real editors out of their packages, the product's own code in a
 * content script. The model that the editor reports must equal what is seen, the key must be
 * nowhere, and what failed must be as it was.
 */
import { expect } from '@playwright/test'
import type { Doc } from '#test/pages/editors/handle.ts'
import type { Browser, Page } from '#test/support/browser.ts'
import { type Call, call, callAll } from '#test/support/editor-calls.ts'
import { gapsOf } from '#test/support/editor-gaps.ts'
import { EDITORS } from '#test/support/editor-pages.ts'
import { KEY, LINK, SCENARIOS, type Scenario } from '#test/support/editor-scenarios.ts'
import { test } from '#test/support/engine-fixtures.ts'
import { waitFor } from '#test/support/wait.ts'

test.describe.configure({ mode: 'default' })

/** So long it is waited for an editor to draw, and for what is known not to come. */
const PATIENCE_MS = 5000
const KNOWN_GAP_MS = 500
const ONE_PRESS_MS = 1000

for (const name of EDITORS) {
  test(name, async ({ engines: browser, pages, kind }) => {
    const page = await browser.open(pages.url(name))
    await page.waitUntilShown('[data-ready=yes]')
    const gaps = gapsOf(name, kind)
    const editor = new Editor(page, new Set(gaps.flatMap(({ what }) => what)))
    if (CODE_EDITORS.includes(name)) await editor.readOnly(browser)
    else {
      for (const scenario of SCENARIOS) await editor.run(scenario)
      await editor.typed(browser)
      await editor.inserted()
    }
    await page.close()
    for (const { what, reason } of gaps) {
      process.stdout.write(`known gap, ${name}: ${what.join(', ')}: ${reason}\n`)
    }
    const failed = [...editor.failures.keys()]
    expect(failed, [...editor.failures.values()].flat().join('\n')).toEqual(
      gaps.flatMap(({ what }) => what),
    )
  })
}

/** Two levels, a line on the first again, and a list: what editors of code and of text go on with by themselves. */
const INDENTED = [':', 'a:', '  b:', '    c: 1', '  d: 2', 'e: 3'].join('\n')

/** Their text is drawn apart from where it is typed: nothing is replaced there, and the card says so. */
const CODE_EDITORS = ['ace', 'codemirror5', 'monaco']

class Editor {
  readonly failures = new Map<string, string[]>()
  readonly #page: Page
  readonly #knownGaps: ReadonlySet<string>

  constructor(page: Page, knownGaps: ReadonlySet<string>) {
    this.#page = page
    this.#knownGaps = knownGaps
  }

  async run(scenario: Scenario): Promise<void> {
    const { name, doc, what = KEY, nth = 0, steps = [] } = scenario
    const before = doc.map((runs) => runs.map(({ text }) => text).join('')).join('\n')
    let start = before.indexOf(what)
    for (let index = 0; index < nth; index += 1) start = before.indexOf(what, start + 1)
    const after = before.slice(0, start) + LINK + before.slice(start + what.length)

    const isReplaced = await this.#replace(name, doc, before, after, start, what)
    if (!isReplaced) return
    if (steps.includes('undo')) {
      await this.#page.press('Control+z')
      await this.#expectText(`${name}: undo`, before)
      await this.#page.press('Control+Shift+Z')
      await this.#expectText(`${name}: redo`, after)
    }
    if (steps.includes('type')) {
      await this.#page.type('Q')
      const typed = after.replace(LINK, `${LINK}Q`)
      await this.#expectText(`${name}: type`, typed)
      if (steps.includes('send')) await this.#send(`${name}: send`, typed)
    }
  }

  /** As people do it: by keys and from the clipboard, and they go on at the end of the text. */
  async typed(browser: Browser): Promise<void> {
    const start = 'hello'
    const added = `see ${KEY} or`
    const before = `${start} ${added}`
    const after = before.replace(KEY, LINK)
    await browser.setClipboard(added)
    await this.#page.bringToFront()
    for (const how of ['typed', 'pasted']) {
      await this.#set([[{ text: start }]])
      await this.#goToEnd('End', start.length)
      // Squire drops a space that what is pasted begins with.
      await this.#page.type(' ')
      if (how === 'typed') await this.#page.type(added)
      else await this.#page.press('Control+v')
      // Some editors take what was pasted only after a while.
      await this.#expectText(how, before)
      await call(this.#page, 'editor', 'caretIs', before.length, PATIENCE_MS)
      await call(this.#page, 'engine', 'begin', before.indexOf(KEY), KEY, LINK)
      // In the middle of it; but a key in the frame before React draws goes behind the link.
      await call(this.#page, 'editor', 'caretIs', after.length, PATIENCE_MS)
      await this.#page.type(' go on')
      this.#same(`${how}: replace`, await call(this.#page, 'engine', 'end'), 'replaced')
      await this.#page.type('!')
      await this.#expectText(`${how}: go on meanwhile`, `${after} go on!`)
    }
  }

  /** What is pasted as it is: nothing beside it is touched, and its lines stay as they are. */
  async inserted(): Promise<void> {
    const docs: [string, Doc, string][] = [
      ['in a link', [[{ text: 'see ' }, { text: 'handbook', href: 'https://example.com/' }]], LINK],
      ['behind a text', [[{ text: 'see 🔥' }]], LINK],
      ['a letter', [[{ text: 'see' }]], 'n'],
      ['indented lines', [[{ text: 'see' }]], INDENTED],
    ]
    for (const [name, doc, put] of docs) {
      const before = doc.map((runs) => runs.map(({ text }) => text).join('')).join('\n')
      await this.#set(doc)
      await this.#goToEnd('Control+End', before.length)
      this.#same(`insert, ${name}`, await call(this.#page, 'engine', 'insert', put), true)
      await this.#expectText(`insert, ${name}`, before + put)
    }
  }

  /** What stands there is read, and where it stands; a text goes in at the caret; nothing else is changed. */
  async readOnly(browser: Browser): Promise<void> {
    for (const { name, doc, what = KEY } of SCENARIOS) {
      const before = doc.map((runs) => runs.map(({ text }) => text).join('')).join('\n')
      const start = before.indexOf(what)
      const [text, model, marked, ended] = await this.#set(
        doc,
        ...this.#reads(`${name}: read`, before),
        ['engine', 'marked', start, start + what.length],
        ['engine', 'replace', start, what, LINK],
      )
      this.#same(`${name}: read`, text, before)
      this.#same(`${name}: read`, model, before)
      this.#same(`${name}: marked`, String(marked).replace(/\s/g, ''), what.replace(/\s/g, ''))
      this.#same(`${name}: left as it was`, ended, 'failed')
      await this.#expectText(`${name}: left as it was`, before)
    }
    await this.#set([[{ text: 'hello' }]])
    await this.#page.press('Control+End')
    await this.#page.type(' see ')
    await browser.setClipboard(`${KEY} or`)
    await this.#page.bringToFront()
    await this.#page.press('Control+v')
    await this.#expectText('typed and pasted', `hello see ${KEY} or`)
    this.#same('put in', await call(this.#page, 'engine', 'insert', ` ${LINK}`), true)
    await this.#expectText('put in', `hello see ${KEY} or ${LINK}`)
    this.#same('all is seen', await call(this.#page, 'engine', 'isWhole'), true)
    await this.#send('send', `hello see ${KEY} or ${LINK}`)
    await this.#set(Array(300).fill([{ text: 'a line' }]))
    await waitFor(
      async () => (await call(this.#page, 'engine', 'isWhole')) === false || null,
      () => 'More than is seen counts as all of it',
    )
    // What is drawn of it then reads as before.
    await this.#page.press('Control+End')
    this.#same('at its end', await call(this.#page, 'engine', 'isWhole'), false)
    const more = '\na line'.repeat(200)
    this.#same('longer than is seen', await call(this.#page, 'engine', 'insert', more), true)
    const said = await call(
      this.#page,
      'editor',
      'says',
      `a line${'\na line'.repeat(499)}`,
      PATIENCE_MS,
    )
    this.#same('longer than is seen', String(said).split('\n').length, 500)
  }

  async #replace(
    name: string,
    doc: Doc,
    before: string,
    after: string,
    start: number,
    what: string,
  ): Promise<boolean> {
    const [text, model, ended] = await this.#set(doc, ...this.#reads(`${name}: read`, before), [
      'engine',
      'replace',
      start,
      what,
      LINK,
    ])
    this.#same(`${name}: read`, text, before)
    this.#same(`${name}: read`, model, before)
    if (ended !== 'replaced') {
      this.#same(`${name}: replace`, ended, 'replaced')
      await this.#expectText(`${name}: left as it was`, before)
      return false
    }
    const [hrefs, html] = await this.#expectText(
      `${name}: replace`,
      after,
      ['editor', 'hrefs'],
      ['editor', 'html'],
    )
    if (!after.includes(KEY)) {
      this.#same(`${name}: no trace`, `${JSON.stringify(hrefs)}${html}`.includes(KEY), false)
    }
    return true
  }

  /** @returns the values of the calls that follow, in the box without focus. */
  async #set(doc: Doc, ...calls: Call[]): Promise<unknown[]> {
    const values = await callAll(this.#page, [
      ['editor', 'set', doc],
      ['editor', 'frames'],
      ['editor', 'focus'],
      ['engine', 'read'],
      ...(calls.length > 0 ? [['editor', 'blur'] as const] : []),
      ...calls,
    ])
    return values.slice(-calls.length)
  }

  /** What is read of it, and what its model says, once they are this. */
  #reads(what: string, expected: string): Call[] {
    const ms = this.#knownGaps.has(what) ? KNOWN_GAP_MS : PATIENCE_MS
    return [
      ['engine', 'shows', expected, ms],
      ['editor', 'says', expected, ms],
    ]
  }

  /** @returns the values of the calls that follow. */
  async #expectText(what: string, expected: string, ...calls: Call[]): Promise<unknown[]> {
    const reads = this.#reads(what, expected)
    const [text, model, ...values] = await callAll(this.#page, [...reads, ...calls])
    this.#same(what, text, expected)
    this.#same(what, model, expected)
    return values
  }

  /**
   * By a key, pressed until the caret is there in the page and in the model: Slate, when it draws,
   * puts the caret back to where it last heard of it.
   */
  async #goToEnd(key: string, at: number): Promise<void> {
    let carets: unknown[] = []
    await waitFor(
      async () => {
        await this.#page.press(key)
        carets = await callAll(this.#page, [
          ['editor', 'caretIs', at, ONE_PRESS_MS],
          ['engine', 'caretIs', at, ONE_PRESS_MS],
        ])
        return carets.every((caret) => caret === at) || null
      },
      () => `The caret does not go to ${at}, but ${carets}`,
    )
  }

  async #send(what: string, expected: string): Promise<void> {
    await this.#page.press('Enter')
    this.#same(what, await call(this.#page, 'editor', 'sends', expected, PATIENCE_MS), expected)
  }

  #same(what: string, got: unknown, wanted: unknown): void {
    if (got === wanted) return
    const said = `${what}: ${JSON.stringify(got)} instead of ${JSON.stringify(wanted)}`
    const short = said.replaceAll(KEY, 'KEY').replaceAll(LINK, 'LINK')
    this.failures.set(what, [...(this.failures.get(what) ?? []), short])
  }
}
