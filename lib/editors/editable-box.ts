import type { Span } from '#lib/detection/finding.ts'
import type { ComposeBox, Expected, Reading, Replaced } from './compose-box.ts'
import { EditableText } from './editable-text.ts'
import { editingHost } from './editing-host.ts'
import { rangeOf, select } from './engines/commands.ts'
import { engineFor } from './engines/index.ts'
import { Hands } from './hands.ts'
import { lineBoxes } from './line-boxes.ts'
import { caretIn, insertInEditable, replaceInEditable } from './replace.ts'
import { changeBetween } from './text-change.ts'

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
    read(): Reading {
      const before = last
      last = text.text
      return { text: last, change: before === null ? null : changeBetween(before, last) }
    },
    caret: () => caretIn(box)?.at ?? null,
    focus(at: number | null): void {
      host.focus({ preventScroll: true })
      const place = at === null || caretIn(box)?.at === at ? null : text.placeOf(at)
      if (!place) return
      const { node, offset } = place
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
  }
}
