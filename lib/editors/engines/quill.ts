import { deleteAndInsert, execLine, pressUndo } from './commands.ts'
import type { Engine } from './engine.ts'

/**
 * Slack, Gemini. Deleted first, because text put over a link keeps the link, and text put over
 * several lines goes wrong in Firefox. Its lines are paragraphs: it drops breaks inside of one.
 */
export const quill: Engine = {
  id: 'quill',
  recognises: (host) => host.matches('.ql-editor'),
  insert: ({ ends }, text) => deleteAndInsert(ends, text),
  newline: () => execLine('insertParagraph'),
  undo: pressUndo,
  widensLinks: false,
  joinsWithinMs: 1000,
}
