import { asking } from './asking.ts'
import { ask, isCaret, linksAt } from './commands.ts'
import type { Engine } from './engine.ts'

const plain = asking('ckeditor5', '.ck-editor__editable', 0)

/**
 * Teams, Zendesk. In Chromium it takes back at once what a command has changed. A link keeps its
 * target over new text, so it is deleted first; at a caret the editor waits until the browser
 * shows what was typed, or until the next event.
 */
export const ckeditor5: Engine = {
  ...plain,
  insert(place, text) {
    const { host, ends } = place
    const isAtCaret = isCaret(ends)
    const isLinked = !isAtCaret && linksAt(host, ends).length > 0
    const isDeleted = isLinked && ask(host, 'deleteContentBackward', null, ends)
    if (!isDeleted && !isAtCaret) return plain.insert(place, text)
    ask(host, 'insertText', text, null)
    ask(host, '', null, null)
    return true
  },
  widensLinks: false,
}
