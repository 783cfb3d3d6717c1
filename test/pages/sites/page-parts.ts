/** Where the parts of a page are: in the page itself, in its open shadow roots, in frames that it fills. */

/**
 * As mail sites do it (Proton, TinyMCE): a frame without an address is written once it is there,
 * which takes away whatever listened in it. Its keys are told to the page around it.
 */
export function writeFrames(): void {
  for (const frame of document.querySelectorAll<HTMLIFrameElement>(WRITTEN)) {
    const inner = frame.contentDocument
    if (!inner) throw new Error('The frame is not ours')
    inner.open()
    inner.write(partOf(frame.dataset.written ?? '').innerHTML)
    inner.close()
    inner.addEventListener('keydown', (event) =>
      frame.dispatchEvent(new KeyboardEvent(event.type, event)),
    )
  }
}

export function partsOf(css: string): HTMLElement[] {
  return [...roots()].flatMap((root) => [...root.querySelectorAll<HTMLElement>(css)])
}

export function partOf(css: string): HTMLElement {
  const [found] = partsOf(css)
  if (!found) throw new Error(`The page has no ${css}`)
  return found
}

function* roots(): Generator<Document | ShadowRoot> {
  yield document
  for (const { shadowRoot } of document.querySelectorAll('*')) if (shadowRoot) yield shadowRoot
  for (const { contentDocument } of document.querySelectorAll<HTMLIFrameElement>(WRITTEN)) {
    if (contentDocument) yield contentDocument
  }
}

const WRITTEN = 'iframe[data-written]'
