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
   * Put `text` in place of what is selected, as typing would: the model and the undo history
   * follow. The caller selects before, and reads everything back after.
   *
   * @returns false when the editor refused, and nothing was changed.
   */
  insert(place: Place, text: string): boolean
  /**
   * Take the link off whose target may hold what stood there: by the browser's command before
   * the text is put in, by replacing one more character to each side after it, or not at all.
   */
  readonly unlinks: 'before' | 'wider' | 'never'
}
