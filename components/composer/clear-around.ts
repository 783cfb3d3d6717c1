/**
 * What the documents around this frame lay over it. Chromium's visibility answers for a frame as a whole, and
 * counts the shadow of a toolbar at its edge (measured: TinyMCE, Teams). Where all documents around
 * are of one origin, what is over a panel in the frame can be looked at itself.
 */
import { isHtml } from '#lib/editors/around.ts'
import { openShadowRoot } from '#lib/platform/shadow.ts'

/** In more elements than these nobody looks: it is not known to be clear. */
const MOST_ELEMENTS = 5000

/** @returns whether nothing around the frame covers the panel; false where nobody can look. */
export function isClearAround(panel: Element): boolean {
  let area = panel.getBoundingClientRect()
  for (let at: Window = window; at !== at.top; at = at.parent) {
    const frame = at.frameElement
    const outside = frame?.ownerDocument.defaultView
    if (!frame || !outside || !isHtml(frame)) return false
    const { left, top, width, height } = frame.getBoundingClientRect()
    // Drawn larger or smaller, nothing of it is where we think.
    if (Math.abs(width - frame.offsetWidth) > 1 || Math.abs(height - frame.offsetHeight) > 1) {
      return false
    }
    const seen = clip(area, at.innerWidth, at.innerHeight)
    area = new DOMRect(
      seen.left + left + frame.clientLeft,
      seen.top + top + frame.clientTop,
      seen.width,
      seen.height,
    )
    const shown = clip(area, outside.innerWidth, outside.innerHeight)
    if (!isDrawnAsItIs(frame) || !isHit(frame, shown) || isCovered(frame, shown)) return false
  }
  return window !== window.top
}

function clip({ left, top, right, bottom }: DOMRect, width: number, height: number): DOMRect {
  const [x, y] = [Math.max(0, left), Math.max(0, top)]
  return new DOMRect(x, y, Math.min(right, width) - x, Math.min(bottom, height) - y)
}

/** Nothing around it makes it transparent, blurs it or cuts it to a shape. */
function isDrawnAsItIs(frame: Element): boolean {
  for (let one: Element | null = frame; one; one = outer(one)) {
    const { opacity, filter, clipPath, maskImage, mixBlendMode } = getComputedStyle(one)
    if (Number(opacity) < 1 || mixBlendMode !== 'normal') return false
    if ([filter, clipPath, maskImage].some((effect) => effect !== 'none')) return false
  }
  return true
}

/** What takes the pointer is hit before it. */
function isHit(frame: Element, { left, top, right, bottom, width, height }: DOMRect): boolean {
  const root = frame.getRootNode()
  if (!('elementFromPoint' in root) || typeof root.elementFromPoint !== 'function') return false
  if (width < 1 || height < 1) return false
  const xs = [left + 1, (left + right) / 2, right - 1]
  const ys = [top + 1, (top + bottom) / 2, bottom - 1]
  const hitAt = root.elementFromPoint.bind(root)
  return xs.every((x) => ys.every((y) => hitAt(x, y) === frame))
}

/** What takes no pointer, and paints, over this area. */
function isCovered(frame: Element, area: DOMRect): boolean {
  let looked = 0
  const waiting: ParentNode[] = [frame.ownerDocument]
  for (const next of waiting) {
    for (const one of next.querySelectorAll('*')) {
      looked += 1
      if (looked > MOST_ELEMENTS) return true
      const root = openShadowRoot(one)
      if (root) waiting.push(root)
      if (one === frame || !isHtml(one)) continue
      if (!isOver(one.getBoundingClientRect(), area)) continue
      if (PARTS.some((part) => covers(one, part, frame))) return true
    }
  }
  return false
}

const PARTS = [null, '::before', '::after'] as const

function covers(one: HTMLElement, part: (typeof PARTS)[number], frame: Element): boolean {
  const style = getComputedStyle(one, part)
  if (part === null && one.contains(frame)) return false
  if (part !== null && (style.content === 'none' || style.content === 'normal')) return false
  if (style.pointerEvents !== 'none' || style.visibility !== 'visible') return false
  if (Number(style.opacity) === 0 || style.display === 'none') return false
  // A line around the frame, as editors draw for the focus, hides nothing.
  const isEmpty = part === null ? !hasContent(one) : /^["']{2}$/.test(style.content)
  const isClear = /^(?:transparent|rgba\(.*, 0\))$/.test(style.backgroundColor)
  const effects = [style.backgroundImage, style.backdropFilter, style.boxShadow]
  return !isEmpty || !isClear || effects.some((effect) => effect !== 'none' && effect !== '')
}

/** Its own: what it holds is looked at by itself. */
function hasContent(one: HTMLElement): boolean {
  if (/^(?:img|picture|canvas|video|iframe|object|embed|svg)$/i.test(one.localName)) return true
  return [...one.childNodes].some(
    ({ nodeType, nodeValue }) => nodeType === Node.TEXT_NODE && nodeValue?.trim() !== '',
  )
}

function isOver(a: DOMRect, b: DOMRect): boolean {
  return a.right > b.left && b.right > a.left && a.bottom > b.top && b.bottom > a.top
}

function outer(one: Element): Element | null {
  const root = one.getRootNode()
  return one.parentElement ?? ('host' in root && root.host instanceof Element ? root.host : null)
}
