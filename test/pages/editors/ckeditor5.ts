import { AutoLink, Bold, Essentials, InlineEditor, Link, Paragraph } from 'ckeditor5'
import { type Doc, expose, place, toHtml } from './handle.ts'

const sent: string[] = []
const host = document.createElement('div')
place().append(host)
const editor = await InlineEditor.create(host, {
  licenseKey: 'GPL',
  plugins: [Essentials, Paragraph, Bold, Link, AutoLink],
})
editor.keystrokes.set('Enter', (_event, cancel) => {
  sent.push(model())
  cancel()
})

function model(): string {
  const lines = [...(editor.model.document.getRoot()?.getChildren() ?? [])].map((block) =>
    block.is('element')
      ? [...block.getChildren()].map((one) => (one.is('$text') ? one.data : '\n')).join('')
      : '',
  )
  return lines.join('\n').replaceAll('\u00A0', ' ')
}

expose({
  set(doc: Doc) {
    editor.setData(toHtml(doc))
    editor.commands.get('undo')?.clearStack()
    editor.commands.get('redo')?.clearStack()
  },
  model,
  hrefs: () => [...editor.getData().matchAll(/href="([^"]*)"/g)].map(([, href = '']) => href),
  sent,
})
