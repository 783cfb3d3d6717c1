import { AutoLink, Bold, Essentials, InlineEditor, Link, Paragraph } from 'ckeditor5'
import { type CreateEditor, type Doc, dress, toHtml } from './handle.ts'

export const create: CreateEditor = async (place, wishes) => {
  const host = document.createElement('div')
  place.append(host)
  const editor = await InlineEditor.create(host, {
    licenseKey: 'GPL',
    plugins: [Essentials, Paragraph, Bold, Link, AutoLink],
  })
  for (const key of wishes.keys) {
    editor.keystrokes.set(key.replace('Mod', 'Ctrl'), (_event, cancel) => {
      wishes.onSend()
      cancel()
    })
  }
  dress(host, wishes)

  function model(): string {
    const lines = [...(editor.model.document.getRoot()?.getChildren() ?? [])].map((block) =>
      block.is('element')
        ? [...block.getChildren()].map((one) => (one.is('$text') ? one.data : '\n')).join('')
        : '',
    )
    return lines.join('\n').replaceAll('\u00A0', ' ')
  }

  return {
    set(doc: Doc) {
      editor.setData(toHtml(doc))
      editor.commands.get('undo')?.clearStack()
      editor.commands.get('redo')?.clearStack()
    },
    model,
    hrefs: () => [...editor.getData().matchAll(/href="([^"]*)"/g)].map(([, href = '']) => href),
  }
}
