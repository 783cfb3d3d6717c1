import { Editor } from '@tiptap/core'
import StarterKit from '@tiptap/starter-kit'
import { type CreateEditor, type Doc, sends, toHtml } from './handle.ts'

export const create: CreateEditor = (place, wishes) => {
  const start = (content: string) =>
    new Editor({
      element: place,
      extensions: [StarterKit.configure({ link: { openOnClick: false } })],
      content,
      editorProps: {
        attributes: { role: 'textbox', ...wishes.attributes },
        handleKeyDown(_view, event) {
          if (!sends(event, wishes)) return false
          wishes.onSend()
          return true
        },
      },
    })
  let editor = start('<p></p>')
  return {
    set(doc: Doc) {
      editor.destroy()
      editor = start(toHtml(doc))
    },
    model: () => editor.getText({ blockSeparator: '\n' }),
    hrefs() {
      const found: string[] = []
      editor.state.doc.descendants((node) => {
        for (const mark of node.marks) if (mark.type.name === 'link') found.push(mark.attrs.href)
      })
      return found
    },
  }
}
