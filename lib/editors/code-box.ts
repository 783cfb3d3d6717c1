/** An editor of code whose text is drawn apart from where it is typed: read and marked, not written. */
import type { Span } from '#lib/detection/finding.ts'
import type { ComposeBox, Reading } from './compose-box.ts'
import { DRAWN_IN, drawnLines, readDrawn } from './drawn-lines.ts'
import { exec, paste, rangeOf } from './engines/commands.ts'
import { isTextField } from './engines/text-field.ts'
import { hasFocus } from './focus.ts'
import { pauseUntil } from './frames.ts'
import { lineBoxes } from './line-boxes.ts'
import { changeBetween } from './text-change.ts'

/** What takes the keys: a textarea that nobody sees, or an element with an `EditContext`. */
const INPUT = 'textarea:not([readonly]), .native-edit-context, [contenteditable]'

const DRAWN = { childList: true, characterData: true, subtree: true } as const

/** @param editor - the element around all of it. */
export function createCodeBox(editor: HTMLElement, signal: AbortSignal): ComposeBox {
  let drawn = readDrawn(editor)
  let last: string | null = null
  const input = () => editor.querySelector<HTMLElement>(INPUT)

  function boxEnds(span: Span) {
    const ends = drawn.endsOf(span)
    return ends?.startContainer.isConnected && ends.endContainer.isConnected ? ends : null
  }

  function read(): Reading {
    const before = last
    drawn = readDrawn(editor)
    last = drawn.text
    return { text: last, change: before === null ? null : changeBetween(before, last) }
  }

  return {
    element: editor,
    engine: 'code',
    canReplace: false,
    read,
    // Where it stands is in a model that only the page can read.
    caret: () => null,
    offsetAt: () => null,
    focus: () => input()?.focus({ preventScroll: true }),
    boxesOf(span) {
      const ends = boxEnds(span)
      return ends ? lineBoxes(rangeOf(ends).getClientRects()) : []
    },
    rangeOf(span) {
      const ends = boxEnds(span)
      return ends && new StaticRange(ends)
    },
    replace: async () => 'failed',
    /** What takes the keys takes a text too, and gives it to the editor. */
    async insert(text) {
      const taking = input()
      if (!taking || !hasFocus(taking)) return false
      // Lines are drawn as far as they are seen, and broken where they are too long: what has gone
      // in may never be seen as one piece, and what is seen then may read as before.
      const before = isAllSeen(editor) ? readDrawn(editor).text : null
      let isDrawn = false
      const drawing = new MutationObserver(() => {
        isDrawn = true
      })
      for (const lines of editor.querySelectorAll(DRAWN_IN)) drawing.observe(lines, DRAWN)
      if (isTextField(taking) || taking.isContentEditable) exec('insertText', text)
      else paste(taking, text)
      // Where all is seen, what reads as before was only drawn again.
      const isIn = () => (before === null ? isDrawn : readDrawn(editor).text !== before)
      await pauseUntil(isIn)
      drawing.disconnect()
      return isIn()
    },
    observe(onChange, until) {
      const observer = new MutationObserver(onChange)
      observer.observe(editor, DRAWN)
      for (const over of [until, signal]) {
        over.addEventListener('abort', () => observer.disconnect())
      }
    },
    isLive: () => editor.isConnected && editor.checkVisibility() && input() !== null,
    isWhole: () => isAllSeen(editor),
  }
}

/** What CodeMirror 5 and Ace scroll; what Monaco moves is as high as all of its lines. */
const SCROLLED = '.CodeMirror-scroll, .ace_scrollbar-v'
const MOVED = '.view-lines'

/** At its end the first line that is drawn may stand right at the edge. */
function isScrolled(editor: HTMLElement): boolean {
  const { top } = editor.getBoundingClientRect()
  const moved = editor.querySelector(MOVED)
  if (moved && moved.getBoundingClientRect().top < top - 1) return true
  return [...editor.querySelectorAll(SCROLLED)].some(({ scrollTop }) => scrollTop > 0)
}

/** Nothing is scrolled away: such editors draw what is seen, and little more. */
function isAllSeen(editor: HTMLElement): boolean {
  if (isScrolled(editor)) return false
  const lines = drawnLines(editor)
  const [first, last] = [lines[0]?.getBoundingClientRect(), lines.at(-1)?.getBoundingClientRect()]
  const { top, bottom } = editor.getBoundingClientRect()
  return !first || !last || (first.top >= top && last.bottom < bottom)
}
