/** A plain contenteditable box, whose DOM is its model and whose undo the browser keeps. */
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
 */
export async function replaceInEditable(
  host: HTMLElement,
  ends: Ends,
  text: string,
  link: string,
): Promise<'replaced' | 'failed'> {
  const lines = significantLines(text)
  const before = lines.map((line) => count(visibleText(host), line))
  host.focus({ preventScroll: true })
  select(ends)
  insert(link)
  await twoFrames()
  const after = visibleText(host)
  const isThere = after.includes(link)
  const rest = after.replace(link, '')
  const isGone = lines.every((line, i) => count(rest, line) < (before[i] ?? 0))
  return isThere && isGone && !isInAttributes(host, lines) ? 'replaced' : 'failed'
}

/** Put `text` back where `link` stands. */
export async function restoreInEditable(
  host: HTMLElement,
  link: string,
  text: string,
): Promise<boolean> {
  const range = findText(host, link)
  if (!range) return false
  host.focus({ preventScroll: true })
  select(range)
  insert(text)
  await twoFrames()
  return !visibleText(host).includes(link)
}

function select(ends: Ends): void {
  const { startContainer, startOffset, endContainer, endOffset } = ends
  const selection = startContainer.ownerDocument?.getSelection()
  selection?.setBaseAndExtent(startContainer, startOffset, endContainer, endOffset)
}

function insert(text: string): void {
  // Inside a link the new text would take over its target, where the secret may stand.
  if (isInLink()) document.execCommand('unlink')
  document.execCommand('insertText', false, text)
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

/**
 * The lines by which a text is recognised: blocks join without a break in `textContent`, so it is
 * looked for line by line, and short lines ("}") say nothing beside longer ones.
 */
function significantLines(text: string): string[] {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const long = lines.filter((line) => line.length >= 8)
  return long.length > 0 ? long : lines
}

function visibleText(host: HTMLElement): string {
  return (host.textContent ?? '').replaceAll('\u00A0', ' ').replace(INVISIBLE, '')
}

function count(text: string, part: string): number {
  return text.split(part).length - 1
}

function isInAttributes(host: HTMLElement, lines: string[]): boolean {
  const values = Array.from(host.querySelectorAll('*')).flatMap((element) =>
    Array.from(element.attributes, ({ value }) => value),
  )
  return values.some((value) =>
    lines.some((line) => value.includes(line) || safeDecode(value).includes(line)),
  )
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
  const walker = document.createTreeWalker(host, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.nodeValue?.indexOf(text) ?? -1
    if (at < 0) continue
    const range = document.createRange()
    range.setStart(node, at)
    range.setEnd(node, at + text.length)
    return range
  }
  return null
}

function twoFrames(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()))
  })
}
