import { Editor } from '@tiptap/core'
import StarterKit from '@tiptap/starter-kit'
import { type Doc, expose, place, toHtml } from './handle.ts'

const sent: string[] = []
let editor = create('<p></p>')

function create(content: string): Editor {
  return new Editor({
    element: place(),
    extensions: [StarterKit.configure({ link: { openOnClick: false } })],
    content,
    editorProps: {
      attributes: { role: 'textbox' },
      handleKeyDown(_view, event) {
        if (event.key !== 'Enter' || event.shiftKey) return false
        sent.push(model())
        return true
      },
    },
  })
}

function model(): string {
  return editor.getText({ blockSeparator: '\n' })
}

function hrefs(): string[] {
  const found: string[] = []
  editor.state.doc.descendants((node) => {
    for (const mark of node.marks) if (mark.type.name === 'link') found.push(mark.attrs.href)
  })
  return found
}

expose({
  set(doc: Doc) {
    editor.destroy()
    editor = create(toHtml(doc))
  },
  model,
  hrefs,
  sent,
})
