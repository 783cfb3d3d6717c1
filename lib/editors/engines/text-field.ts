/** Inputs and textareas: their value is their model, and `execCommand` keeps their undo history. */
import type { Expected, Replaced } from '../compose-box.ts'
import { findAgain } from '../find-again.ts'
import { hasFocus, isFocused } from '../focus.ts'
import { twoFrames } from '../frames.ts'
import { type Attempt, giveBack, isGoneWithAll } from '../give-back.ts'
import type { Hands } from '../hands.ts'

/** Of longer texts the editing commands take seconds and more. */
export const LONGEST_TYPED = 50_000

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
  hands: Hands,
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
  const atOnce = field.value
  // Who was typing elsewhere goes on there.
  if (isActive && field.value === wanted && (caret < start || caret > end)) {
    const at = caret < start ? caret : caret + text.length - (end - start)
    field.setSelectionRange(at, at)
  }
  const isBusy = await hands.settle()
  if (isBusy) await twoFrames()
  const { value } = field
  const attempt = { before, start, gone: expected.text, put: text }
  // Sent or deleted by the person, and not refused by the page.
  const isGone = isBusy && isGoneWithAll(value, attempt)
  if (value === wanted || isGone || hasGoneOn(value, before, expected.text, text)) {
    return 'replaced'
  }
  if (field.value === atOnce) takeBack(field, before)
  else giveBackIn(field, attempt)
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
  hands: Hands,
): Promise<boolean> {
  const start = field.value.indexOf(link)
  const expected = { start, end: start + link.length, text: link }
  return (await replaceInField(field, expected, text, hands)) === 'replaced'
}

function put(field: TextField, text: string): void {
  const { value } = field
  // A megabyte of lines stops a page in Chromium for more than a minute: rather no undo than that.
  if (text.length <= LONGEST_TYPED) document.execCommand('insertText', false, text)
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

/** The same where somebody has typed since, or the page has changed it: that stays. */
function giveBackIn(field: TextField, attempt: Attempt): void {
  const edit = giveBack(field.value, attempt)
  if (!edit) return
  field.setRangeText(edit.text, edit.start, edit.end, 'preserve')
  announce(field)
}

function announce(field: TextField): void {
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
}
