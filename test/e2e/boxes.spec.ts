/** What is a box, what stands in it and where, and what becomes of it when a page interferes. */
import { expect } from '@playwright/test'
import type { Page } from '#test/support/browser.ts'
import { compose } from '#test/support/chromium.ts'
import { type Call, call, callAll } from '#test/support/editor-calls.ts'
import { KEY, LINK } from '#test/support/editor-scenarios.ts'
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

const BOXES: [html: string, engine: string | null][] = [
  ['<textarea id="x"></textarea>', 'textarea'],
  ['<input id="x" name="message">', 'input'],
  ['<input id="x" placeholder="Reply to Ann">', 'input'],
  ['<div id="x" contenteditable></div>', 'contenteditable'],
  ['<div id="x" contenteditable="plaintext-only"></div>', 'contenteditable'],
  ['<div contenteditable><p>a</p><p tabindex="0" id="x">b</p></div>', 'contenteditable'],
  ['<div id="x" class="ql-editor" contenteditable="true"></div>', 'quill'],
  ['<div id="x" class="tiptap ProseMirror" contenteditable="true"></div>', 'tiptap'],
  ['<div id="x" class="public-DraftEditor-content" contenteditable="true"></div>', 'draftjs'],
  ['<div id="x" class="mce-content-body" contenteditable="true"></div>', 'tinymce'],
  [
    '<div class="cm-editor"><div id="x" class="cm-content" contenteditable="true"></div></div>',
    'codemirror',
  ],
  ['<input id="x" type="password" name="message">', null],
  ['<input id="x" type="email" name="message">', null],
  ['<input id="x" name="first-name">', null],
  ['<input id="x" type="search" name="message">', null],
  ['<input id="x" name="message" role="combobox">', null],
  ['<input id="x" placeholder="Search messages">', null],
  ['<textarea id="x" readonly></textarea>', null],
  ['<form role="search"><textarea id="x"></textarea></form>', null],
  ['<div role="searchbox" id="x" contenteditable="true"></div>', null],
  ['<div class="monaco-editor"><textarea id="x"></textarea></div>', 'code'],
  ['<button id="x">Send</button>', null],
]

test('what a message is typed into is a box, and nothing else', async ({ engines, pages }) => {
  const page = await openBare(engines, pages.url('bare'))
  for (const [html, engine] of BOXES) {
    await page.evaluate((markup) => {
      const place = document.querySelector('#editor')
      if (place) place.innerHTML = markup
    }, html)
    expect(await call(page, 'engine', 'find', 'x'), html).toBe(engine)
  }
  await page.close()
})

test('what has moved is found again, what is gone is left alone', async ({ engines, pages }) => {
  const page = await openBare(engines, pages.url('bare'))
  for (const [text, start, ended, after] of [
    [`now use ${KEY}`, 4, 'replaced', `now use ${LINK}`],
    [`${KEY} or ${KEY}`, 1, 'moved', `${KEY} or ${KEY}`],
    ['use nothing', 4, 'moved', 'use nothing'],
  ] as const) {
    await fill(page, `<p>${text}</p>`)
    expect(await call(page, 'engine', 'replace', start, KEY, LINK), text).toBe(ended)
    expect(await call(page, 'engine', 'read'), text).toMatchObject({ text: after })
  }
  await page.close()
})

test('what stands around formatting stays, on its line and on others', async ({
  engines,
  pages,
}) => {
  const page = await openBare(engines, pages.url('bare'))
  for (const [html, before, after] of [
    ['use <b>¤</b> now', 'use ', ' now'],
    ['one&nbsp;<b>¤</b>&nbsp;two', 'one ', ' two'],
    ['<p>one&nbsp;</p><p><b>¤</b></p><p>&nbsp;two</p>', 'one \n', '\n two'],
    ['one <br><b>¤</b><br>&nbsp;two', 'one \n', '\n two'],
    ['<i contenteditable="false">@Ann </i><b>¤</b> now', '\uFFFC', ' now'],
  ] as const) {
    await fill(page, html.replace('¤', KEY))
    const ended = await call(page, 'engine', 'replace', before.length, KEY, LINK)
    const read = await call(page, 'engine', 'read')
    expect({ ended, read }, html).toMatchObject({
      ended: 'replaced',
      read: { text: `${before}${LINK}${after}` },
    })
  }
  await page.close()
})

