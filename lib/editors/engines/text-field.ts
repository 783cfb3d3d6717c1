/** Inputs and textareas: their value is their model, and `execCommand` keeps their undo history. */
import type { Expected, Replaced } from '../compose-box.ts'
import { findAgain } from '../find-again.ts'
import { hasFocus, isFocused } from '../focus.ts'
import { twoFrames } from '../frames.ts'

export type TextField = HTMLInputElement | HTMLTextAreaElement

/** Input types that hold text. Passwords are the person's own business. */
const TEXT_TYPES = new Set(['text', 'search', 'url', 'tel', 'email', 'number'])

export function isTextField(element: Element): element is TextField {
  if (element instanceof HTMLTextAreaElement) return true
  return element instanceof HTMLInputElement && TEXT_TYPES.has(element.type)
}

/**
 * Put a text in place of another. One Ctrl+Z takes it back. When the page has disabled the command
 * the value is set and announced, which reaches the page's state but not the undo history.
 * @returns `failed` with the field as it was: it is not in use any more, or the page or a
 *   `maxlength` made something else of it.
 */
export async function replaceInField(
  field: TextField,
  expected: Expected,
  text: string,
): Promise<Replaced> {
  const before = field.value
  const span = findAgain(before, expected)
  if (!span) return 'moved'
  const isActive = isFocused(field)
  const caret = field.selectionEnd ?? span.end
  // The command goes to whatever has the focus: in a chat that was switched, another field.
  if (!hasFocus(field)) return 'failed'
  const { start, end } = span
  const wanted = before.slice(0, start) + text + before.slice(end)
  field.setSelectionRange(start, end)
  put(field, text)
  // Who was typing elsewhere goes on there.
  if (isActive && field.value === wanted && (caret < start || caret > end)) {
    const at = caret < start ? caret : caret + text.length - (end - start)
    field.setSelectionRange(at, at)
  }
  await twoFrames()
  if (field.value === wanted || hasGoneOn(field.value, before, expected.text, text)) {
    return 'replaced'
  }
  takeBack(field, before)
  return 'failed'
}

/** Put text where the caret is. */
export async function insertInField(field: TextField, text: string): Promise<boolean> {
  if (!hasFocus(field)) return false
  const { value, selectionStart, selectionEnd } = field
  const start = selectionStart ?? value.length
  const wanted = value.slice(0, start) + text + value.slice(selectionEnd ?? start)
  put(field, text)
  await twoFrames()
  return field.value === wanted || count(field.value, text) > count(value, text)
}

/** Put `text` back where `link` stands. */
export async function restoreInField(
  field: TextField,
  link: string,
  text: string,
): Promise<boolean> {
  const start = field.value.indexOf(link)
  const expected = { start, end: start + link.length, text: link }
  return (await replaceInField(field, expected, text)) === 'replaced'
}

function put(field: TextField, text: string): void {
  const { value } = field
  document.execCommand('insertText', false, text)
  if (field.value !== value || text === '') return
  field.setRangeText(text, field.selectionStart ?? 0, field.selectionEnd ?? 0, 'end')
  announce(field)
}

/** Somebody typed in the two frames in between. */
function hasGoneOn(now: string, before: string, gone: string, text: string): boolean {
  return count(now, text) > count(before, text) && count(now, gone) < count(before, gone)
}

function count(text: string, part: string): number {
  return text.split(part).length - 1
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
