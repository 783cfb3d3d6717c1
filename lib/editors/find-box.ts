/**
 * Which box an event is about: found from where the event happened, because selectors rot and
 * several boxes live at once. What a site knows adds to it and takes away from it.
 */
import type { ComposeBox } from './compose-box.ts'
import { createEditableBox } from './editable-box.ts'
import { editingHost } from './editing-host.ts'
import { isTextField } from './engines/text-field.ts'
import { createFieldBox } from './field-box.ts'
import type { Site } from './sites/site.ts'
import { isTypable } from './typable.ts'

export interface Surroundings {
  /** Over when nothing may listen in the page any more. */
  signal: AbortSignal
  /** A root of ours in which the text of fields is laid out once more, to measure it. */
  mirrorRoot(): ParentNode
}

/** A box listens in the page: there is one for each element, however often it is found. */
const boxes = new WeakMap<HTMLElement, { box: ComposeBox; signal: AbortSignal }>()

/** Editors of code: what is typed there is no message, and their models follow no engine here. */
const CODE_EDITORS = '.cm-editor, .CodeMirror, .monaco-editor, .ace_editor'
const SEARCHES = '[role="searchbox"], [role="search"] *, search *, input[type="search"]'
/** What pages call the one-line inputs that messages are typed into. */
const MESSAGE_NAME = /messag|chat|comment|repl[yi]|compos|prompt|\bmsg\b/i

/**
 * @param path - `composedPath` of an event: its first element is the real target, in open shadow
 *   roots too.
 * @returns the box that a message is typed into there, or null.
 */
export function findBox(
  path: readonly EventTarget[],
  site: Site | null,
  { signal, mirrorRoot }: Surroundings,
): ComposeBox | null {
  const element = boxElement(path)
  if (!element || !isBox(element, site)) return null
  const known = boxes.get(element)
  if (known && !known.signal.aborted && known.box.isLive()) return known.box
  const box = isTextField(element)
    ? createFieldBox(element, signal, mirrorRoot)
    : createEditableBox(element, signal)
  boxes.set(element, { box, signal })
  return box
}

function boxElement(path: readonly EventTarget[]): HTMLElement | null {
  const target = path.find((one) => one instanceof Element)
  const field = target?.closest('textarea, input') ?? target
  if (field && isTextField(field)) {
    return isTypable(field) && !field.readOnly && !field.disabled ? field : null
  }
  return target ? editingHost(target) : null
}

function isBox(element: HTMLElement, site: Site | null): boolean {
  if (site?.notBoxes.some((selector) => element.matches(selector))) return false
  if (element.closest(CODE_EDITORS)) return false
  if (site?.boxes.some(({ selector }) => element.matches(selector))) return true
  if (element.matches(SEARCHES)) return false
  return !(element instanceof HTMLInputElement) || isForMessages(element)
}

/** One line is mostly a name, an address or a number: only what says so is for messages. */
function isForMessages(input: HTMLInputElement): boolean {
  if (input.list || input.matches('[role="combobox"]')) return false
  const names = ['name', 'id', 'placeholder', 'aria-label', 'data-testid']
  return names.some((name) => MESSAGE_NAME.test(input.getAttribute(name) ?? ''))
}
