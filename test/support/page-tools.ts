/**
 * What the drivers run inside pages: finding things as people name them, and where they are.
 * These functions travel as source text: they may use each other and the DOM, nothing else.
 */

/** A `Target` as it crosses into the page: regular expressions as their two strings. */
export interface Query {
  css?: string | undefined
  role?: string | undefined
  name?: Pattern | undefined
  text?: Pattern | undefined
}
export type Pattern = string | { source: string; flags: string }
export type Root = Document | ShadowRoot
export interface Place {
  x: number
  y: number
}

function roleOf(element: Element): string {
  const given = element.getAttribute('role')
  if (given) return given
  const tag = element.localName
  if (tag === 'input') {
    const type = (element as HTMLInputElement).type
    const roles: Record<string, string> = {
      checkbox: 'checkbox',
      radio: 'radio',
      button: 'button',
      submit: 'button',
      reset: 'button',
      number: 'spinbutton',
      range: 'slider',
      search: 'searchbox',
    }
    return roles[type] ?? 'textbox'
  }
  if (tag === 'a') return element.hasAttribute('href') ? 'link' : 'generic'
  if (/^h[1-6]$/.test(tag)) return 'heading'
  if (element.hasAttribute('contenteditable')) return 'textbox'
  const roles: Record<string, string> = {
    button: 'button',
    summary: 'button',
    textarea: 'textbox',
    select: 'combobox',
    option: 'option',
    img: 'img',
    dialog: 'dialog',
    nav: 'navigation',
    main: 'main',
    ul: 'list',
    ol: 'list',
    li: 'listitem',
    table: 'table',
    tr: 'row',
    td: 'cell',
    output: 'status',
    progress: 'progressbar',
    fieldset: 'group',
    form: 'form',
  }
  return roles[tag] ?? 'generic'
}

function flat(text: string | null | undefined): string {
  return (text ?? '').replace(/\s+/g, ' ').trim()
}

function nameOf(element: Element): string {
  const root = element.getRootNode() as Root
  const byId = flat(element.getAttribute('aria-labelledby'))
  if (byId)
    return flat(
      byId
        .split(' ')
        .map((id) => root.getElementById(id)?.textContent)
        .join(' '),
    )
  const label = flat(element.getAttribute('aria-label'))
  if (label) return label
  const labels = (element as HTMLInputElement).labels
  if (labels?.length) return flat([...labels].map(labelText).join(' '))
  if (element.localName === 'fieldset') return flat(element.querySelector('legend')?.textContent)
  const isField = /^(input|textarea|select)$/.test(element.localName)
  const text = isField ? '' : flat(element.textContent)
  return (
    text ||
    flat(
      element.getAttribute('alt') ??
        element.getAttribute('title') ??
        element.getAttribute('placeholder') ??
        '',
    )
  )
}

/** Without what the field inside the label holds. */
function labelText(label: Element): string {
  const copy = label.cloneNode(true) as Element
  for (const field of copy.querySelectorAll('input, textarea, select, output')) field.remove()
  return copy.textContent ?? ''
}

function matches(pattern: Pattern | undefined, text: string): boolean {
  if (pattern === undefined) return true
  if (typeof pattern === 'string') return pattern === text
  return new RegExp(pattern.source, pattern.flags).test(text)
}

function isVisible(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect()
  return width > 0 && height > 0 && element.checkVisibility({ visibilityProperty: true })
}

function findAll(root: Root, query: Query, hidden = false): Element[] {
  return [...root.querySelectorAll(query.css ?? '*')].filter(
    (element) =>
      (hidden || isVisible(element)) &&
      (query.role === undefined || roleOf(element) === query.role) &&
      matches(query.name, query.name === undefined ? '' : nameOf(element)) &&
      matches(query.text, query.text === undefined ? '' : flat(textOf(element))),
  )
}

function textOf(element: Element): string {
  return (element as HTMLElement).innerText ?? element.textContent ?? ''
}

/** File inputs are mostly hidden behind a button of the page's own. */
function find(root: Root, query: Query, hidden = false): Element | null {
  return findAll(root, query, hidden)[0] ?? null
}

/** The middle of the element once it is in view and nothing lies over it; null until then. */
function clickPlace(root: Root, query: Query): (Place & { width: number }) | null {
  const element = find(root, query)
  if (!element) return null
  element.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' })
  const { left, top, width, height } = element.getBoundingClientRect()
  const place = { x: left + width / 2, y: top + height / 2, width }
  const hit = root.elementFromPoint(place.x, place.y)
  const isOnTop = hit !== null && (element.contains(hit) || hit.contains(element))
  return isOnTop && !element.matches(':disabled, [aria-disabled=true]') ? place : null
}

/** Where a right click hits the selection in the element; its middle where nothing is selected. */
function selectionPlace(root: Root, query: Query): Place | null {
  const element = find(root, query)
  if (!element) return null
  element.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' })
  const box = element.getBoundingClientRect()
  const field = asField(element)
  if (field) {
    const start = field.selectionStart ?? 0
    if (start === (field.selectionEnd ?? 0)) return middle(box)
    const style = getComputedStyle(field)
    const pen = document.createElement('canvas').getContext('2d')
    if (pen) pen.font = style.font
    const before = field.value.slice(0, start).split('\n')
    const across = pen?.measureText(before.at(-1) ?? '').width ?? 0
    const lineHeight =
      Number.parseFloat(style.lineHeight) || Number.parseFloat(style.fontSize) * 1.2
    const isOneLine = field.localName === 'input'
    return {
      x:
        box.left +
        field.clientLeft +
        Number.parseFloat(style.paddingLeft) +
        across +
        5 -
        field.scrollLeft,
      y: isOneLine
        ? box.top + box.height / 2
        : box.top +
          field.clientTop +
          Number.parseFloat(style.paddingTop) +
          (before.length - 0.5) * lineHeight -
          field.scrollTop,
    }
  }
  const selection = element.ownerDocument.getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return middle(box)
  const boxes = [...selection.getRangeAt(0).getClientRects()]
  const line = boxes.find((one) => one.width > 2 && one.height > 2)
  return line
    ? { x: line.left + Math.min(line.width / 2, 12), y: line.top + line.height / 2 }
    : middle(box)
}

