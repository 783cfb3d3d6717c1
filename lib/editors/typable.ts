/** Input types that a message can be typed into; all others have a meaning of their own. */
const MESSAGE_INPUTS = new Set(['', 'text'])

/**
 * Whether a person may type a message here: the cheap question, asked in every frame before
 * anything else is loaded.
 */
export function isTypable(element: Element): element is HTMLElement {
  if (element instanceof HTMLTextAreaElement) return true
  if (element instanceof HTMLInputElement) return MESSAGE_INPUTS.has(element.type)
  return element instanceof HTMLElement && (element.isContentEditable || hasEditContext(element))
}

/** Monaco, in Chromium: what is typed goes to an object of the page's. */
function hasEditContext(element: HTMLElement): boolean {
  return 'editContext' in element && Boolean(element.editContext)
}