test('what cannot be verified is taken back', async ({ engines, pages }) => {
  const page = await openBare(engines, pages.url('bare'))
  const text = `use ${KEY} please`
  for (const html of [
    // A page that keeps a copy, and one that writes something else.
    `<p title="${encodeURIComponent(`a ${KEY}`)}">${text}</p>`,
    `<p>${text}</p><p hidden style="display:none">${KEY}</p>`,
    `<p class="stubborn">${text}</p>`,
  ]) {
    await fill(page, html)
    await page.evaluate(() => {
      const stubborn = document.querySelector('.stubborn')
      const write = () => {
        if (stubborn) stubborn.textContent = 'use something else please'
      }
      stubborn?.parentElement?.addEventListener('input', write, { once: true })
    })
    expect(await call(page, 'engine', 'replace', 4, KEY, LINK), html).toBe('failed')
    expect(await call(page, 'engine', 'read'), html).toMatchObject({ text })
  }
  // One that takes some lines of a paste: none of it is there then.
  await fill(page, '<p>see</p>')
  await page.evaluate(() => {
    document.querySelector('[role=textbox]')?.addEventListener('beforeinput', (event) => {
      if (event instanceof InputEvent && event.data === 'two') event.preventDefault()
    })
  })
  await page.press('Control+End')
  expect(await call(page, 'engine', 'insert', 'one\ntwo\nthree')).toBe(false)
  expect(await call(page, 'engine', 'read')).toMatchObject({ text: 'see' })
  await page.close()
})

test('what is taken back leaves what was typed in the meantime', async ({ engines, pages }) => {
  const page = await openBare(engines, pages.url('bare'))
  for (const html of [
    // A page that keeps a copy of the key, and one that does not want the link.
    `<div contenteditable id="x" title="box"><p title="${encodeURIComponent(`a ${KEY}`)}">use ${KEY} please</p></div>`,
    `<textarea id="x">use ${KEY} please</textarea>`,
  ]) {
    await page.evaluate(
      (markup, link) => {
        const place = document.querySelector('#editor')
        if (!place) throw new Error('no place')
        place.innerHTML = markup
        const box = document.querySelector<HTMLElement>('#x')
        box?.focus()
        box?.addEventListener('input', () => {
          if (!(box instanceof HTMLTextAreaElement)) return
          requestAnimationFrame(() => {
            const at = box.value.indexOf(link)
            if (at >= 0) box.setRangeText('', at, at + link.length)
          })
        })
      },
      html,
      LINK,
    )
    await page.press('Control+End')
    await call(page, 'engine', 'read')
    // Frames that take long enough to type in between.
    await page.evaluate(() => {
      const until = performance.now() + 2000
      const work = () => {
        const end = performance.now() + 250
        while (performance.now() < end);
        if (end < until) requestAnimationFrame(work)
      }
      requestAnimationFrame(work)
    })
    await call(page, 'engine', 'begin', 4, KEY, LINK)
    await page.type('!')
    expect(await call(page, 'engine', 'end'), html).toBe('failed')
    expect(await call(page, 'engine', 'read'), html).toMatchObject({ text: `use ${KEY} please!` })
  }
  await page.close()
})

