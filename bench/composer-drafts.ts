/** Pages with one box each and a draft in it: plain boxes, and real editors out of their packages. */
import type { Page } from '@playwright/test'
import { chatMessages } from '#test/corpus/chat/index.ts'
import { bundleForPages } from '#test/support/editor-pages.ts'
import type { Hosts } from '#test/support/hosts.ts'
import { SITE } from './watched-chromium.ts'

const EDITORS = ['quill', 'lexical', 'prosemirror'] as const
export const BOXES = ['textarea', 'contenteditable', ...EDITORS] as const
export type BoxKind = (typeof BOXES)[number]

/** Serves all of them; `openDraft` opens one. */
export async function serveBoxes(hosts: Hosts): Promise<void> {
  for (const [name, text] of await bundleForPages(EDITORS.map((name) => `editors/${name}`))) {
    hosts.page(`${SITE}/${name}`, text, { 'content-type': 'text/javascript' })
  }
  for (const kind of BOXES) hosts.page(`${SITE}/${kind}/`, pageOf(kind))
}

/** Opens a page whose box holds the text, with nobody in it yet. */
export async function openDraft(page: Page, kind: BoxKind, text: string): Promise<void> {
  await page.goto(`${SITE}/${kind}/`)
  const lines = text.split('\n')
  if (kind === 'textarea') await page.fill(BOX, text)
  else if (kind === 'contenteditable') await page.evaluate(fillLines, lines)
  else {
    await page.waitForFunction(() => globalThis.fillEditor !== undefined)
    await page.evaluate((all) => globalThis.fillEditor?.(all), lines)
  }
}

export const BOX = '[role=textbox], textarea'

/** Chat of several languages, as a long draft. */
export function draft(characters: number): string {
  return chatMessages(characters)
    .map(({ text }) => text.replace(/\s+/g, ' '))
    .join('\n')
    .slice(0, characters)
}

/** The same with so many credentials, each on a line of its own all over it. */
export function draftWithFindings(characters: number, findings: number): string {
  const lines = draft(characters).split('\n')
  const apart = Math.floor(lines.length / findings)
  for (let i = findings - 1; i >= 0; i--) {
    lines.splice(i * apart + 1, 0, `use this one: ${token(i)} thanks`)
  }
  return lines.join('\n')
}

/** Put together here, because nothing in the repository may look like a credential. */
function token(i: number): string {
  return ['glp', 'at-', 'Wm2Xk9Lr4Tz8Bv6Nc1H', 'abcdefghij'.charAt(i)].join('')
}

function pageOf(kind: BoxKind): string {
  const inner = {
    textarea: '<textarea aria-label="Message"></textarea>',
    contenteditable:
      '<div contenteditable="true" role="textbox" aria-multiline="true" g_editable="true"></div>',
  }
  const html =
    kind in inner
      ? inner[kind as keyof typeof inner]
      : `<div id="editor"></div><script type="module">
  import { create } from '/${kind}.js'
  const editor = await create(document.querySelector('#editor'), { keys: [], onSend() {} })
  globalThis.fillEditor = (lines) => editor.set(lines.map((text) => [{ text }]))
</script>`
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Draft</title><link rel="icon" href="data:,">
<style>${BOX} { display: block; width: 40rem; height: 20rem; overflow: auto; font: 14px sans-serif }
.ql-editor, .ProseMirror { white-space: break-spaces }</style></head><body>${html}</body></html>`
}

function fillLines(lines: string[]): void {
  const box = document.querySelector('[role=textbox]')
  box?.replaceChildren(
    ...lines.map((line) => {
      const element = document.createElement('div')
      element.append(line === '' ? document.createElement('br') : line)
      return element
    }),
  )
}

declare global {
  /** Puts a paragraph for each line into the page's editor. */
  var fillEditor: ((lines: readonly string[]) => void) | undefined
}
