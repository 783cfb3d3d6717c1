import CodeMirror from 'codemirror5'
import { type CreateEditor, type Doc, toText } from './handle.ts'
import { addStyles } from './ready-made.ts'

/** Typed into a hidden textarea, drawn elsewhere. */
export const create: CreateEditor = async (place, wishes) => {
  await addStyles('codemirror5/lib/codemirror.css')
  const editor = CodeMirror(place, {
    lineWrapping: true,
    extraKeys: Object.fromEntries(
      wishes.keys.map((key) => [key.replace('Mod+', 'Ctrl-'), () => wishes.onSend()]),
    ),
  })
  return {
    set(doc: Doc) {
      editor.setValue(toText(doc))
      editor.clearHistory()
    },
    model: () => editor.getValue(),
    hrefs: () => [],
  }
}
