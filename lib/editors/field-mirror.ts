/**
 * Where a piece of a field's text is drawn. No range reaches into a field, so its text is laid out
 * once more, unseen, in a root of ours: an element for each line, of which only those are laid out
 * again that have changed.
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
  'lineHeight',
  'overflowWrap',
  'paddingBottom',
  'paddingLeft',
  'paddingRight',
  'paddingTop',
  'tabSize',
  'textAlign',
  'textIndent',
  'textTransform',
  'whiteSpace',
  'wordBreak',
  'wordSpacing',
  'writingMode',
] as const

export class FieldMirror {
  readonly #field: TextField
  readonly #root: () => ParentNode
  readonly #element = document.createElement('div')
  /** A field that goes from the page has no size any more: nothing of its text stays with us. */
  readonly #sizes = new ResizeObserver(() => {
    if (!this.#field.isConnected) this.remove()
  })
  /** Laid out in this turn: to be measured as often as there are spans. */
  #laidOut: string | null = null
  #seen = new DOMRect()
  /** From the mirror to where the field shows its text. */
  #shift = { across: 0, down: 0 }
  #lines: string[] = []
  #looks = ''

  /** @param root - of ours, where the page neither sees nor styles what is in it. */
  constructor(field: TextField, root: () => ParentNode) {
    this.#field = field
    this.#root = root
    this.#element.setAttribute('aria-hidden', 'true')
  }

  /** Until it is asked for boxes again. */
  remove(): void {
    this.#sizes.disconnect()
    this.#element.remove()
    this.#element.replaceChildren()
    this.#lines = []
    this.#laidOut = null
  }

  /** @returns one box for each line that is in view, in client coordinates. */
  boxesOf({ start, end }: Span): DOMRect[] {
    if (!this.#field.isConnected) return []
    this.#layOut()
    const [first, last] = [this.#placeOf(start), this.#placeOf(end)]
    if (!first || !last) return []
    const range = document.createRange()
    range.setStart(first.node, first.offset)
    range.setEnd(last.node, last.offset)
    const seen = this.#seen
    const { across, down } = this.#shift
    return lineBoxes(range.getClientRects()).flatMap(
      (box) => common(new DOMRect(box.x + across, box.y + down, box.width, box.height), seen) ?? [],
    )
  }

  #layOut(): void {
    const { value } = this.#field
    if (this.#laidOut === value) return
    if (!this.#element.parentNode) {
      this.#root().append(this.#element)
      this.#sizes.observe(this.#field)
    }
    // Before anything is measured: then the page is laid out once.
    this.#write(value.split('\n'))
    const looks = getComputedStyle(this.#field)
    this.#seen = this.#inside(looks)
    this.#dress(looks)
    const mirror = this.#element.getBoundingClientRect()
    const { scrollLeft, scrollTop } = this.#field
    this.#shift = {
      across: this.#seen.left - mirror.left - scrollLeft,
      down: this.#seen.top - mirror.top - scrollTop + this.#lowered(),
    }
    this.#laidOut = value
    queueMicrotask(() => {
      this.#laidOut = null
    })
  }

  #dress(computed: CSSStyleDeclaration): void {
    const isOneLine = this.#field instanceof HTMLInputElement
    const own = SAME.map((name) => [name, computed[name]] as const)
    // Without the borders, and without the scrollbar that takes room from the text.
    const { width } = this.#seen
    const looks = JSON.stringify([own, width])
    if (looks === this.#looks) return
    this.#looks = looks
    const { style } = this.#element
    for (const [name, value] of own) style[name] = value
    style.position = 'fixed'
    style.inset = '0 auto auto 0'
    style.visibility = 'hidden'
    style.pointerEvents = 'none'
    style.contain = 'layout style'
    style.boxSizing = 'border-box'
    style.width = isOneLine ? 'max-content' : `${width}px`
    style.minWidth = `${width}px`
    if (isOneLine) style.whiteSpace = 'pre'
  }

  #write(lines: string[]): void {
    const known = this.#lines
    const shorter = Math.min(known.length, lines.length)
    let head = 0
    while (head < shorter && known[head] === lines[head]) head += 1
    let tail = 0
    while (tail < shorter - head && known.at(-1 - tail) === lines.at(-1 - tail)) tail += 1
    this.#lines = lines
    const gone = known.length - head - tail
    const fresh = lines.slice(head, lines.length - tail)
    const { children } = this.#element
    // A line that is typed in keeps its element, and its text node.
    for (const [i, line] of fresh.slice(0, gone).entries()) {
      const text = children[head + i]?.firstChild
      if (text) text.nodeValue = shown(line)
    }
    const end = head + Math.min(gone, fresh.length)
    for (let left = gone - fresh.length; left > 0; left -= 1) children[end]?.remove()
    const more = fresh.slice(gone).map(lineElement)
    const next = children[end]
    if (next) next.before(...more)
    else this.#element.append(...more)
  }

  #placeOf(at: number): { node: Node; offset: number } | null {
    let rest = at
    const index = this.#lines.findIndex((line) => {
      if (rest <= line.length) return true
      rest -= line.length + 1
      return false
    })
    const node = this.#element.children[index]?.firstChild
    return node ? { node, offset: rest } : null
  }

  /** Inside the field's borders. Firefox takes the padding of an input for a border too. */
  #inside({ borderLeftWidth, borderRightWidth }: CSSStyleDeclaration): DOMRect {
    const { left, top, width } = this.#field.getBoundingClientRect()
    const { clientTop, clientWidth, clientHeight } = this.#field
    const start = Number.parseFloat(borderLeftWidth)
    const isOneLine = this.#field instanceof HTMLInputElement
    const inner = isOneLine ? width - start - Number.parseFloat(borderRightWidth) : clientWidth
    return new DOMRect(left + start, top + clientTop, inner, clientHeight)
  }

  /** The one line of an input stands in the middle of its height. */
  #lowered(): number {
    if (this.#field instanceof HTMLTextAreaElement) return 0
    return (this.#field.clientHeight - this.#element.offsetHeight) / 2
  }
}

/** An empty line keeps its height. */
const shown = (line: string): string => (line === '' ? '\u200B' : line)

function lineElement(line: string): HTMLElement {
  const element = document.createElement('div')
  element.append(shown(line))
  return element
}

function common(a: DOMRect, b: DOMRect): DOMRect | null {
  const left = Math.max(a.left, b.left)
  const top = Math.max(a.top, b.top)
  const width = Math.min(a.right, b.right) - left
  const height = Math.min(a.bottom, b.bottom) - top
  return width > 0 && height > 0 ? new DOMRect(left, top, width, height) : null
}
