import { asking } from './asking.ts'
import { exec, isCaret } from './commands.ts'
import type { Engine } from './engine.ts'

const plain = asking('lexical', '[data-lexical-editor="true"]', 300)

/** WhatsApp, Messenger, Reddit. What comes at a caret in a text it leaves to the browser, and reads it from the DOM. */
export const lexical: Engine = {
  ...plain,
  async insert(place, text) {
    return (await plain.insert(place, text)) || (isCaret(place.ends) && exec('insertText', text))
  },
}
