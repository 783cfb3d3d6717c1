/** Where a card stands beside a span of text. Client coordinates throughout, in CSS pixels. */

export interface Box {
  left: number
  top: number
  width: number
  height: number
}

export type Side = 'above' | 'below'

export interface Scene {
  /** The boxes of the span, one for each line; empty when it is not drawn. */
  span: readonly Box[]
  /** Where the next letter goes; its whole line stays free. Null when nobody types. */
  caret: Box | null
  /** What is typed into: where it is low, the card stands clear of all of it. */
  field: Box | null
  /** What sends: left free where there is room elsewhere. */
  button?: Box | null
  viewport: Box
  /** As large as the card would like to be, at the width of `cardWidth`. */
  size: { width: number; height: number }
  /** Where it stood: a card does not jump from one side to the other while it fits. */
  last: Side | null
}

/** The card's place. It is lower than it would like to be where there is no room: then it scrolls. */
export interface Standing extends Box {
  side: Side
}

/** Between the card and the text, and between the card and the edge of the viewport. */
const GAP = 8
const WIDTH = 372
/** Below this there is no room beside a card, and it takes the whole width. */
const NARROW = 480
/** So far from the text it is still seen to belong to it. */
const NEAR = 120

export function cardWidth({ width }: Pick<Box, 'width'>): number {
  return width < NARROW ? Math.max(0, width - 2 * GAP) : WIDTH
}

/**
 * Above the span, below it, or at the edge that is further from the caret: never over the line
 * that is being typed, and inside the viewport. Above is the first choice, because text grows
 * downwards.
 */
export function standBeside(scene: Scene): Standing {
  const { span, caret, field, button, viewport, size, last } = scene
  const area = inset(viewport)
  const text = span.length > 0 ? union(span) : null
  const line = caret && lineOf(caret, area)
  const width = Math.min(size.width, area.width)
  const left = clamp(text?.left ?? area.left + area.width, area.left, right(area) - width)
  if (text && viewport.width >= NARROW) {
    const sides: readonly Side[] = last === 'below' ? ['below', 'above'] : ['above', 'below']
    const isBeside = button && (button.left >= left + width || right(button) <= left)
    const taken = button && !isBeside ? [button, null] : [null]
    for (const free of taken) {
      for (const side of sides) {
        const top = beside(side, [field, text, line, free], area, size.height)
        if (top !== null) return { left, top, width, height: size.height, side }
      }
    }
  }
  const free = line ?? lineOf(text ?? { ...area, height: 0 }, area)
  return { left, width, ...atEdge(free, area, size.height) }
}

/** The best top on one side that leaves line and button alone; null when there is none. */
function beside(
  side: Side,
  [field, text, line, button]: readonly [Box | null, Box, Box | null, Box | null],
  area: Box,
  height: number,
): number | null {
  const topAt = (box: Box) => (side === 'above' ? box.top - GAP - height : bottom(box) + GAP)
  const atText = topAt(text)
  // Text may be scrolled out of its field: both count.
  const atField = field && topAt(union([field, text]))
  const isNear = atField !== null && Math.abs(atField - atText) <= NEAR
  const beyond = [line, button]
    .filter((box) => box !== null)
    .map((box) => topAt(union([text, box])))
  const tops = [...(isNear ? [atField] : []), atText, ...beyond]
  const isFree = (top: number, box: Box | null) =>
    !box || top >= bottom(box) || top + height <= box.top
  const fits = (top: number) =>
    top >= area.top && top + height <= bottom(area) && isFree(top, line) && isFree(top, button)
  return tops.find(fits) ?? null
}

/** The edge of the viewport that is further from the line, with what room there is. */
function atEdge(line: Box, area: Box, wanted: number): Omit<Standing, 'left' | 'width'> {
  const above = Math.max(0, line.top - GAP - area.top)
  const below = Math.max(0, bottom(area) - bottom(line) - GAP)
  const height = Math.min(wanted, Math.max(above, below))
  return above >= below
    ? { top: area.top, height, side: 'above' }
    : { top: bottom(area) - height, height, side: 'below' }
}

/** The part of the area that a line takes, whole in width: text runs on to both sides of a caret. */
function lineOf(box: Box, area: Box): Box {
  const top = clamp(box.top, area.top, bottom(area))
  const end = clamp(bottom(box), area.top, bottom(area))
  return { left: area.left, width: area.width, top, height: end - top }
}

function inset({ left, top, width, height }: Box): Box {
  return {
    left: left + GAP,
    top: top + GAP,
    width: Math.max(0, width - 2 * GAP),
    height: Math.max(0, height - 2 * GAP),
  }
}

function union(boxes: readonly Box[]): Box {
  const left = Math.min(...boxes.map((box) => box.left))
  const top = Math.min(...boxes.map((box) => box.top))
  return {
    left,
    top,
    width: Math.max(...boxes.map(right)) - left,
    height: Math.max(...boxes.map(bottom)) - top,
  }
}

const right = ({ left, width }: Box): number => left + width
const bottom = ({ top, height }: Box): number => top + height

const clamp = (value: number, least: number, most: number): number =>
  Math.max(least, Math.min(value, most))
