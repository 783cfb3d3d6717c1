import type { Severity, Span } from '#lib/detection/finding.ts'
import type { ComposeBox } from '#lib/editors/compose-box.ts'
import { MARKS } from '#lib/guard/marks.ts'
import type { Line, Surface } from './surface.ts'

export interface Mark {
  box: ComposeBox
  span: Span
  severity: Severity
  /** Busy: a link is being made of it. */
  state: 'found' | 'busy'
}

export interface Marks {
  /** In place of all marks so far. */
  set(marks: readonly Mark[]): void
  clear(): void
  end(): void
}

const [STRONG, MILD, BUSY] = MARKS
const NAMES = { strong: STRONG, mild: MILD, busy: BUSY } as const
type Look = keyof typeof NAMES
const LOOKS: readonly Look[] = ['strong', 'mild', 'busy']

/** Colours that can be seen on light and dark: they stand on the page's ground, not on ours. */
export const MARKS_STYLE = `
::highlight(ms-1) { background-color: rgb(240 102 42 / 18%); text-decoration: underline 2px rgb(240 102 42); text-decoration-skip-ink: none; text-underline-offset: 2px }
::highlight(ms-2) { text-decoration: underline dotted 2px rgb(240 102 42) }
::highlight(ms-3) { background-color: rgb(140 130 120 / 20%); text-decoration: underline dashed 2px rgb(140 130 120) }
`

/**
 * Underlines what was found, without touching the page's nodes: by highlights, and by lines drawn
 * over fields and where a browser has no highlights.
 */
export function createMarks(surface: Pick<Surface, 'drawLines'>): Marks {
  let lines: Mark[] = []
  let frame = 0
  let isOver = false
  let scrolling: AbortController | null = null
  let followed = new Set<Element>()
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(MARKS_STYLE)
  const adopted = new Set<Document | ShadowRoot>()
  const sizes = new ResizeObserver(() => later())

  function draw(): void {
    cancelAnimationFrame(frame)
    frame = 0
    surface.drawLines(lines.flatMap(lineOf))
  }

  function later(): void {
    frame ||= requestAnimationFrame(draw)
  }

  /** Listeners only while something is drawn. */
  function follow(): void {
    const before = followed
    followed = new Set(lines.map(({ box }) => box.element))
    // Each new observation draws once more: only for what is new.
    for (const one of before) if (!followed.has(one)) sizes.unobserve(one)
    for (const one of followed) if (!before.has(one)) sizes.observe(one)
    if (lines.length === 0) {
      scrolling?.abort()
      scrolling = null
      return
    }
    if (scrolling) return
    scrolling = new AbortController()
    const { signal } = scrolling
    window.addEventListener('scroll', later, { capture: true, passive: true, signal })
    window.addEventListener('resize', later, { passive: true, signal })
  }

  function highlight(marks: readonly Mark[]): Mark[] {
    const ranges: Record<Look, StaticRange[]> = { strong: [], mild: [], busy: [] }
    const rest: Mark[] = []
    for (const mark of marks) {
      const range = 'highlights' in CSS ? mark.box.rangeOf(mark.span) : null
      if (range) {
        ranges[lookOf(mark)].push(range)
        adopt(mark.box.element)
      } else rest.push(mark)
    }
    if ('highlights' in CSS) {
      for (const look of LOOKS) {
        if (ranges[look].length > 0) CSS.highlights.set(NAMES[look], new Highlight(...ranges[look]))
        else CSS.highlights.delete(NAMES[look])
      }
    }
    return rest
  }

  /** A page may set its sheets anew at any time, and ours would be gone. */
  function adopt(element: Element): void {
    // There the browser has the sheet, and takes it out with the extension.
    if (import.meta.env.FIREFOX) return
    const root = element.getRootNode()
    if (!(root instanceof Document || root instanceof ShadowRoot)) return
    adopted.add(root)
    if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet)
  }

  function set(marks: readonly Mark[]): void {
    if (isOver) return
    const hadLines = lines.length > 0
    lines = highlight(marks)
    follow()
    // In this turn, in which the card is placed too: the text is laid out for both at once.
    if (hadLines || lines.length > 0) draw()
  }

  return {
    set,
    clear: () => set([]),
    end() {
      set([])
      isOver = true
      cancelAnimationFrame(frame)
      surface.drawLines([])
      for (const root of adopted) {
        root.adoptedStyleSheets = root.adoptedStyleSheets.filter((one) => one !== sheet)
      }
    },
  }
}

function lookOf({ state, severity }: Mark): Look {
  if (state === 'busy') return 'busy'
  return severity === 'low' ? 'mild' : 'strong'
}

function lineOf(mark: Mark): Line[] {
  const { box, span } = mark
  if (!box.isLive()) return []
  const { element } = box
  // First, because it lays out text: what is measured after it is measured at once.
  const boxes = box.boxesOf(span)
  const { left, top } = element.getBoundingClientRect()
  const { clientLeft, clientTop, clientWidth, clientHeight } = element
  const clip = {
    left: left + clientLeft,
    top: top + clientTop,
    width: clientWidth,
    height: clientHeight,
  }
  return [{ clip, boxes, look: lookOf(mark) }]
}
