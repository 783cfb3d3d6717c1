/** Editors with a model of their own that take a made-up `beforeinput` for the person's. */
import { ask, exec, execLine, isCaret, pressUndo } from './commands.ts'
import type { Engine } from './engine.ts'

/**
 * Firefox fires `beforeinput` for commands too, so there the command is a second way in; in
 * Chromium it changes the DOM behind the model's back, and nothing is tried when the editor
 * did not take the event.
 */
export function asking(id: string, marker: string, joinsWithinMs: number): Engine {
  return {
    id,
    recognises: (host) => host.matches(marker),
    insert({ host, ends }, text) {
      // It would take one letter twice, as asked and as done.
      const isLetter = text.length === 1 && isCaret(ends)
      if (import.meta.env.FIREFOX && isLetter) return exec('insertText', text)
      if (ask(host, 'insertText', text, ends)) return true
      // A letter at a caret it may leave to the browser.
      return import.meta.env.FIREFOX || isLetter ? exec('insertText', text) : false
    },
    newline(host) {
      if (ask(host, 'insertLineBreak', null, null)) return
      if (import.meta.env.FIREFOX) execLine('insertLineBreak')
    },
    undo: pressUndo,
    widensLinks: true,
    joinsWithinMs,
  }
}
