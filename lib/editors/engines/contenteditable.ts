/** A plain contenteditable box, whose DOM is its model and whose undo the browser keeps. */
import { hasFocus } from '../focus.ts'
import { twoFrames } from '../frames.ts'
import { type Ends, INVISIBLE } from '../text-of-range.ts'

/** The outermost editable element around `node`, or null outside of any. */
export function editingHost(node: Node): HTMLElement | null {
  const element = node instanceof Element ? node : node.parentElement
  if (!(element instanceof HTMLElement) || !element.isContentEditable) return null
  let host = element
  for (let at = host.parentElement; at?.isContentEditable; at = at.parentElement) host = at
  return host
}

/**
 * Replace the selected text by `link` through the browser's editing commands, then read it back
 * after two frames: the link must stand in the text, and the secret nowhere in text, markup or
 * any `href` (a text that was linked before would live on in its target).
 * @returns `failed` with the box as it was, as far as the browser's own undo reaches.
 */
export async function replaceInEditable(
  host: HTMLElement,
  ends: Ends,
  text: string,
  link: string,
): Promise<'replaced' | 'failed'> {
  if (!hasFocus(host)) return 'failed'
  const lines = linesOf(text)
  const before = visibleText(host)
  const counts = lines.map((line) => count(bare(before), line))
  putInPlace(host, ends, link)
  await twoFrames()
  const after = visibleText(host)
  const rest = bare(after.replace(link, ''))
  const isGone = lines.every((line, i) => count(rest, line) < (counts[i] ?? 0))
  if (after.includes(link) && isGone && !isInAttributes(host, lines)) return 'replaced'
  if (after !== before) document.execCommand('undo')
  return 'failed'
}

/** Put `text` back where `link` stands. */
export async function restoreInEditable(
  host: HTMLElement,
  link: string,
  text: string,
): Promise<boolean> {
  const range = findText(host, link)
  if (!range || !hasFocus(host)) return false
  putInPlace(host, range, text)
  await twoFrames()
  const after = visibleText(host)
  return !after.includes(link) && bare(after).includes(bare(text))
}

function select(ends: Ends): void {
  const { startContainer, startOffset, endContainer, endOffset } = ends
  const selection = startContainer.ownerDocument?.getSelection()
  selection?.setBaseAndExtent(startContainer, startOffset, endContainer, endOffset)
}

function putInPlace(host: HTMLElement, ends: Ends, text: string): void {
  select(ends)
  const around = spacesAround(host, ends)
  insert(text)
  if (!around || !hasLostSpace(host, text, around)) return
  // Firefox 153 eats the spaces beside an inline element whose whole text is replaced. Taking
  // them into the selection keeps them, and keeps it one step to undo.
  document.execCommand('undo')
  select(around.ends)
  insert(around.before + text + around.after)
}

function insert(text: string): void {
  // Inside a link the new text would take over its target, where the secret may stand.
  if (isInLink()) document.execCommand('unlink')
  document.execCommand('insertText', false, text)
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
  const before = previous?.data.match(/[ \u00A0]$/)?.[0] ?? ''
  const after = next?.data.match(/^[ \u00A0]/)?.[0] ?? ''
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

function hasLostSpace(host: HTMLElement, text: string, { before, after }: SpacesAround): boolean {
  const shown = (host.textContent ?? '').replaceAll('\u00A0', ' ')
  const kept = (before && ' ') + text + (after && ' ')
  return !shown.includes(kept)
}

function textNodes(host: HTMLElement): Text[] {
  const walker = document.createTreeWalker(host, NodeFilter.SHOW_TEXT)
  const found: Text[] = []
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Text) found.push(node)
  }
  return found
}

function isInLink(): boolean {
  const selection = document.getSelection()
  const range = selection?.rangeCount ? selection.getRangeAt(0) : null
  if (!range) return false
  const parent = range.startContainer.parentElement
  return (
    Boolean(parent?.closest('a[href]')) || range.cloneContents().querySelector('a[href]') !== null
  )
}

/** White space differs between what was read and `textContent`: it is left out of comparisons. */
function bare(text: string): string {
  return text.replace(/\s+/g, '')
}

/** Blocks join without a break in `textContent`, so a text is looked for line by line. */
function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map(bare)
    .filter((line) => line !== '')
}

function visibleText(host: HTMLElement): string {
  return (host.textContent ?? '').replaceAll('\u00A0', ' ').replace(INVISIBLE, '')
}

function count(text: string, part: string): number {
  return text.split(part).length - 1
}

/** A short line says nothing in an attribute: any class name may hold it. */
const SHORTEST_IN_ATTRIBUTE = 6

function isInAttributes(host: HTMLElement, lines: string[]): boolean {
  const long = lines.filter((line) => line.length >= SHORTEST_IN_ATTRIBUTE)
  const values = Array.from(host.querySelectorAll('*')).flatMap((element) =>
    Array.from(element.attributes, ({ value }) => `${value} ${safeDecode(value)}`),
  )
  return values.some((value) => long.some((line) => bare(value).includes(line)))
}

function safeDecode(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    // Not percent-encoded: it is what it is.
    return value
  }
}

function findText(host: HTMLElement, text: string): Range | null {
  const node = textNodes(host).find(({ data }) => data.includes(text))
  if (!node) return null
  const at = node.data.indexOf(text)
  const range = document.createRange()
  range.setStart(node, at)
  range.setEnd(node, at + text.length)
  return range
}
