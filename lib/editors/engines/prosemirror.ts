import { exec, execLine, pressUndo } from './commands.ts'
import type { Engine } from './engine.ts'

/**
 * ChatGPT, Jira, Intercom. A new paragraph in its DOM is taken for a press of Enter, which may
 * send: lines end by a break.
 */
export const prosemirror: Engine = {
  id: 'prosemirror',
  recognises: (host) => host.matches('.ProseMirror'),
  insert(_place, text) {
    exec('delete')
    return exec('insertText', text)
  },
  newline: () => execLine('insertLineBreak'),
  undo: pressUndo,
  unlinks: 'never',
  joinsWithinMs: 500,
}
