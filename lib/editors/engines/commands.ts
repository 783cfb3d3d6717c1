/** The ways into an editor that engines are made of. */
import type { Ends } from '../text-of-range.ts'
import type { Place } from './engine.ts'

/** Select from start to end, in this direction: editors read the anchor first. */
export function select({ startContainer, startOffset, endContainer, endOffset }: Ends): void {
  startContainer.ownerDocument
    ?.getSelection()
    ?.setBaseAndExtent(startContainer, startOffset, endContainer, endOffset)
}

/** An editing command of the browser's. */
export function exec(command: 'delete' | 'insertText' | 'unlink' | 'undo', text = ''): boolean {
  return document.execCommand(command, false, text)
}

/** Delete what is selected, if anything is, and put text there: as one step to undo. */
export function deleteAndInsert(ends: Ends, text: string): boolean {
  // At a caret the command is a press of Backspace.
  if (!isCaret(ends)) exec('delete')
  return exec('insertText', text)
}

export function isCaret({ startContainer, startOffset, endContainer, endOffset }: Ends): boolean {
  return startContainer === endContainer && startOffset === endOffset
}

/** @see exec for commands that begin a line. */
export function execLine(command: 'insertParagraph' | 'insertLineBreak'): void {
  document.execCommand(command)
}

/**
 * Ask the editor to do what the browser would be about to do. Editors with a model of their own
 * do it and prevent the default; others leave it to the browser, which does nothing for an event
 * that was made up: a safe question.
 * @param ends - what it is done to; null: what is selected.
 * @returns whether the editor has done it.
 */
export function ask(
  host: HTMLElement,
  inputType: 'insertText' | 'insertLineBreak' | 'deleteContentBackward' | '',
  data: string | null,
  ends: Ends | null,
): boolean {
  const event = new InputEvent('beforeinput', {
    inputType,
    data,
    ...AS_THE_PERSONS,
    ...(ends && { targetRanges: [new StaticRange(ends)] }),
  })
  host.dispatchEvent(event)
  return event.defaultPrevented
}

/** Paste a text as the person would: an empty one in Firefox, where scripts of ours may make none. */
export function paste(host: HTMLElement, text: string): void {
  const clipboardData = new DataTransfer()
  clipboardData.setData('text/plain', text)
  host.dispatchEvent(new ClipboardEvent('paste', { clipboardData, ...AS_THE_PERSONS }))
}

/** Press the keys of undo, for editors that keep their own history: they listen for these. */
export function pressUndo(host: HTMLElement): void {
  const isMac = navigator.userAgent.includes('Mac')
  press(host, { key: 'z', code: 'KeyZ', keyCode: 90, ctrlKey: !isMac, metaKey: isMac })
}

/** Press the keys that begin a line and never send. @returns whether the editor did so. */
export function pressShiftEnter(host: HTMLElement): boolean {
  return press(host, { key: 'Enter', code: 'Enter', keyCode: 13, shiftKey: true })
}

/** Press Backspace: where a command would not reach the editor's model. */
export function pressBackspace(host: HTMLElement): void {
  press(host, { key: 'Backspace', code: 'Backspace', keyCode: 8 })
}

function press(host: HTMLElement, keys: KeyboardEventInit): boolean {
  return !host.dispatchEvent(new KeyboardEvent('keydown', { ...keys, ...AS_THE_PERSONS }))
}

/** Let a key go that nobody has pressed. */
export function letGo(host: HTMLElement, keys: KeyboardEventInit): void {
  host.dispatchEvent(new KeyboardEvent('keyup', { ...keys, ...AS_THE_PERSONS }))
}

const AS_THE_PERSONS = { bubbles: true, cancelable: true, composed: true } as const

/**
 * Take links off what is selected, if there are any: inside of a link the new text would take over
 * its target, where the secret may stand.
 */
export function unlink({ host, ends }: Place): boolean {
  return linksAt(host, ends).length > 0 && exec('unlink')
}

/** The links around, in and partly in a piece of the host. */
export function linksAt(host: HTMLElement, ends: Ends): Element[] {
  const range = rangeOf(ends)
  return [...host.querySelectorAll('a[href]')].filter((link) => range.intersectsNode(link))
}

export function rangeOf({ startContainer, startOffset, endContainer, endOffset }: Ends): Range {
  const range = document.createRange()
  range.setStart(startContainer, startOffset)
  range.setEnd(endContainer, endOffset)
  return range
}
