/** How to write into one editor: what recognises it, and the input path that its model follows. */
import type { Ends } from '../text-of-range.ts'

/** A place in an editing host, selected and focused. */
export interface Place {
  host: HTMLElement
  ends: Ends
}

export interface Engine {
  readonly id: string
  /** Whether this editing host is its: by the markers that the editor sets, never by trying. */
  recognises(host: HTMLElement): boolean
  /**
   * Put one line of text in place of what is selected, as typing would: the model and the undo
   * history follow. The caller selects before, and reads everything back after. Several lines
   * where `newline` is null.
   *
   * @returns false when the editor refused, and nothing was changed.
   */
  insert(place: Place, text: string): boolean | Promise<boolean>
  /**
   * Begin a new line at the caret, as the keys do that do not send; null where those would do more
   * than that.
   */
  readonly newline: ((host: HTMLElement) => void) | null
  /** Take the last step back, as the keys of the editor do. */
  undo(host: HTMLElement): void
  /**
   * A link that holds what is replaced is replaced together with it. Where its mark would stay
   * even then, so are the characters beside it.
   */
  readonly widensLinks: boolean
  /** So long after a key its undo history takes what comes next for the same step. */
  readonly joinsWithinMs: number
}
