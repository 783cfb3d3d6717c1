import type { Ace } from 'ace-builds'
import { type CreateEditor, type Doc, toText } from './handle.ts'
import { addScript } from './ready-made.ts'

declare const ace: { edit(place: HTMLElement, options: object): Ace.Editor }

/** Typed into a hidden textarea, drawn elsewhere, no more of it than is seen. */
export const create: CreateEditor = async (place, wishes) => {
  await addScript('ace-builds/src-min-noconflict/ace.js')
  const target = document.createElement('div')
  target.style.height = '12rem'
  place.append(target)
  const editor = ace.edit(target, { wrap: true, useWorker: false })
  for (const key of wishes.keys) {
    editor.commands.addCommand({
      name: key,
      bindKey: key.replace('Mod+', 'Ctrl-'),
      exec: () => wishes.onSend(),
    })
  }
  return {
    set: (doc: Doc) => editor.session.setValue(toText(doc)),
    model: () => editor.getValue(),
    hrefs: () => [],
  }
}