test('in an open shadow root it is the same', async ({ engines, pages }) => {
  const page = await openBare(engines, pages.url('bare'))
  for (const html of ['<div contenteditable>', '<textarea>']) {
    await page.evaluate(
      (markup, text) => {
        const host = document.createElement('section')
        document.querySelector('#editor')?.replaceChildren(host)
        const root = host.attachShadow({ mode: 'open' })
        root.innerHTML = markup
        const box = root.querySelector<HTMLElement>('*')
        if (box instanceof HTMLTextAreaElement) box.value = text
        else box?.append(text)
        box?.focus()
      },
      html,
      `use ${KEY} or`,
    )
    await page.press('End')
    const [caret, ended] = await callAll(page, [
      ['engine', 'caret'],
      ['engine', 'replace', 4, KEY, LINK],
    ])
    await page.type('!')
    const read = await call(page, 'engine', 'read')
    expect({ caret, ended, read }, html).toMatchObject({
      caret: `use ${KEY} or`.length,
      ended: 'replaced',
      read: { text: `use ${LINK} or!` },
    })
  }
  await page.close()
})

test('an input method is never interrupted', async ({ engines, pages, kind }) => {
  test.skip(kind === 'firefox', 'Marionette has no input method')
  const page = await openBare(engines, pages.url('bare'))
  await fill(page, `<p>use ${KEY} or</p>`)
  await page.press('Control+End')
  const method = await compose(page, 'か')
  const frames = Array<Call>(8).fill(['editor', 'frames'])
  await callAll(page, [['engine', 'begin', 4, KEY, LINK], ...frames])
  expect(await call(page, 'editor', 'model')).toBe(`use ${KEY} orか`)
  await method.commit()
  expect(await call(page, 'engine', 'end')).toBe('replaced')
  expect(await call(page, 'editor', 'model')).toBe(`use ${LINK} orか`)
  await page.close()
})

test('a piece of a field is where it is drawn, scrolled or not', async ({ engines, pages }) => {
  const page = await openBare(engines, pages.url('bare'))
  const style = 'font: 20px/30px monospace; padding: 10px; border: 5px solid; width: 400px'
  for (const [html, text, lines, scroll] of [
    [`<textarea id="x" style="${style}; height: 200px">`, `one\n\nuse ${KEY} now`, 2, 0],
    [`<textarea id="x" style="${style}; height: 60px">`, `1\n2\n3\n4\nuse ${KEY} now`, 4, 90],
    [`<input id="x" name="message" style="${style}; height: 60px">`, `use ${KEY} now`, 0, 0],
  ] as const) {
    const field = await page.evaluate(
      (markup, value, top) => {
        const place = document.querySelector('#editor')
        if (place) place.innerHTML = markup
        const found = document.querySelector<HTMLTextAreaElement>('#x')
        const pen = document.createElement('canvas').getContext('2d')
        if (!found || !pen) throw new Error('no field')
        found.value = value
        found.focus()
        found.scrollTop = top
        pen.font = '20px monospace'
        const { x, y, height } = found.getBoundingClientRect()
        const letter = pen.measureText('x').width
        return { x, y, height, letter, scrolled: found.scrollTop }
      },
      html,
      text,
      scroll,
    )
    const start = text.indexOf(KEY)
    const boxes = await call(page, 'engine', 'boxes', start, start + KEY.length)
    const [box] = boxes as DOMRect[]
    if (!box) throw new Error(`${html} has no box`)
    const isInput = html.startsWith('<input')
    expect(field.scrolled > 0, html).toBe(scroll > 0)
    const lineTop = isInput
      ? field.y + field.height / 2 - 15
      : field.y + 15 + lines * 30 - field.scrolled
    expect(boxes, html).toHaveLength(1)
    expect(Math.abs(box.x - (field.x + 15 + 4 * field.letter)), html).toBeLessThan(1.5)
    expect(Math.abs(box.width - KEY.length * field.letter), html).toBeLessThan(1.5)
    expect(box.y, html).toBeGreaterThanOrEqual(lineTop - 1)
    expect(box.y + box.height, html).toBeLessThanOrEqual(lineTop + 31)
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
