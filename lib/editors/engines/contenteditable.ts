/** A plain contenteditable box, whose DOM is its model and whose undo the browser keeps. */
import type { Ends } from '../text-of-range.ts'
import { ask, deleteAndInsert, exec, execLine, select, unlink } from './commands.ts'
import type { Engine, Place } from './engine.ts'

/**
 * Gmail, Telegram, RoosterJS (Outlook, Proton), Squire (Fastmail): whatever is editable and bears
 * no marker. An editor among them that keeps a model answers when it is asked.
 */
export const contenteditable: Engine = {
  id: 'contenteditable',
  recognises: (host) => host.isContentEditable,
  insert(place, text) {
    if (ask(place.host, 'insertText', text, place.ends)) return true
    unlink(place)
    if (import.meta.env.FIREFOX) return insertKeepingSpaces(place, text)
    return deleteAndInsert(place.ends, text)
  },
  newline(host) {
    if (!ask(host, 'insertLineBreak', null, null)) execLine('insertLineBreak')
  },
  undo: () => exec('undo'),
  widensLinks: false,
  joinsWithinMs: 0,
}

/**
 * Firefox 153 eats the spaces beside an inline element whose whole text is replaced. Taking them
 * into the selection keeps them, and keeps it one step to undo.
 */
function insertKeepingSpaces({ host, ends }: Place, text: string): boolean {
  const around = spacesAround(host, ends)
  const isDone = exec('insertText', text)
  if (!around || !hasLostSpace(host, text, around)) return isDone
  exec('undo')
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
