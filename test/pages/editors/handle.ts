/** What every page with an editor tells about it: by the editor's own model, not by its DOM. */

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
  /** What was sent, by the editor's own binding of Enter. */
  readonly sent: string[]
}

/** Call at the end: answers to tests, whose calls come as JSON (Firefox keeps worlds apart). */
export function expose(handle: Handle): void {
  const calls: Record<string, (argument: never) => unknown> = {
    set: (doc: Doc) => handle.set(doc),
    model: () => handle.model(),
    hrefs: () => handle.hrefs(),
    sent: () => handle.sent,
    html: () => place().innerHTML,
    focus: () => place().querySelector<HTMLElement>('[role=textbox], textarea')?.focus(),
    blur: () => document.querySelector<HTMLElement>('#elsewhere')?.focus(),
    frames: () =>
      new Promise((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(null)))
      }),
  }
  document.addEventListener('editor-call', async (event) => {
    if (!(event instanceof CustomEvent)) return
    const { id, name, args } = JSON.parse(event.detail)
    const value = await calls[name]?.(args[0] as never)
    const detail = JSON.stringify({ id, value: value ?? null })
    document.dispatchEvent(new CustomEvent('editor-answer', { detail }))
  })
  document.documentElement.dataset.ready = 'yes'
}

export function place(): HTMLElement {
  const found = document.querySelector<HTMLElement>('#editor')
  if (!found) throw new Error('The page has no #editor')
  return found
}

/** A document as HTML, for editors that take it best. */
export function toHtml(doc: Doc): string {
  const holder = document.createElement('div')
  holder.append(...doc.map((runs) => paragraph(runs, 'p')))
  return holder.innerHTML
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
    .filter((line) => line instanceof Element || line.textContent !== '')
    .map((line) => line.textContent ?? '')
  return lines
    .join('\n')
    .replaceAll('\u00A0', ' ')
    .replace(/[\u200B\uFEFF]/g, '')
}

export function hrefsOf(host: HTMLElement): string[] {
  return [...host.querySelectorAll('a[href]')].map((link) => link.getAttribute('href') ?? '')
}
