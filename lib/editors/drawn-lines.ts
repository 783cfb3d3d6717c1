/** The text of an editor that draws its lines apart from where it takes them, as far as it is drawn. */
import type { Span } from '#lib/detection/finding.ts'
import { type Ends, INVISIBLE } from './text-of-range.ts'

/** CodeMirror 5, Ace with and without long lines wrapped, Monaco. */
const LINES =
  '.CodeMirror-code .CodeMirror-line, .ace_line_group, .ace_text-layer > .ace_line, .view-lines > .view-line'

/** Around them, and nothing else. */
export const DRAWN_IN = '.CodeMirror-code, .ace_text-layer, .view-lines'

interface Piece {
  at: number
  text: string
  node: Text
  from: number
}

export interface DrawnText {
  text: string
  /** @returns where a span begins and ends in the document. */
  endsOf(span: Span): Ends | null
}

/** From the top: Monaco leaves its lines in the order in which they came into view. */
export function drawnLines(editor: Element): HTMLElement[] {
  const topOf = ({ style }: HTMLElement) => Number.parseFloat(style.top) || 0
  return [...editor.querySelectorAll<HTMLElement>(LINES)].sort((a, b) => topOf(a) - topOf(b))
}

export function readDrawn(editor: Element): DrawnText {
  const pieces: Piece[] = []
  let text = ''
  for (const [index, line] of drawnLines(editor).entries()) {
    if (index > 0) text += '\n'
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!(node instanceof Text)) continue
      for (const piece of piecesOf(node)) {
        pieces.push({ ...piece, at: text.length })
        text += piece.text
      }
    }
  }
  return {
    text,
    endsOf({ start, end }) {
      const first = pieces.find(({ at, text: { length } }) => start < at + length)
      const last = pieces.findLast(({ at }) => at < end)
      if (!first || !last) return null
      return {
        startContainer: first.node,
        startOffset: first.from + Math.max(0, start - first.at),
        endContainer: last.node,
        endOffset: last.from + Math.min(last.text.length, end - last.at),
      }
    },
  }
}

/** Without what takes no room, and with spaces as they were typed. */
function piecesOf(node: Text): Omit<Piece, 'at'>[] {
  const found: Omit<Piece, 'at'>[] = []
  let from = 0
  for (const text of node.data.split(INVISIBLE)) {
    if (text !== '') found.push({ text: text.replaceAll('\u00A0', ' '), node, from })
    from += text.length + 1
  }
  return found
}
