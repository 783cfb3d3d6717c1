import { type CreateEditor, type Doc, toText } from './handle.ts'
import { addScript, addStyles } from './ready-made.ts'

interface Editor {
  getValue(): string
  setValue(text: string): void
  addCommand(keys: number, run: () => void): void
}

interface Monaco {
  editor: { create(place: HTMLElement, options: object): Editor }
  KeyCode: { Enter: number }
  KeyMod: { CtrlCmd: number }
}

declare const monaco: Monaco
declare const require: {
  (names: string[], done: () => void): void
  config(options: object): void
}

/** Typed into a hidden element (an EditContext in Chromium), its lines drawn in any order. */
export const create: CreateEditor = async (place, wishes) => {
  await addStyles('monaco-editor/min/vs/editor/editor.main.css')
  await addScript('monaco-editor/min/vs/loader.js')
  require.config({ paths: { vs: '/packages/monaco-editor/min/vs' } })
  await new Promise<void>((resolve) => require(['vs/editor/editor.main'], resolve))
  const target = document.createElement('div')
  target.style.height = '12rem'
  place.append(target)
  const { KeyCode, KeyMod } = monaco
  const editor = monaco.editor.create(target, { language: 'plaintext', wordWrap: 'on' })
  for (const key of wishes.keys) {
    const keys = (key === 'Enter' ? 0 : KeyMod.CtrlCmd) | KeyCode.Enter
    editor.addCommand(keys, () => wishes.onSend())
  }
  return {
    set: (doc: Doc) => editor.setValue(toText(doc)),
    model: () => editor.getValue(),
    hrefs: () => [],
  }
}
