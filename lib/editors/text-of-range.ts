/**
 * The text of a selection as a person sees it, byte-exact over lines: where the page keeps white
 * space (pre, textarea-like boxes) it is copied as it is, elsewhere it collapses as CSS says. The
 * browser's own `selectionText` flattens lines and `Range.toString()` has no line breaks at all.
 * The walk follows the flat tree, so shadow roots and slots read in the order they are shown.
 */

/** Start and end of a selection; the nodes may lie in different shadow trees. */
export interface Ends {
  startContainer: Node
  startOffset: number
  endContainer: Node
  endOffset: number
}

export type OpenShadowRoot = (element: Element) => ShadowRoot | null

/** What is inside of these is a value or a fallback, not text of the page. */
const OPAQUE = new Set(
  [
    'textarea',
    'select',
    'iframe',
    'object',
    'video',
    'audio',
    'canvas',
    'progress',
    'meter',
  ].concat(
    // Names and descriptions in SVG, which are tips and not text.
    ['title', 'desc'],
  ),
)

/** Characters that editors place for their own ends, between those that were typed. */
export const INVISIBLE = /[\u200B\u2060\uFEFF]/g

/** @param root - an element or document that holds both ends. */
export function textOfRange(ends: Ends, root: Node, openShadowRoot: OpenShadowRoot): string {
  const out = new LineWriter()
  const { startContainer, startOffset, endContainer, endOffset } = ends
  let isInside = false
  let isDone = false

  const visit = (node: Node): void => {
    if (isDone) return
    if (node instanceof Text) visitText(node)
    else if (node instanceof Element) visitElement(node)
    else visitChildren(node)
  }

  const visitElement = (node: Element): void => {
    if (OPAQUE.has(node.localName)) return
    const style = getComputedStyle(node)
    // `contents` has no box of its own to be visible; closed <details> hides without `none`.
    if (style.display !== 'contents' && !node.checkVisibility()) {
      visitHidden(node)
      return
    }
    const edge = edgeOf(style.display)
    if (isInside) out.edge(edge)
    visitChildren(node)
    if (isInside && node.tagName === 'BR') out.newline()
    if (isInside) out.edge(edge)
  }

  /** Not shown, hence not selected; but the ends may lie in it. */
  const visitHidden = (node: Element): void => {
    if (contains(node, startContainer)) isInside = true
    if (contains(node, endContainer)) isDone = true
  }

  const visitChildren = (parent: Node): void => {
    const children = flatChildren(parent, openShadowRoot)
    // An offset into an element counts its own child nodes, which need not be the shown ones.
    const own = Array.from(parent.childNodes)
    const first = parent === startContainer ? own[startOffset] : undefined
    const last = parent === endContainer ? own[endOffset] : undefined
    for (const child of children) {
      if (child === first) isInside = true
      if (child === last) isDone = true
      if (isDone) return
      visit(child)
    }
    if (parent === startContainer) isInside = true
    if (parent === endContainer) isDone = true
  }

  const visitText = (node: Text): void => {
    const from = node === startContainer ? startOffset : 0
    const to = node === endContainer ? endOffset : node.data.length
    if (node === startContainer) isInside = true
    if (isInside && isSelectable(node)) out.text(node.data.slice(from, to), node)
    if (node === endContainer) isDone = true
  }

  visit(root)
  return out.toString()
}

type Edge = 'line' | 'cell' | null

function edgeOf(display: string): Edge {
  if (display === 'table-cell') return 'cell'
  return /^(?:inline|contents|ruby)/.test(display) ? null : 'line'
}

function flatChildren(parent: Node, openShadowRoot: OpenShadowRoot): Iterable<Node> {
  if (!(parent instanceof Element)) return parent.childNodes
  if (parent instanceof HTMLSlotElement) {
    const assigned = parent.assignedNodes()
    return assigned.length > 0 ? assigned : parent.childNodes
  }
  if (parent instanceof HTMLDetailsElement && !parent.open) {
    // Its own shadow root is the browser's, and shows only this.
    return parent.querySelectorAll(':scope > summary:first-of-type')
  }
  return (openShadowRoot(parent) ?? parent).childNodes
}

/**
 * What a person cannot mark, such as line numbers beside code, or cannot see. `auto` takes the
 * parent's `user-select`, which the computed value does not show in every browser.
 */
function isSelectable(node: Text): boolean {
  const parent = node.parentElement
  if (!parent) return true
  if (getComputedStyle(parent).visibility !== 'visible') return false
  for (let at: Element | null = parent; at; at = at.parentElement) {
    const { userSelect } = getComputedStyle(at)
    if (userSelect !== 'auto') return userSelect !== 'none'
  }
  return true
}

/** `Node.contains` that goes on through shadow roots. */
function contains(ancestor: Node, node: Node): boolean {
  for (let at: Node | null = node; at; at = at instanceof ShadowRoot ? at.host : at.parentNode) {
    if (at === ancestor) return true
  }
  return false
}

/** Collects text, ending lines where blocks end and collapsing white space where CSS does. */
class LineWriter {
  #text = ''
  /** What stands between the text so far and the next, should there be one. */
  #pending: '' | ' ' | '\t' | '\n' = ''

  text(data: string, node: Text): void {
    const parent = node.parentElement
    const whiteSpace = parent ? getComputedStyle(parent).whiteSpace : 'normal'
    const isEditable = parent instanceof HTMLElement && parent.isContentEditable
    const typed = isEditable ? data.replace(INVISIBLE, '') : data
    if (/^(?:pre-line|preserve-breaks)/.test(whiteSpace)) this.#lines(typed)
    else if (/^(?:pre|break-spaces)/.test(whiteSpace)) {
      // Editors write spaces as U+00A0 where HTML would collapse them; nobody typed that.
      this.#exact(isEditable ? typed.replaceAll('\u00A0', ' ') : typed)
    } else this.#collapsed(typed)
  }

  /** A line break element; one that only fills an empty block is that block's own line. */
  newline(): void {
    if (this.#pending === ' ') this.#pending = ''
    this.#exact('\n')
  }

  /** A block begins or ends here: the line does, if anything stands on it. */
  edge(edge: Edge): void {
    if (edge === null || this.#text === '' || this.#text.endsWith('\n')) return
    if (this.#pending !== '\n') this.#pending = edge === 'line' ? '\n' : '\t'
  }

  toString(): string {
    return this.#text
  }

  #exact(text: string): void {
    if (text === '') return
    this.#text += this.#pending + text
    this.#pending = ''
  }

  #lines(text: string): void {
    const [first = '', ...rest] = text.split('\n')
    this.#collapsed(first)
    for (const line of rest) {
      this.newline()
      this.#collapsed(line)
    }
  }

  #collapsed(text: string): void {
    const words = text.replace(/[ \t\n\r\f]+/g, ' ')
    const isAtLineStart = this.#text === '' || this.#text.endsWith('\n') || this.#pending !== ''
    const visible = (isAtLineStart ? words.replace(/^ /, '') : words).replace(/ $/, '')
    this.#exact(visible.replaceAll('\u00A0', ' '))
    if (words.endsWith(' ') && this.#pending === '' && this.#text !== '') {
      this.#pending = this.#text.endsWith('\n') ? '' : ' '
    }
  }
}
