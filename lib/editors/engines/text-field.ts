/** Inputs and textareas: their value is their model, and `execCommand` keeps their undo history. */

export type TextField = HTMLInputElement | HTMLTextAreaElement

/** Input types whose text can be selected and edited. Passwords are the person's own business. */
const TEXT_TYPES = new Set(['text', 'search', 'url', 'tel', 'email'])

export function isTextField(element: Element): element is TextField {
  if (element instanceof HTMLTextAreaElement) return true
  return element instanceof HTMLInputElement && TEXT_TYPES.has(element.type)
}

/**
 * Replace `span` by `link`. One Ctrl+Z takes it back. When the page has disabled the command the
 * value is set and announced, which reaches the page's state but not the undo history.
 */
export function replaceInField(
  field: TextField,
  span: { start: number; end: number },
  link: string,
): 'replaced' | 'failed' {
  const before = field.value
  const expected = before.slice(0, span.start) + link + before.slice(span.end)
  field.focus({ preventScroll: true })
  field.setSelectionRange(span.start, span.end)
  document.execCommand('insertText', false, link)
  if (field.value === before) {
    field.setRangeText(link, span.start, span.end, 'end')
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
  }
  return field.value === expected ? 'replaced' : 'failed'
}

/** Put `text` back where `link` stands. */
export function restoreInField(field: TextField, link: string, text: string): boolean {
  const start = field.value.indexOf(link)
  if (start < 0) return false
  return replaceInField(field, { start, end: start + link.length }, text) === 'replaced'
}
