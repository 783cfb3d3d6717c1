import type { Ends } from '../text-of-range.ts'
import { exec, rangeOf, select } from './commands.ts'
import type { Place } from './engine.ts'

/**
 * Firefox 153 eats the spaces beside an inline element whose whole text is replaced. Taking them
 * into the selection keeps them, and keeps it one step to undo.
 */
export function insertKeepingSpaces({ host, ends }: Place, text: string): boolean {
  const around = keepsSpaces(host) ? null : spacesAround(host, ends)
  if (!around) return exec('insertText', text)
  select(around.ends)
  return exec('insertText', around.before + text + around.after)
}

interface SpacesAround {
  before: string
  after: string
  /** The selection with those spaces in it. */
  ends: Ends
}

/** The spaces of neighbouring text nodes, when a text node is selected from end to end. */
function spacesAround(host: HTMLElement, ends: Ends): SpacesAround | null {
  const { startContainer: node, startOffset, endContainer, endOffset } = ends
  if (!(node instanceof Text) || node !== endContainer) return null
  if (startOffset !== 0 || endOffset !== node.data.length) return null
  const texts = textNodes(host)
  const at = texts.indexOf(node)
  const [previous, next] = [texts[at - 1], texts[at + 1]]
  const before =
    (previous && isBeside(previous, node) && previous.data.match(/[ \u00A0]$/)?.[0]) || ''
  const after = (next && isBeside(node, next) && next.data.match(/^[ \u00A0]/)?.[0]) || ''
  if (before + after === '') return null
  const start =
    before && previous ? { node: previous, offset: previous.data.length - 1 } : { node, offset: 0 }
  const end = after && next ? { node: next, offset: 1 } : { node, offset: endOffset }
  return {
    before,
    after,
    ends: {
      startContainer: start.node,
      startOffset: start.offset,
      endContainer: end.node,
      endOffset: end.offset,
    },
  }
}

/** Whether two texts stand on one line, with nothing between them that is no text. */
function isBeside(first: Text, second: Text): boolean {
  const range = rangeOf({
    startContainer: first,
    startOffset: first.data.length,
    endContainer: second,
    endOffset: 0,
  })
  const { commonAncestorContainer: around } = range
  return (
    around instanceof HTMLElement &&
    [...around.querySelectorAll<HTMLElement>('*')]
      .filter((one) => range.intersectsNode(one))
      .every((one) => one.isContentEditable && one.localName !== 'br' && isInline(one))
  )
}

function isInline(element: Element): boolean {
  return getComputedStyle(element).display === 'inline'
}

function keepsSpaces(host: HTMLElement): boolean {
  return /^(?:pre|break-spaces|preserve)/.test(getComputedStyle(host).whiteSpace)
}

function textNodes(host: HTMLElement): Text[] {
  const walker = document.createTreeWalker(host, NodeFilter.SHOW_TEXT)
  const found: Text[] = []
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Text) found.push(node)
  }
  return found
}
