/** The place of card and dialogs in a page that is not ours. */
import type { Box } from '#lib/editors/geometry.ts'
import type { I18n } from '#lib/i18n/i18n.ts'
import { openSurface } from './open-surface.ts'
import type { CardActions, CardView, HoldActions, HoldView } from './views.ts'

export interface SurfaceActions {
  card: CardActions
  hold: HoldActions
}

/** A mark that is drawn: what shows of a field, and the boxes of a span in it. */
export interface Line {
  clip: Box
  boxes: readonly Box[]
  look: 'strong' | 'mild' | 'busy'
}

export interface Surface {
  /** Where a field's text can be set again to be measured. */
  readonly mirrorRoot: ParentNode
  /**
   * @param anchor - the boxes of the span, in client coordinates.
   * @param field - the box that is typed into.
   * @param button - what sends it.
   */
  showCard(
    view: CardView,
    anchor: readonly Box[],
    caret: Box | null,
    field?: Box | null,
    button?: Box | null,
  ): void
  /** The text has moved: scrolled, or typed into. */
  moveCard(anchor: readonly Box[], caret: Box | null, field?: Box | null, button?: Box | null): void
  hideCard(): void
  /** By keyboard into the card; Escape, or Tab past its end, leads back to where the focus was. */
  enterCard(): void
  /**
   * The key that the card's first button shows was pressed: as that button, with the options that
   * are chosen. @returns whether the card shows one; too early a press does nothing.
   */
  pressCard(): boolean
  /** @throws when the dialog cannot be shown in this page; then nothing is held by it. */
  showHold(view: HoldView): void
  hideHold(): void
  drawLines(lines: readonly Line[]): void
  /** Heard at the window: whether it happened in here. */
  isInside(event: Event): boolean
  /**
   * For whoever hears events before the page does: what is typed in here stays in here.
   * @returns whether the event was ours.
   */
  take(event: Event): boolean
  end(): void
}

/** Made at first need: most boxes that a person types into never have anything to show. */
export function createSurface(i18n: I18n, actions: SurfaceActions): Surface {
  let open: Surface | null = null
  /** What still comes in then, such as the end of a wait, shows nothing and does nothing. */
  let isOver = false
  const opened = () => {
    open ??= openSurface(i18n, actions)
    return open
  }
  return {
    get mirrorRoot() {
      return isOver ? new DocumentFragment() : opened().mirrorRoot
    },
    showCard(...args) {
      if (!isOver) opened().showCard(...args)
    },
    moveCard: (...args) => open?.moveCard(...args),
    hideCard: () => open?.hideCard(),
    enterCard: () => open?.enterCard(),
    pressCard: () => open?.pressCard() ?? false,
    showHold(view) {
      if (!isOver) opened().showHold(view)
    },
    hideHold: () => open?.hideHold(),
    drawLines(lines) {
      if (!isOver && lines.length > 0) opened()
      open?.drawLines(lines)
    },
    isInside: (event) => open?.isInside(event) ?? false,
    take: (event) => open?.take(event) ?? false,
    end() {
      isOver = true
      open?.end()
      open = null
    },
  }
}
