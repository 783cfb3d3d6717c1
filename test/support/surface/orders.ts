import type { CardView, HoldView } from '#components/composer/views.ts'

/** What a test tells the script in the page to do, as the detail of an event `surface`. */
export interface SurfaceOrder {
  /** Null: hide it. */
  card?: CardView | null
  /** Null: hide it. */
  hold?: HoldView | null
  enter?: boolean
  /** The key that the card's first button shows. */
  key?: boolean
  mark?: 'highlighted' | 'drawn'
  /** Mark words of the page's textarea, so many. */
  measure?: number
  end?: boolean
}
