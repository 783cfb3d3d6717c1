import type { Ends } from '../text-of-range.ts'
import {
  exec,
  isCaret,
  paste,
  pressBackspace,
  pressShiftEnter,
  pressUndo,
  select,
} from './commands.ts'
import type { Engine } from './engine.ts'

/**
 * Older editors of React pages. In Chromium a command changes its DOM behind React's back, and it
 * takes a paste; in Firefox a paste that is made up arrives empty, and it follows commands.
 */
export const draftjs: Engine = {
  id: 'draftjs',
  recognises: (host) => host.matches('.public-DraftEditor-content'),
  insert({ host, ends }, text) {
    select(ends)
    // It hears of a selection later than we paste, and would paste at the place before.
    host.ownerDocument.dispatchEvent(new Event('selectionchange'))
    // At the beginning of a link the new text would become a part of it. At a caret the key would
    // take the character before.
    if (!isCaret(ends) && linkAt(ends)) pressBackspace(host)
    if (import.meta.env.FIREFOX) return exec('insertText', text)
    paste(host, text)
    return true
  },
  newline: (host) => void pressShiftEnter(host),
  undo: pressUndo,
  widensLinks: true,
  joinsWithinMs: 0,
}

function linkAt({ startContainer }: Ends): Element | null {
  return startContainer.parentElement?.closest('a[href]') ?? null
}
