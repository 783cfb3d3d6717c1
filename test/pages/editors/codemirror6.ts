import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { EditorState } from '@codemirror/state'
import { EditorView, keymap } from '@codemirror/view'
import { type CreateEditor, type Doc, toText } from './handle.ts'

/** Its text is drawn as far as it is seen, and read from the DOM when that changes. */
export const create: CreateEditor = (place, wishes) => {
  const view = new EditorView({ parent: place })
  const run = () => {
    wishes.onSend()
    return true
  }
  const extensions = [
    history(),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ role: 'textbox', ...wishes.attributes }),
    keymap.of([
      ...wishes.keys.map((key) => ({ key: key.replace('+', '-'), run })),
      ...historyKeymap,
      ...defaultKeymap,
    ]),
  ]
  return {
    set(doc: Doc) {
      view.setState(EditorState.create({ doc: toText(doc), extensions }))
    },
    model: () => view.state.doc.toString(),
    hrefs: () => [],
  }
}
