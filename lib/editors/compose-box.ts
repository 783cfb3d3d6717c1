/** A box that a person types a message into, whatever it is made of. */
import type { Span } from '#lib/detection/finding.ts'

/**
 * `replaced`: read back in text, markup and every `href`. `moved`: the text is not there any more
 * and nothing was touched. `failed`: the editor did something else; the text is as it was.
 */
export type Replaced = 'replaced' | 'moved' | 'failed'

/** A span and what stood there when it was found: only the very same text is ever replaced. */
export interface Expected extends Span {
  text: string
}

export interface Reading {
  text: string
  /** What became different since the reading before; null for all of it. */
  change: { start: number; removed: number; inserted: number } | null
}

export interface ComposeBox {
  /** The textarea, the input or the editing host. */
  readonly element: HTMLElement
  /** Of the engine, for words and tests: `textarea`, `slate` … */
  readonly engine: string
  /** False where nothing here leads into the editor's model: a link can be copied instead. */
  readonly canReplace: boolean
  /** The text as a person sees it: lines as typed, without what takes no room. */
  read(): Reading
  /** Offset of the caret, or null when it is elsewhere. */
  caret(): number | null
  /** Offset of the place at a point, in client coordinates: where what is dropped there goes. */
  offsetAt(x: number, y: number): number | null
  /** Take the focus, with the caret where it was: a dialog may have taken both. */
  focus(at: number | null): void
  /** Where a span is drawn, in client coordinates, one box for each line; empty when it is not. */
  boxesOf(span: Span): DOMRect[]
  /** For the highlight registry; null for fields, whose text no range can mark. */
  rangeOf(span: Span): StaticRange | null
  /** Put `text` in place of a span, and read it back. */
  replace(expected: Expected, text: string): Promise<Replaced>
  /**
   * Put text where the caret is, as typing would; at `at` when a dialog has taken the caret away.
   * @returns whether it is there.
   */
  insert(text: string, at?: number | null): Promise<boolean>
  /** Call on every change of the text, however it came about. */
  observe(onChange: () => void, signal: AbortSignal): void
  /** Still in the page, shown, and what it was. */
  isLive(): boolean
  /** False while only what is seen of a longer text stands in the page, and is read. */
  isWhole(): boolean
}
