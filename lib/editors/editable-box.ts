import type { Span } from '#lib/detection/finding.ts'
import type { ComposeBox, Expected, Reading, Replaced } from './compose-box.ts'
import { EditableText } from './editable-text.ts'
import { editingHost } from './editing-host.ts'
import { rangeOf, select } from './engines/commands.ts'
import { engineFor } from './engines/index.ts'
import { refusing } from './engines/refusing.ts'
import { Hands } from './hands.ts'
import { lineBoxes } from './line-boxes.ts'
import { caretIn, insertInEditable, replaceInEditable } from './replace.ts'
import { changeBetween } from './text-change.ts'

/** Stands for the lines of CodeMirror 6 that are far from being seen. */
const CODEMIRROR_GAP = 'cm-gap'

/** A box whose text is the page's own DOM, with an editor behind it or none. */
export function createEditableBox(host: HTMLElement, signal: AbortSignal): ComposeBox {
  const listeners = new Set<() => void>()
  const text = new EditableText(host, () => {
    for (const listener of listeners) listener()
  })
  signal.addEventListener('abort', () => text.stop())
  const engine = engineFor(host)
  const box = { host, engine, text, hands: new Hands(host, signal) }
  let last: string | null = null

  return {
    element: host,
    engine: engine.id,
    canReplace: engine !== refusing,
    read(): Reading {
      const before = last
      last = text.text
      return { text: last, change: before === null ? null : changeBetween(before, last) }
    },
    caret: () => caretIn(box)?.at ?? null,
    offsetAt(x: number, y: number): number | null {
      const root = host.getRootNode()
      const shadowRoots = root instanceof ShadowRoot ? [root] : []
      const place = document.caretPositionFromPoint(x, y, { shadowRoots })
      return place && text.offsetOf(place.offsetNode, place.offset)
    },
    focus(at: number | null): void {
      host.focus({ preventScroll: true })
      const caret = caretIn(box)
      if (caret && (at === null || caret.at === at)) return
      // A press on a dialog has taken the caret with it, and an empty box has no place for it.
      const { node, offset } = (at === null ? null : text.placeOf(at)) ?? {
        node: innermostStart(host),
        offset: 0,
      }
      select({ startContainer: node, startOffset: offset, endContainer: node, endOffset: offset })
    },
    boxesOf(span: Span): DOMRect[] {
      const ends = text.endsOf(span)
      return ends ? lineBoxes(rangeOf(ends).getClientRects()) : []
    },
    rangeOf(span: Span): StaticRange | null {
      const ends = text.endsOf(span)
      return ends && new StaticRange(ends)
    },
    replace: (expected: Expected, put: string): Promise<Replaced> =>
      replaceInEditable(box, expected, put),
    insert: (put: string, at = null): Promise<boolean> => insertInEditable(box, put, at),
    observe(onChange, until) {
      listeners.add(onChange)
      until.addEventListener('abort', () => listeners.delete(onChange))
    },
    isLive: () =>
      host.isConnected &&
      host.checkVisibility() &&
      editingHost(host) === host &&
      engineFor(host) === engine,
    isWhole: () => host.getElementsByClassName(CODEMIRROR_GAP).length === 0,
  }
}

/** Where typing would begin: in the first line of an editor, which may take nothing beside its lines. */
function innermostStart(host: Element): Element {
  let start = host
  for (;;) {
    const { firstElementChild: first } = start
    if (!(first instanceof HTMLElement) || first.localName === 'br' || !first.isContentEditable) {
      return start
    }
    start = first
  }
}
