/**
 * Give an element the focus, as editing commands go to whatever has it.
 * @returns whether it is there, visible, and has it now.
 */
export function hasFocus(element: HTMLElement): boolean {
  if (!element.isConnected || !element.checkVisibility()) return false
  element.focus({ preventScroll: true })
  // A window in the background has no focus, and commands go to what would have it.
  return isActive(element)
}

/** Whether it has the focus of its document or shadow root; a body has it by default in any frame. */
export function isFocused(element: HTMLElement): boolean {
  return isActive(element) && (element.localName !== 'body' || document.hasFocus())
}

/** Whether editing commands go to it, while its window has the focus or will have it. */
export function isActive(element: HTMLElement): boolean {
  const root = element.getRootNode()
  return (root instanceof Document || root instanceof ShadowRoot) && root.activeElement === element
}

/** @returns what has the focus, in whichever open shadow root it is. */
export function focusedElement(): Element | null {
  let active = document.activeElement
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
  return active
}
