/** Inputs and textareas: their value is their model, and `execCommand` keeps their undo history. */
import { hasFocus } from '../focus.ts'
import { twoFrames } from '../frames.ts'

export type TextField = HTMLInputElement | HTMLTextAreaElement

/** Input types that hold text. Passwords are the person's own business. */
const TEXT_TYPES = new Set(['text', 'search', 'url', 'tel', 'email', 'number'])

export function isTextField(element: Element): element is TextField {
  if (element instanceof HTMLTextAreaElement) return true
  return element instanceof HTMLInputElement && TEXT_TYPES.has(element.type)
}

/**
 * Replace `text` by `link`. One Ctrl+Z takes it back. When the page has disabled the command the
 * value is set and announced, which reaches the page's state but not the undo history.
 * @param start - where the text stood when it was read.
 * @returns `failed` with the field as it was: the text has moved, the field is not in use any
 *   more, or the page or a `maxlength` made something else of it.
 */
export async function replaceInField(
  field: TextField,
  { text, start }: { text: string; start: number },
  link: string,
): Promise<'replaced' | 'failed'> {
  const from = findAgain(field.value, text, start)
  // The command goes to whatever has the focus: in a chat that was switched, another field.
  if (from === null || !hasFocus(field)) return 'failed'
  const before = field.value
  const expected = before.slice(0, from) + link + before.slice(from + text.length)
  field.setSelectionRange(from, from + text.length)
  document.execCommand('insertText', false, link)
  if (field.value === before) {
    field.setRangeText(link, from, from + text.length, 'end')
    announce(field)
  }
  await twoFrames()
  if (field.value === expected) return 'replaced'
  takeBack(field, before)
  return 'failed'
}

/** Put `text` back where `link` stands. */
export async function restoreInField(
  field: TextField,
  link: string,
  text: string,
): Promise<boolean> {
  const start = field.value.indexOf(link)
  if (start < 0) return false
  return (await replaceInField(field, { text: link, start }, text)) === 'replaced'
}

/** Where `text` is now, if that can be told: people go on typing while a link is made. */
function findAgain(value: string, text: string, start: number): number | null {
  if (value.startsWith(text, start)) return start
  const first = value.indexOf(text)
  return first >= 0 && first === value.lastIndexOf(text) ? first : null
}

function takeBack(field: TextField, before: string): void {
  document.execCommand('undo')
  if (field.value === before) return
  field.setRangeText(before, 0, field.value.length, 'end')
  announce(field)
}

function announce(field: TextField): void {
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
}
