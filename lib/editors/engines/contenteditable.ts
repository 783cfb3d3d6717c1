/** A plain contenteditable box, whose DOM is its model and whose undo the browser keeps. */
import { selectedEnds } from '../selected-ends.ts'
import type { Ends } from '../text-of-range.ts'
import { ask, deleteAndInsert, exec, execLine, select, unlink } from './commands.ts'
import type { Engine } from './engine.ts'
import { insertKeepingSpaces } from './keeping-spaces.ts'

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
    if (!ask(host, 'insertLineBreak', null, null)) {
      execLine('insertLineBreak')
      return
    }
    // Squire puts one break at the end of a block, where it takes two: browsers put the text before.
    const ends = selectedEnds(host)
    if (!ends || !isBehindLastBreak(ends)) return
    ask(host, 'insertLineBreak', null, null)
    select(ends)
  },
  undo: () => exec('undo'),
  widensLinks: false,
  joinsWithinMs: 0,
}

function isBehindLastBreak({ startContainer: node, startOffset: offset }: Ends): boolean {
  const { childNodes } = node
  return childNodes[offset - 1]?.nodeName === 'BR' && offset === childNodes.length
}
