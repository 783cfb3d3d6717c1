import type { Span } from '#lib/detection/finding.ts'
import type { ComposeBox, Expected, Reading, Replaced } from './compose-box.ts'
import { insertInField, replaceInField, type TextField } from './engines/text-field.ts'
import { FieldMirror } from './field-mirror.ts'
import { isFocused } from './focus.ts'
import { Hands } from './hands.ts'
import { changeBetween } from './text-change.ts'

/** A page that sets the value itself moves the caret by it, which is the one event it causes. */
const CHANGES = ['input', 'change', 'selectionchange', 'keyup', 'focus'] as const

/** A textarea or an input: its value is its text. */
export function createFieldBox(
  field: TextField,
  signal: AbortSignal,
  mirrorRoot: () => ParentNode,
): ComposeBox {
  const hands = new Hands(field, signal)
  let last: string | null = null
  const mirror = new FieldMirror(field, mirrorRoot)

  /** Chromium forgets the caret of a field when a dialog is pressed with the mouse. */
  function focusAt(at: number | null): void {
    field.focus({ preventScroll: true })
    if (at !== null && field.selectionEnd !== at) field.setSelectionRange(at, at)
  }

  return {
    element: field,
    engine: field.localName,
    canReplace: true,
    read(): Reading {
      const before = last
      last = field.value
      return { text: last, change: before === null ? null : changeBetween(before, last) }
    },
    caret: () => (isFocused(field) ? field.selectionEnd : null),
    offsetAt(x: number, y: number): number | null {
      const root = field.getRootNode()
      const shadowRoots = root instanceof ShadowRoot ? [root] : []
      const place = document.caretPositionFromPoint(x, y, { shadowRoots })
      return place?.offsetNode === field ? place.offset : null
    },
    focus: focusAt,
    boxesOf: (span: Span) => mirror.boxesOf(span),
    rangeOf: () => null,
    async replace(expected: Expected, text: string): Promise<Replaced> {
      await hands.pause(0)
      return replaceInField(field, expected, text, hands)
    },
    async insert(text: string, at: number | null = null): Promise<boolean> {
      await hands.pause(0)
      focusAt(at)
      return insertInField(field, text)
    },
    observe(onChange, until) {
      let seen = field.value
      const look = () => {
        if (field.value === seen) return
        seen = field.value
        onChange()
      }
      for (const name of CHANGES) field.addEventListener(name, look, { signal: until })
      until.addEventListener('abort', () => mirror.remove())
    },
    isLive: () =>
      field.isConnected && field.checkVisibility() && !field.disabled && !field.readOnly,
    isWhole: () => true,
  }
}
