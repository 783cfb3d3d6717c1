/** A box as text: what a person sees in it, where each piece of that stands, what has changed. */
import { expect } from '@playwright/test'
import type { Page } from '#test/support/browser.ts'
import { type Call, callAll } from '#test/support/editor-calls.ts'
import { test } from '#test/support/engine-fixtures.ts'

/** Markup of a box, the text that is read, and pieces that must be found in the document again. */
const READINGS: [what: string, html: string, text: string, ...pieces: string[]][] = [
  ['one text', 'hello there', 'hello there', 'there'],
  ['blocks', '<p>one</p><p>two</p>', 'one\ntwo', 'one', 'two'],
  ['an empty line between', '<p>one</p><p><br></p><p>two</p>', 'one\n\ntwo', 'two'],
  ['empty lines around', '<p><br></p><p>one</p><p><br></p>', '\none', 'one'],
  ['breaks', 'one<br>two<br><br>three', 'one\ntwo\n\nthree', 'two', 'three'],
  ['a break that only fills', '<div>one<br></div><div>two</div>', 'one\ntwo', 'two'],
  ['blocks in blocks', '<div><div>one</div><div>two</div></div>three', 'one\ntwo\nthree', 'three'],
  ['lists', '<ul><li>one</li><li><p>two</p></li></ul>', 'one\ntwo', 'two'],
  ['an inline element with a block', 'a<span><div>b</div></span>c', 'a\nb\nc', 'b', 'c'],
  ['formatting within a word', 'se<b>cr</b><i>et</i> word', 'secret word', 'secret', 'et w'],
  ['what takes no room', 'se\u200Bcr\uFEFF<b>\u2060</b>et', 'secret', 'secret', 'ret'],
  ['spaces that do not break', 'one\u00A0\u00A0two', 'one  two', 'two'],
  [
    'white space that collapses',
    '<p>\n  one\n  two </p>\n<p> three</p>',
    'one two \nthree',
    'three',
  ],
  ['white space that stays', '<pre>one\n  two</pre>', 'one\n  two', 'two'],
  ['an island', 'a<span contenteditable="false">@Ann Lee</span>b', 'a\uFFFCb', 'b'],
  ['a picture', 'a<img alt="x">b', 'a\uFFFCb', 'b'],
  ['what is hidden', 'a<span style="display:none">x</span>b', 'ab', 'b'],
  ['a placeholder', '<span data-slate-placeholder="true">Message</span>one', 'one', 'one'],
  ['cells', '<table><tr><td>one</td><td>two</td></tr></table>', 'one\ntwo', 'two'],
]

test('markup of every kind is read as it is seen', async ({ engines, pages }) => {
  const page = await openBare(engines, pages.url('bare'))
  for (const [what, html, text, ...pieces] of READINGS) {
    await fill(page, html)
    const [read, ...marked] = await callAll(page, [
      ['engine', 'read'],
      ...pieces.map((piece): Call => {
        const start = text.indexOf(piece)
        return ['engine', 'marked', start, start + piece.length]
      }),
    ])
    expect(read, what).toMatchObject({ text })
    const plain = marked.map((one) => String(one).replace(/[\u200B\u2060\uFEFF]/g, ''))
    expect(plain, what).toEqual(pieces)
  }
  await page.close()
})

test('the caret is told as an offset, on every line', async ({ engines, pages }) => {
  const page = await openBare(engines, pages.url('bare'))
  await fill(page, '<p>one</p><p><br></p><p>t<b>w</b>o</p>')
  for (const [path, offset, expected] of [
    [[0, 0], 2, 2],
    [[0], 1, 3],
    [[1], 0, 4],
    [[2, 0], 0, 5],
    [[2, 1, 0], 1, 7],
    [[2], 3, 8],
  ] as const) {
    await page.evaluate(
      (steps, at) => {
        let node: Node | null = document.querySelector('[role=textbox]')
        for (const step of steps) node = node?.childNodes[step] ?? null
        if (node) document.getSelection()?.setBaseAndExtent(node, at, node, at)
      },
      [...path],
      offset,
    )
    const [caret] = await callAll(page, [['engine', 'caret']])
    expect(caret, `${path} ${offset}`).toBe(expected)
  }
  await page.close()
})

test('a reading says what has changed since the one before', async ({ engines, pages }) => {
  const page = await openBare(engines, pages.url('bare'))
  await fill(page, '<p id="a">one</p><p id="b">two</p><div><p id="c">three</p></div>')
  await callAll(page, [['engine', 'read']])
  for (const [id, now, text, change] of [
    ['b', 'twoo', 'one\ntwoo\nthree', { start: 7, removed: 0, inserted: 1 }],
    ['c', 'tree', 'one\ntwoo\ntree', { start: 10, removed: 1, inserted: 0 }],
    ['a', null, 'twoo\ntree', { start: 0, removed: 4, inserted: 0 }],
    ['none', '', 'twoo\ntree', { start: 9, removed: 0, inserted: 0 }],
  ] as const) {
    await page.evaluate(
      (which, what) => {
        const found = document.getElementById(which)
        if (what === null) found?.remove()
        else if (found) found.textContent = what
      },
      id,
      now,
    )
    const [reading] = await callAll(page, [['engine', 'read']])
    expect(reading, id).toEqual({ text, change })
  }
  await page.close()
})

async function openBare(browser: { open(url: string): Promise<Page> }, url: string): Promise<Page> {
  const page = await browser.open(url)
  await page.waitUntilShown('[data-ready=yes]')
  await callAll(page, [
    ['editor', 'set', []],
    ['editor', 'focus'],
    ['engine', 'read'],
  ])
  return page
}

function fill(page: Page, html: string): Promise<void> {
  return page.evaluate((markup) => {
    const host = document.querySelector('[role=textbox]')
    if (host) host.innerHTML = markup
  }, html)
}
