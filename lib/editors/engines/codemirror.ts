import { exec, paste, pressUndo } from './commands.ts'
import type { Engine } from './engine.ts'

/**
 * CodeMirror 6, which reads from its DOM what was typed. Its keys indent a line they begin like the
 * one before, and what is typed may be indented anew: lines are pasted, in Firefox all at once,
 * where a paste of ours arrives empty.
 */
export const codemirror: Engine = {
  id: 'codemirror',
  recognises: (host) => host.matches('.cm-content'),
  insert({ host }, text) {
    if (import.meta.env.FIREFOX || !text.includes('\n')) return exec('insertText', text)
    paste(host, text)
    return true
  },
  newline: null,
  undo: pressUndo,
  widensLinks: false,
  joinsWithinMs: 500,
}
