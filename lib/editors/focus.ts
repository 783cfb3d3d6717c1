/**
 * Give an element the focus, as editing commands go to whatever has it.
 * @returns whether it is there, visible, and has it now.
 */
export function hasFocus(element: HTMLElement): boolean {
  if (!element.isConnected || !element.checkVisibility()) return false
  element.focus({ preventScroll: true })
  return isFocused(element)
}

/** Whether it has the focus of its document or shadow root. */
export function isFocused(element: HTMLElement): boolean {
  const root = element.getRootNode()
  return (root instanceof Document || root instanceof ShadowRoot) && root.activeElement === element
}
