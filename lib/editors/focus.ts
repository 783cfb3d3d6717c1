/**
 * Give an element the focus, as editing commands go to whatever has it.
 * @returns whether it is there, visible, and has it now.
 */
export function hasFocus(element: HTMLElement): boolean {
  if (!element.isConnected || !element.checkVisibility()) return false
  element.focus({ preventScroll: true })
  const root = element.getRootNode()
  const active = root instanceof Document || root instanceof ShadowRoot ? root.activeElement : null
  return active === element
}
