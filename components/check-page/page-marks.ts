import type { PagePlace } from '#lib/editors/page-text.ts'
import { PAGE_MARKS } from '#lib/guard/marks.ts'
import { createOutlines } from './outlines.ts'

export interface PageMark {
  place: PagePlace
  /** Rather likely than sure, or of little weight. */
  isMild: boolean
}

export interface PageMarks {
  /** In place of all marks so far. */
  set(marks: readonly PageMark[]): void
  /** Make one stand out for a moment. */
  flash(place: PagePlace): void
  /** Take all away. */
  end(): void
}

const [STRONG, MILD, SHOWN] = PAGE_MARKS
/** Long enough to be found by the eye after the page has jumped. */
const FLASH_MS = 2500

/** As those in compose boxes look (`components/composer/marks.ts`). It only stands out: nothing moves. */
export const PAGE_MARKS_STYLE = `
::highlight(${STRONG}) { background-color: rgb(240 102 42 / 18%); text-decoration: underline 2px rgb(240 102 42); text-decoration-skip-ink: none; text-underline-offset: 2px }
::highlight(${MILD}) { text-decoration: underline dotted 2px rgb(240 102 42) }
::highlight(${SHOWN}) { background-color: rgb(240 102 42 / 65%); text-decoration: underline 3px rgb(240 102 42) }
`

/** Marks places of a page without touching its nodes: text by highlights, fields by outlines. */
export function createPageMarks(): PageMarks {
  const outlines = createOutlines()
  const adopted = new Set<Document | ShadowRoot>()
  let flashing: ReturnType<typeof setTimeout> | undefined
  let sheet: CSSStyleSheet | null = null

  /** A root shows only what its own sheets say of a highlight. */
  function adopt(range: Range): void {
    // There the browser has the sheet, and takes it out with the extension.
    if (import.meta.env.FIREFOX) return
    const root = range.startContainer.getRootNode()
    if (!(root instanceof Document || root instanceof ShadowRoot)) return
    if (!sheet) {
      sheet = new CSSStyleSheet()
      sheet.replaceSync(PAGE_MARKS_STYLE)
    }
    adopted.add(root)
    if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet)
  }

  function highlight(name: string, ranges: readonly Range[], priority = 0): void {
    if (!('highlights' in CSS)) return
    if (ranges.length === 0) {
      CSS.highlights.delete(name)
      return
    }
    for (const range of ranges) adopt(range)
    const mark = new Highlight(...ranges)
    mark.priority = priority
    CSS.highlights.set(name, mark)
  }

  function endFlash(): void {
    clearTimeout(flashing)
    highlight(SHOWN, [])
    outlines.flash(null)
  }

  return {
    set(marks) {
      endFlash()
      const rangesOf = (isMild: boolean) =>
        marks.flatMap((mark) =>
          mark.place instanceof Range && mark.isMild === isMild ? [mark.place] : [],
        )
      highlight(STRONG, rangesOf(false))
      highlight(MILD, rangesOf(true))
      outlines.set(marks.flatMap(({ place }) => outlinedBy(place) ?? []))
    },
    flash(place) {
      endFlash()
      if (place instanceof Range) highlight(SHOWN, [place], 1)
      outlines.flash(outlinedBy(place))
      flashing = setTimeout(endFlash, FLASH_MS)
    },
    end() {
      endFlash()
      highlight(STRONG, [])
      highlight(MILD, [])
      outlines.set([])
      for (const root of adopted) {
        root.adoptedStyleSheets = root.adoptedStyleSheets.filter((one) => one !== sheet)
      }
      adopted.clear()
    },
  }
}

/** What has a line around it, where no highlight shows. */
function outlinedBy(place: PagePlace): HTMLElement | null {
  if (!(place instanceof Range)) return place
  // Firefox (153) paints no highlight on text that stands right in a shadow root.
  const root = import.meta.env.FIREFOX ? place.startContainer.parentNode : null
  return root instanceof ShadowRoot && root.host instanceof HTMLElement ? root.host : null
}
