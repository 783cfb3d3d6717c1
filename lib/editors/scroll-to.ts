/** Brings a place of a page into view, in whatever scrolls around it. */
import { elementOf, type PagePlace } from './page-text.ts'

export function scrollTo(place: PagePlace): void {
  const element = place instanceof Range ? elementOf(place) : place
  if (!element) return
  // First, because the browser alone can scroll what is around a frame of another origin.
  element.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' })
  centre(element, () => place.getBoundingClientRect())
}

/** An element may be much longer than the text in it that is meant. */
function centre(element: Element, rect: () => DOMRect): void {
  for (let at: Element | null = element; at; at = parentOf(at)) {
    if (scrolls(at)) centreIn(at, rect())
  }
  const frame = element.ownerDocument.defaultView?.frameElement
  if (!frame) return
  centre(frame, () => {
    const { left, top, width, height } = rect()
    const outer = frame.getBoundingClientRect()
    return new DOMRect(outer.left + left, outer.top + top, width, height)
  })
}

function parentOf(element: Element): Element | null {
  const outer = element.assignedSlot ?? element.parentElement
  if (outer) return outer
  const root = element.getRootNode()
  return root instanceof ShadowRoot ? root.host : null
}

function scrolls(element: Element): boolean {
  if (element === element.ownerDocument.scrollingElement) return true
  const isLonger =
    element.scrollHeight > element.clientHeight || element.scrollWidth > element.clientWidth
  return isLonger && !/^(?:visible|clip)/.test(getComputedStyle(element).overflow)
}

function centreIn(box: Element, { left, top, width, height }: DOMRect): void {
  const isView = box === box.ownerDocument.scrollingElement
  const { left: x, top: y } = isView ? { left: 0, top: 0 } : box.getBoundingClientRect()
  const isBeside = left < x || left + width > x + box.clientWidth
  box.scrollBy({
    top: top + height / 2 - (y + box.clientHeight / 2),
    left: isBeside ? left + width / 2 - (x + box.clientWidth / 2) : 0,
    behavior: 'instant',
  })
}