function middle(box: DOMRect): Place {
  return { x: box.left + box.width / 2, y: box.top + box.height / 2 }
}

function asField(element: Element): HTMLInputElement | HTMLTextAreaElement | null {
  return /^(input|textarea)$/.test(element.localName) ? (element as HTMLInputElement) : null
}

function selectText(root: Root, query: Query, text: string | null): boolean {
  const element = find(root, query)
  if (!element) return false
  const field = asField(element)
  if (field) {
    const start = text === null ? 0 : field.value.indexOf(text)
    if (start < 0) return false
    field.focus()
    field.setSelectionRange(start, start + (text ?? field.value).length)
    return true
  }
  if ((element as HTMLElement).isContentEditable) (element as HTMLElement).focus()
  const range = text === null ? wholeOf(element) : rangeOf(element, text)
  const selection = element.ownerDocument.getSelection()
  if (!range || !selection) return false
  // Not addRange: a selection inside a shadow root has no other way in.
  selection.setBaseAndExtent(
    range.startContainer,
    range.startOffset,
    range.endContainer,
    range.endOffset,
  )
  return true
}

function wholeOf(element: Element): Range {
  const range = element.ownerDocument.createRange()
  range.selectNodeContents(element)
  return range
}

/** The range of the first place where the text nodes spell `text`, across elements. */
function rangeOf(element: Element, text: string): Range | null {
  const walker = element.ownerDocument.createTreeWalker(element, 4)
  const nodes: Text[] = []
  while (walker.nextNode()) nodes.push(walker.currentNode as Text)
  const start = nodes
    .map((node) => node.data)
    .join('')
    .indexOf(text)
  if (start < 0) return null
  const range = element.ownerDocument.createRange()
  let from = 0
  for (const node of nodes) {
    const to = from + node.length
    if (start >= from && start < to) range.setStart(node, start - from)
    if (start + text.length > from && start + text.length <= to)
      range.setEnd(node, start + text.length - from)
    from = to
  }
  return range
}

function fieldValueOf(element: Element): string {
  const isField = /^(input|textarea|select)$/.test(element.localName)
  return isField ? (element as HTMLInputElement).value : textOf(element)
}

function fieldStateOf(element: Element): string {
  const field = asField(element)
  if (field) {
    return marked(field.value, field.selectionStart ?? 0, field.selectionEnd ?? 0)
  }
  const selection = element.ownerDocument.getSelection()
  const text = element.textContent ?? ''
  if (!selection?.anchorNode || !element.contains(selection.anchorNode)) return text
  const range = selection.getRangeAt(0)
  const before = element.ownerDocument.createRange()
  before.setStart(element, 0)
  before.setEnd(range.startContainer, range.startOffset)
  const start = before.toString().length
  return marked(text, start, start + range.toString().length)
}

function marked(text: string, start: number, end: number): string {
  return start === end
    ? `${text.slice(0, start)}|${text.slice(start)}`
    : `${text.slice(0, start)}{${text.slice(start, end)}}${text.slice(end)}`
}

function chooseOption(root: Root, query: Query, option: string): boolean {
  const select = find(root, query) as HTMLSelectElement | null
  const index = [...(select?.options ?? [])].findIndex((one) => flat(one.text) === option)
  if (!select || index < 0) return false
  select.focus()
  select.selectedIndex = index
  select.dispatchEvent(new Event('input', { bubbles: true }))
  select.dispatchEvent(new Event('change', { bubbles: true }))
  return true
}

function describeAll(root: Root): string {
  const lines = findAll(root, {
    css: 'a, button, input, textarea, select, [role], h1, h2, h3, p, output, label, [contenteditable]',
  }).map((element) => `${roleOf(element)} "${nameOf(element).slice(0, 80)}"`)
  return [...new Set(lines)].slice(0, 60).join('\n')
}

/** What runs first in the page, so that the operations below find the helpers they use. */
export const TOOLS_SOURCE = [
  roleOf,
  flat,
  nameOf,
  labelText,
  matches,
  isVisible,
  findAll,
  textOf,
  find,
  clickPlace,
  selectionPlace,
  middle,
  asField,
  selectText,
  wholeOf,
  rangeOf,
  fieldValueOf,
  fieldStateOf,
  marked,
  chooseOption,
  describeAll,
]
  .map(String)
  .join('\n')

/** The operations: `root` is the document, or the shadow root of a target's host. */
export const operations = {
  clickPlace,
  selectionPlace,
  selectText,
  chooseOption,
  describeAll,
  middle: (root: Root, query: Query) => {
    const element = find(root, query)
    return element && middle(element.getBoundingClientRect())
  },
  count: (root: Root, query: Query) => findAll(root, query).length,
  text: (root: Root, query: Query) => {
    const element = find(root, query)
    return element && textOf(element).trim()
  },
  value: (root: Root, query: Query) => {
    const element = find(root, query)
    return element && fieldValueOf(element)
  },
  fieldState: (root: Root, query: Query) => {
    const element = find(root, query)
    return element && fieldStateOf(element)
  },
  attribute: (root: Root, query: Query, name: string) => {
    const element = find(root, query)
    return element && { value: element.getAttribute(name) }
  },
} as const
