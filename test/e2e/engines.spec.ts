/**
 * The contract of the engines: real editors out of their packages, the product's own code in a
 * content script. The model that the editor reports must equal what is seen, the key must be
 * nowhere, and what failed must be as it was.
 */
import { expect } from '@playwright/test'
import type { Doc } from '#test/pages/editors/handle.ts'
import type { Browser, Page } from '#test/support/browser.ts'
import { type Call, call, callAll } from '#test/support/editor-calls.ts'
import { EDITORS } from '#test/support/editor-pages.ts'
import { GAPS, KEY, LINK, SCENARIOS, type Scenario } from '#test/support/editor-scenarios.ts'
import { test } from '#test/support/engine-fixtures.ts'
import { waitFor } from '#test/support/wait.ts'

test.describe.configure({ mode: 'default' })

const READ: Call[] = [
  ['editor', 'frames'],
  ['engine', 'read'],
  ['editor', 'model'],
]

for (const name of EDITORS) {
  test(name, async ({ engines: browser, pages, kind }) => {
    const page = await browser.open(pages.url(name))
    await page.waitUntilShown('[data-ready=yes]')
    const editor = new Editor(name, page)
    for (const scenario of SCENARIOS) await editor.run(scenario)
    await editor.typed(browser)
    await page.close()
    const gaps = GAPS.filter(
      ({ editors, only }) => editors.includes(name) && (only === undefined || only === kind),
    )
    for (const { what, reason } of gaps) {
      process.stdout.write(`known gap, ${name}: ${what.join(', ')}: ${reason}\n`)
    }
    const failed = [...editor.failures.keys()]
    expect(failed, [...editor.failures.values()].flat().join('\n')).toEqual(
      gaps.flatMap(({ what }) => what),
    )
  })
}

class Editor {
  readonly failures = new Map<string, string[]>()
  readonly #name: string
  readonly #page: Page

  constructor(name: string, page: Page) {
    this.#name = name
    this.#page = page
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
    const added = ` see ${KEY} or`
    const before = start + added
    const after = before.replace(KEY, LINK)
    await browser.setClipboard(added)
    await this.#page.bringToFront()
    for (const how of ['typed', 'pasted']) {
      await this.#set([[{ text: start }]])
      await this.#page.press('End')
      // Slate looks at the selection ten times a second.
      await callAll(this.#page, Array<Call>(6).fill(['editor', 'frames']))
      if (how === 'typed') await this.#page.type(added)
      else await this.#page.press('Control+v')
      // Some editors take what was pasted only after a while.
      await waitFor(
        async () => textIn(await call(this.#page, 'engine', 'read')) === before || null,
        () => `What was ${how} does not show`,
      )
      await call(this.#page, 'engine', 'begin', before.indexOf(KEY), KEY, LINK)
      // In the middle of it; but a key in the frame before React draws goes behind the link.
      if (this.#name === 'slate')
        await callAll(this.#page, Array<Call>(6).fill(['editor', 'frames']))
      await this.#page.type(' go on')
      this.#same(`${how}: replace`, await call(this.#page, 'engine', 'end'), 'replaced')
      await this.#page.type('!')
      await this.#expectText(`${how}: go on meanwhile`, `${after} go on!`)
    }
  }

  async #replace(
    name: string,
    doc: Doc,
    before: string,
    after: string,
    start: number,
    what: string,
  ): Promise<boolean> {
    const [reading, model, ended, ...then] = await this.#set(
      doc,
      ...([
        ['engine', 'read'],
        ['editor', 'model'],
        ['engine', 'replace', start, what, LINK],
        ...READ,
        ['editor', 'hrefs'],
        ['editor', 'html'],
      ] satisfies Call[]),
    )
    this.#same(`${name}: read`, textIn(reading), before)
    this.#same(`${name}: read`, model, before)
    const [, text, modelAfter, hrefs, html] = then
    if (ended !== 'replaced') {
      this.#same(`${name}: replace`, ended, 'replaced')
      this.#same(`${name}: left as it was`, textIn(text), before)
      this.#same(`${name}: left as it was`, modelAfter, before)
      return false
    }
    this.#same(`${name}: replace`, textIn(text), after)
    this.#same(`${name}: replace`, modelAfter, after)
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

  async #expectText(what: string, expected: string): Promise<void> {
    const [, text, model] = await callAll(this.#page, READ)
    this.#same(what, textIn(text), expected)
    this.#same(what, model, expected)
  }

  async #send(what: string, expected: string): Promise<void> {
    await this.#page.press('Enter')
    const [, sent] = await callAll(this.#page, [
      ['editor', 'frames'],
      ['editor', 'sent'],
    ])
    this.#same(what, Array.isArray(sent) ? sent.at(-1) : sent, expected)
  }

  #same(what: string, got: unknown, wanted: unknown): void {
    if (got === wanted) return
    const said = `${what}: ${JSON.stringify(got)} instead of ${JSON.stringify(wanted)}`
    const short = said.replaceAll(KEY, 'KEY').replaceAll(LINK, 'LINK')
    this.failures.set(what, [...(this.failures.get(what) ?? []), short])
  }
}

function textIn(reading: unknown): unknown {
  return typeof reading === 'object' && reading !== null && 'text' in reading
    ? reading.text
    : reading
}
