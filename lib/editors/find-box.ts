/**
 * Which box an event is about: found from where the event happened, because selectors rot and
 * several boxes live at once. What a site knows adds to it and takes away from it.
 */
import { createCodeBox } from './code-box.ts'
import type { ComposeBox } from './compose-box.ts'
import { createEditableBox } from './editable-box.ts'
import { editingHost } from './editing-host.ts'
import { CODE_EDITORS } from './engines/refusing.ts'
import { isTextField } from './engines/text-field.ts'
import { createFieldBox } from './field-box.ts'
import type { SiteFacts } from './sites/facts.ts'
import { isTypable } from './typable.ts'

export interface Surroundings {
  /** Over when nothing may listen in the page any more. */
  signal: AbortSignal
  /** A root of ours in which the text of fields is laid out once more, to measure it. */
  mirrorRoot(): ParentNode
}

/** A box listens in the page: there is one for each element, however often it is found. */
const boxes = new WeakMap<HTMLElement, { box: ComposeBox; signal: AbortSignal }>()

const NAMING = ['name', 'id', 'placeholder', 'aria-label', 'data-testid']
const SEARCHES = '[role="searchbox"], [role="search"] *, search *, input[type="search"]'
/** What pages call the one-line inputs that messages are typed into. */
const MESSAGE_NAME = /messag|chat|comment|repl[yi]|compos|prompt|\bmsg\b/i
/** "Search messages": what is typed there is looked for. */
const SEARCH_NAME = /search|find|filter/i

/**
 * @param path - `composedPath` of an event: its first element is the real target, in open shadow
 *   roots too.
 * @returns the box that a message is typed into there, or null.
 */
export function findBox(
  path: readonly EventTarget[],
  site: SiteFacts | null,
  { signal, mirrorRoot }: Surroundings,
): ComposeBox | null {
  const element = boxElement(path)
  if (!element || !isBox(element, site)) return null
  const known = boxes.get(element)
  if (known && !known.signal.aborted && known.box.isLive()) return known.box
  const box = createBox(element, signal, mirrorRoot)
  boxes.set(element, { box, signal })
  return box
}

function createBox(
  element: HTMLElement,
  signal: AbortSignal,
  mirrorRoot: Surroundings['mirrorRoot'],
): ComposeBox {
  if (element.matches(CODE_EDITORS)) return createCodeBox(element, signal)
  if (isTextField(element)) return createFieldBox(element, signal, mirrorRoot)
  return createEditableBox(element, signal)
}

function boxElement(path: readonly EventTarget[]): HTMLElement | null {
  const target = path.find((one) => one instanceof Element)
  const code = target?.closest<HTMLElement>(CODE_EDITORS)
  if (code) return code
  const field = target?.closest('textarea, input') ?? target
  if (field && isTextField(field)) {
    return isTypable(field) && !field.readOnly && !field.disabled ? field : null
  }
  return target ? editingHost(target) : null
}

function isBox(element: HTMLElement, site: SiteFacts | null): boolean {
  if (site?.notBoxes.some((selector) => element.matches(selector))) return false
  if (site?.boxes.some(({ selector }) => element.matches(selector))) return true
  if (element.matches(SEARCHES)) return false
  return !(element instanceof HTMLInputElement) || isForMessages(element)
}

/** One line is mostly a name, an address or a number: only what says so is for messages. */
function isForMessages(input: HTMLInputElement): boolean {
  if (input.list || input.matches('[role="combobox"]')) return false
  const names = NAMING.map((name) => input.getAttribute(name) ?? '').join(' ')
  return MESSAGE_NAME.test(names) && !SEARCH_NAME.test(names)
}
