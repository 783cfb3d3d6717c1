/**
 * A `ref` that takes the focus once, when its element appears: a new step of a page is read out
 * from its heading. The function is always the same one, so a new render does not call it again.
 */
export function focusOnMount(element: HTMLElement | null): void {
  moveFocus(element)
}

/** Before what has the focus is disabled or goes away, and would leave it nowhere. */
export function moveFocus(element: HTMLElement | null): void {
  element?.focus({ preventScroll: true })
}
