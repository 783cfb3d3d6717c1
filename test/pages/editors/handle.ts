/** What every page with an editor tells about it: by the editor's own model, not by its DOM. */
import { until } from './until.ts'

export interface Run {
  text: string
  bold?: boolean
  href?: string
}

/** Paragraphs of runs. */
export type Doc = readonly (readonly Run[])[]

export interface Handle {
  /** Put a document in, and forget how to undo that. */
  set(doc: Doc): void | Promise<void>
  /** The message as it would be sent, a line for each paragraph or break. */
  model(): string
  /** All targets of links in the model. */
  hrefs(): string[]
  /** Where typing goes on by the model, where that hears of the selection some time later. */
  caret?(): number | null
  /** The editing host, where it is not in the page itself. */
  host?(): HTMLElement
}

export type SendKey = 'Enter' | 'Mod+Enter'

/** What the page around an editor wants of it. */
export interface Wishes {
  /** The keys that send, by the editor's own binding. */
  keys: readonly SendKey[]
  onSend(): void
  /** What the editing host bears besides what the editor gives it. */
  attributes?: Readonly<Record<string, string>>
}

/** What each of these files makes. */
export type CreateEditor = (place: HTMLElement, wishes: Wishes) => Handle | Promise<Handle>

interface KeyPress {
  /** Some pages know a key by its number (Rocket.Chat): one that is made up must bear it too. */
  which: number
  ctrlKey: boolean
  metaKey: boolean
  shiftKey: boolean
}

const ENTER = 13

export function sends({ which, ctrlKey, metaKey, shiftKey }: KeyPress, { keys }: Wishes): boolean {
  return which === ENTER && !shiftKey && keys.includes(ctrlKey || metaKey ? 'Mod+Enter' : 'Enter')
}

/** For editors without bindings of their own. */
export function sendOnKey(host: HTMLElement, wishes: Wishes): void {
  host.addEventListener('keydown', (event) => {
    if (!sends(event, wishes)) return
    event.preventDefault()
    wishes.onSend()
  })
}

/** What a page says of its editing host. */
export function dress(host: HTMLElement, wishes: Wishes): void {
  host.setAttribute('role', 'textbox')
  setAttributes(host, wishes)
}

export function setAttributes(host: HTMLElement, { attributes = {} }: Wishes): void {
  for (const [name, value] of Object.entries(attributes)) host.setAttribute(name, value)
}

/** A page with one editor, which answers to tests; their calls come as JSON (Firefox keeps worlds apart). */
export async function expose(create: CreateEditor): Promise<void> {
  const place = document.querySelector<HTMLElement>('#editor')
  if (!place) throw new Error('The page has no #editor')
  const sent: string[] = []
  const handle = await create(place, {
    keys: ['Enter'],
    onSend: () => void sent.push(handle.model()),
  })
  const calls: Record<string, (...args: never[]) => unknown> = {
    set: (doc: Doc) => handle.set(doc),
    model: () => handle.model(),
    hrefs: () => handle.hrefs(),
    sent: () => sent,
    says: (wanted: string, ms: number) => until(wanted, ms, () => handle.model()),
    sends: (wanted: string, ms: number) => until(wanted, ms, () => sent.at(-1) ?? null),
    caretIs: (wanted: number, ms: number) =>
      until(wanted, ms, () => (handle.caret ? handle.caret() : wanted)),
    html: () => place.innerHTML + (handle.host?.().outerHTML ?? ''),
    focus: () => hostIn(handle, place)?.focus(),
    blur: () => document.querySelector<HTMLElement>('#elsewhere')?.focus(),
    frames: () =>
      new Promise((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(null)))
      }),
  }
  document.addEventListener('editor-call', async (event) => {
    if (!(event instanceof CustomEvent)) return
    const { id, name, args } = JSON.parse(event.detail)
    const value = await calls[name]?.(...(args as never[]))
    const detail = JSON.stringify({ id, value: value ?? null })
    document.dispatchEvent(new CustomEvent('editor-answer', { detail }))
  })
  document.documentElement.dataset.ready = 'yes'
}

function hostIn(handle: Handle, place: HTMLElement): HTMLElement | null {
  return (
    handle.host?.() ?? place.querySelector<HTMLElement>('[role=textbox], textarea:not([readonly])')
  )
}

/** A document as HTML, for editors that take it best. */
export function toHtml(doc: Doc): string {
  const holder = document.createElement('div')
  holder.append(...doc.map((runs) => paragraph(runs, 'p')))
  return holder.innerHTML
}

export function toText(doc: Doc): string {
  return doc.map((runs) => runs.map(({ text }) => text).join('')).join('\n')
}

export function paragraph(runs: readonly Run[], tag: 'p' | 'div'): HTMLElement {
  const element = document.createElement(tag)
  element.append(...runs.filter(({ text }) => text !== '').map(inline))
  return element
}

/** Where the DOM is all there is, an empty line is kept open by a break. */
export function openLine(runs: readonly Run[]): HTMLElement {
  const element = paragraph(runs, 'div')
  if (!element.hasChildNodes()) element.append(document.createElement('br'))
  return element
}

function inline({ text, bold, href }: Run): Node {
  let node: Node = new Text(text)
  if (bold) node = wrap('strong', node)
  if (href !== undefined) {
    const link = wrap('a', node)
    link.href = href
    node = link
  }
  return node
}

function wrap<T extends keyof HTMLElementTagNameMap>(
  tag: T,
  inner: Node,
): HTMLElementTagNameMap[T] {
  const element = document.createElement(tag)
  element.append(inner)
  return element
}

/** For boxes whose DOM is their model: read apart from the product's own reading. */
export function readDom(host: HTMLElement): string {
  const lines = [...host.childNodes]
    .filter((line) => isElement(line) || line.textContent !== '')
    .map(lineOf)
  return lines
    .join('\n')
    .replaceAll('\u00A0', ' ')
    .replace(/[\u200B\uFEFF]/g, '')
}

/** A break ends a line, unless it only keeps one open. */
function lineOf(line: Node): string {
  if (!isElement(line)) return line.textContent ?? ''
  const breaks = [...line.querySelectorAll('br')].filter((one) => one !== line.lastChild)
  const copy = line.cloneNode(true)
  if (breaks.length === 0 || !isElement(copy)) return line.textContent ?? ''
  for (const one of copy.querySelectorAll('br')) one.replaceWith('\n')
  return (copy.textContent ?? '').replace(/\n$/, '')
}

/** Of whichever frame: each has classes of its own. */
function isElement(node: Node): node is Element {
  return node.nodeType === Node.ELEMENT_NODE
}

export function hrefsOf(host: HTMLElement): string[] {
  return [...host.querySelectorAll('a[href]')].map((link) => link.getAttribute('href') ?? '')
}
