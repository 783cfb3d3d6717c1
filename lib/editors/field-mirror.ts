/**
 * Where a piece of a field's text is drawn. No range reaches into a field, so its text is laid out
 * once more, unseen, in a root of ours.
 */
import type { Span } from '#lib/detection/finding.ts'
import type { TextField } from './engines/text-field.ts'
import { lineBoxes } from './line-boxes.ts'

/** What decides where the lines of a field break. */
const SAME = [
  'direction',
  'font',
  'fontFeatureSettings',
  'fontKerning',
  'fontVariationSettings',
  'hyphens',
  'letterSpacing',
  'lineBreak',
  'overflowWrap',
  'paddingBottom',
  'paddingLeft',
  'paddingRight',
  'paddingTop',
  'tabSize',
  'textAlign',
  'textIndent',
  'textTransform',
  'wordBreak',
  'wordSpacing',
  'writingMode',
] as const

export class FieldMirror {
  readonly #field: TextField
  readonly #element: HTMLDivElement
  readonly #text = new Text()

  /** @param root - of ours, where the page neither sees nor styles what is in it. */
  constructor(field: TextField, root: ParentNode) {
    this.#field = field
    this.#element = document.createElement('div')
    this.#element.setAttribute('aria-hidden', 'true')
    this.#element.append(this.#text)
    root.append(this.#element)
  }

  remove(): void {
    this.#element.remove()
  }

  /** @returns one box for each line that is in view, in client coordinates. */
  boxesOf({ start, end }: Span): DOMRect[] {
    this.#layOut()
    const range = document.createRange()
    range.setStart(this.#text, Math.min(start, this.#text.length))
    range.setEnd(this.#text, Math.min(end, this.#text.length))
    const mirror = this.#element.getBoundingClientRect()
    const seen = this.#inside()
    const across = seen.left - mirror.left - this.#field.scrollLeft
    const down = seen.top - mirror.top - this.#field.scrollTop + this.#lowered()
    return lineBoxes(range.getClientRects()).flatMap(
      (box) => common(new DOMRect(box.x + across, box.y + down, box.width, box.height), seen) ?? [],
    )
  }

  #layOut(): void {
    const field = this.#field
    const { style } = this.#element
    const looks = getComputedStyle(field)
    for (const name of SAME) style[name] = looks[name]
    const isOneLine = field instanceof HTMLInputElement
    style.position = 'fixed'
    style.inset = '0 auto auto 0'
    style.visibility = 'hidden'
    style.pointerEvents = 'none'
    style.contain = 'layout style'
    style.boxSizing = 'border-box'
    style.lineHeight = looks.lineHeight
    style.whiteSpace = isOneLine ? 'pre' : looks.whiteSpace
    // Without the borders, and without the scrollbar that takes room from the text.
    style.width = isOneLine ? 'max-content' : `${field.clientWidth}px`
    style.minWidth = `${field.clientWidth}px`
    if (this.#text.data !== field.value) this.#text.data = field.value
  }

  /** Inside the field's borders. */
  #inside(): DOMRect {
    const { left, top } = this.#field.getBoundingClientRect()
    const { clientLeft, clientTop, clientWidth, clientHeight } = this.#field
    return new DOMRect(left + clientLeft, top + clientTop, clientWidth, clientHeight)
  }

  /** The one line of an input stands in the middle of its height. */
  #lowered(): number {
    if (this.#field instanceof HTMLTextAreaElement) return 0
    return (this.#field.clientHeight - this.#element.offsetHeight) / 2
  }
}

function common(a: DOMRect, b: DOMRect): DOMRect | null {
  const left = Math.max(a.left, b.left)
  const top = Math.max(a.top, b.top)
  const width = Math.min(a.right, b.right) - left
  const height = Math.min(a.bottom, b.bottom) - top
  return width > 0 && height > 0 ? new DOMRect(left, top, width, height) : null
}
