/**
 * What is selected in this frame, and the place where a link may stand instead. Read at the
 * moment of the click: in fields, in contenteditable boxes, on the page, in shadow roots.
 */
import type { Expected } from './compose-box.ts'
import { EditableText } from './editable-text.ts'
import { editingHost } from './editing-host.ts'
import { engineFor } from './engines/index.ts'
import { refusing } from './engines/refusing.ts'
import {
  isTextField,
  replaceInField,
  restoreInField,
  type TextField,
} from './engines/text-field.ts'
import { Hands } from './hands.ts'
import { type Editable, replaceInEditable } from './replace.ts'
import { type Ends, type OpenShadowRoot, textOfRange } from './text-of-range.ts'

/** `replaced`: verified in text, markup and every `href`. `failed`: the page did something else. */
export type InPlace = 'replaced' | 'not-editable' | 'known-editor' | 'failed'

export interface SelectedPlace {
  text: string
  canReplace: boolean
  /** Put the link where the text stands, through the field's own input path, and read it back. */
  replace(link: string): Promise<InPlace>
  /** Put the text back where the link stands. @returns whether it is there again. */
  restore(link: string): Promise<boolean>
}

/** @returns null when nothing is selected in this frame. */
export function readSelection(
  document: Document,
  openShadowRoot: OpenShadowRoot,
): SelectedPlace | null {
  const active = deepActiveElement(document, openShadowRoot)
  if (active && isTextField(active)) return placeInField(active)
  const ends = selectedEnds(document, openShadowRoot)
  if (!ends) return null
  const text = textOfRange(ends, commonAncestor(ends), openShadowRoot)
  if (text === '') return null
  return placeInPage(text, ends)
}

function placeInField(field: TextField): SelectedPlace | null {
  const { selectionStart: start, selectionEnd: end } = field
  if (start === null || end === null) return placeInOpaqueField()
  if (start === end) return null
  const text = field.value.slice(start, end)
  if (field.readOnly || field.disabled) return notReplaceable(text, 'not-editable')
  return {
    text,
    canReplace: true,
    replace: (link) =>
      withHands(field, async (hands) =>
        (await replaceInField(field, { text, start, end }, link, hands)) === 'replaced'
          ? 'replaced'
          : 'failed',
      ),
    restore: (link) => withHands(field, (hands) => restoreInField(field, link, text, hands)),
  }
}

/** E-mail and number fields tell no offsets; Chromium names their selected text all the same. */
function placeInOpaqueField(): SelectedPlace | null {
  const text = document.getSelection()?.toString() ?? ''
  return text === '' ? null : notReplaceable(text, 'not-editable')
}

function placeInPage(text: string, ends: Ends): SelectedPlace {
  const host = editingHost(ends.startContainer)
  const isEditable = host !== null && host === editingHost(ends.endContainer)
  if (!isEditable) return notReplaceable(text, 'not-editable')
  if (engineFor(host) === refusing) return notReplaceable(text, 'known-editor')
  const expected = inBox(host, (box) => expectedAt(box.text, ends))
  if (!expected) return notReplaceable(text, 'not-editable')
  return {
    text,
    canReplace: true,
    // People go on typing, and frameworks draw anew: only the very same text is replaced.
    replace: (link) =>
      inBox(host, async (box) =>
        (await replaceInEditable(box, expected, link)) === 'replaced' ? 'replaced' : 'failed',
      ),
    restore: (link) =>
      inBox(host, async (box) => {
        const start = box.text.text.indexOf(link)
        const span = { start, end: start + link.length, text: link }
        return (await replaceInEditable(box, span, text)) === 'replaced'
      }),
  }
}

function expectedAt(text: EditableText, ends: Ends): Expected | null {
  const start = text.offsetOf(ends.startContainer, ends.startOffset)
  const end = text.offsetOf(ends.endContainer, ends.endOffset)
  if (start === null || end === null || start >= end) return null
  return { start, end, text: text.text.slice(start, end) }
}

function inBox<T>(host: HTMLElement, run: (box: Editable) => T): T {
  const text = new EditableText(host)
  const result = withHands(host, (hands) => run({ host, engine: engineFor(host), text, hands }))
  void Promise.resolve(result).finally(() => text.stop())
  return result
}

/** Nothing listens in the page once this is done. */
function withHands<T>(element: HTMLElement, run: (hands: Hands) => T): T {
  const lifetime = new AbortController()
  const result = run(new Hands(element, lifetime.signal))
  void Promise.resolve(result).finally(() => lifetime.abort())
  return result
}

function notReplaceable(text: string, why: InPlace): SelectedPlace {
  return { text, canReplace: false, replace: async () => why, restore: async () => false }
}

function deepActiveElement(document: Document, openShadowRoot: OpenShadowRoot): Element | null {
  let active = document.activeElement
  while (active) {
    const inner = openShadowRoot(active)?.activeElement
    if (!inner) break
    active = inner
  }
  return active
}

/** The selection with its true ends, also when they lie in shadow roots. */
function selectedEnds(document: Document, openShadowRoot: OpenShadowRoot): Ends | null {
  const selection = document.getSelection()
  if (!selection || selection.rangeCount === 0) return null
  const shadowRoots = shadowRootsAt(selection, document, openShadowRoot)
  const range = selection.getComposedRanges({ shadowRoots })[0]
  if (
    !range ||
    (range.startContainer === range.endContainer && range.startOffset === range.endOffset)
  ) {
    return null
  }
  return range
}

/**
 * Every shadow root in which the selection could begin or end: those around the ends that the
 * browser names, and those below them. Browsers name the ends inside a root (Chromium), or only
 * a collapsed range at its host, and then any root of the page may be the one.
 */
function shadowRootsAt(
  selection: Selection,
  document: Document,
  openShadowRoot: OpenShadowRoot,
): ShadowRoot[] {
  const range = selection.getRangeAt(0)
  const path = [...ancestors(range.startContainer), ...ancestors(range.endContainer)]
  const found = new Set(path.filter((node) => node instanceof ShadowRoot))
  const gather = (root: ParentNode): void => {
    for (const element of root.querySelectorAll('*')) {
      const shadow = openShadowRoot(element)
      if (!shadow) continue
      found.add(shadow)
      gather(shadow)
    }
  }
  gather(range.collapsed ? document : elementOf(range.commonAncestorContainer))
  return [...found]
}

function elementOf(node: Node): ParentNode {
  return node instanceof Element || node instanceof Document || node instanceof DocumentFragment
    ? node
    : (node.parentElement ?? document)
}

function commonAncestor({ startContainer, endContainer }: Ends): Node {
  const path = new Set(ancestors(startContainer))
  for (const node of ancestors(endContainer)) {
    // A shadow root is walked from its host, whose flat tree it is.
    if (path.has(node)) return node instanceof ShadowRoot ? node.host : node
  }
  return startContainer.ownerDocument?.documentElement ?? startContainer
}

function ancestors(node: Node): Node[] {
  const path: Node[] = []
  for (let at: Node | null = node; at; at = at instanceof ShadowRoot ? at.host : at.parentNode) {
    path.push(at)
  }
  return path
}
