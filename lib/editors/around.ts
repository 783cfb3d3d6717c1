/**
 * The documents around this frame. Nothing of theirs is an instance of a class of this one's, in
 * Chromium: what a node is says its name.
 */

/** The windows around this one that may be reached from here: those of its own origin. */
export function windowsAround(): Window[] {
  const found: Window[] = []
  for (let frame = window.frameElement; frame; frame = found.at(-1)?.frameElement ?? null) {
    const { defaultView } = frame.ownerDocument
    if (!defaultView) break
    found.push(defaultView)
  }
  return found
}

/** The element itself, or the frame that holds it in that document; null where none does. */
export function standIn(element: Element, inside: Document): Element | null {
  let at: Element | null = element
  while (at && at.ownerDocument !== inside) at = at.ownerDocument.defaultView?.frameElement ?? null
  return at
}

export function isElement(target: EventTarget | null | undefined): target is Element {
  return target != null && 'nodeType' in target && target.nodeType === Node.ELEMENT_NODE
}

/** What can be pressed and given the focus. */
export function isHtml(target: EventTarget | null | undefined): target is HTMLElement {
  return isElement(target) && target.namespaceURI === 'http://www.w3.org/1999/xhtml'
}

/**
 * A form answers with its fields to what they are named as (`<input name="contains">`), in Chromium
 * to our scripts too. What may be a form is asked past that: these are the only ways up and down.
 */
export function parentOf(node: Node): Element | null {
  const parent: unknown = Reflect.get(Node.prototype, 'parentElement', node)
  return isParent(parent) ? parent : null
}

/** @returns the form that a person submits; its own name may be taken too. */
export function isForm(target: EventTarget | null): target is HTMLFormElement {
  return isNode(target) && Reflect.get(Element.prototype, 'localName', target) === 'form'
}

/** The document of what may be a form. */
export function documentOf(element: Element): Document {
  const inside: unknown = Reflect.get(Node.prototype, 'ownerDocument', element)
  return isDocument(inside) ? inside : document
}

/** @see parentOf for why not by its method. */
export function hasInside(holder: Node, node: Node | null): boolean {
  return Node.prototype.contains.call(holder, node)
}

/** @see parentOf for why not by its method. */
export function findInside(holder: Element, css: string): Element[] {
  return [...Element.prototype.querySelectorAll.call(holder, css)]
}

/** Nothing else is a `parentElement`; a form's own `nodeType` may be a field of it. */
function isParent(value: unknown): value is Element {
  return isNode(value)
}

function isDocument(value: unknown): value is Document {
  return isNode(value) && value.nodeType === Node.DOCUMENT_NODE
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'nodeType' in value
}
