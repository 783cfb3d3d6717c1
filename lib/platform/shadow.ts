/**
 * The shadow root of an element, open or closed: content scripts may look into closed ones, by a
 * function of the browser's in Chrome and a method of the element in Firefox.
 */
export function openShadowRoot(element: Element): ShadowRoot | null {
  if ('openOrClosedShadowRoot' in element) return shadowRootOf(element.openOrClosedShadowRoot)
  // Left out of Firefox's build: its add-on linter warns of an API that Firefox does not have.
  if (
    !import.meta.env.FIREFOX &&
    typeof chrome === 'object' &&
    chrome.dom &&
    element instanceof HTMLElement
  ) {
    return chrome.dom.openOrClosedShadowRoot(element)
  }
  return element.shadowRoot
}

function shadowRootOf(value: unknown): ShadowRoot | null {
  return value instanceof ShadowRoot ? value : null
}
