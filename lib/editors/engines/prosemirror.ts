import { deleteAndInsert, execLine, pressShiftEnter, pressUndo } from './commands.ts'
import type { Engine } from './engine.ts'

/**
 * ChatGPT, Jira, Intercom. A new paragraph in its DOM is taken for a press of Enter, which may
 * send, and a break there is dropped by some schemas: its own keys are pressed first.
 */
export const prosemirror: Engine = {
  id: 'prosemirror',
  recognises: (host) => host.matches('.ProseMirror'),
  insert: ({ ends }, text) => deleteAndInsert(ends, text),
  newline(host) {
    if (!pressShiftEnter(host)) execLine('insertLineBreak')
  },
  undo: pressUndo,
  widensLinks: false,
  joinsWithinMs: 500,
}
