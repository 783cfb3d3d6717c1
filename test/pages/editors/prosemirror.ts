import { baseKeymap, chainCommands, exitCode } from 'prosemirror-commands'
import { history, redo, undo } from 'prosemirror-history'
import { keymap } from 'prosemirror-keymap'
import type { Node } from 'prosemirror-model'
import { schema } from 'prosemirror-schema-basic'
import { type Command, EditorState } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { type CreateEditor, type Doc, dress, type Run } from './handle.ts'

export const create: CreateEditor = (place, wishes) => {
  const send: Command = () => {
    wishes.onSend()
    return true
  }
  const plugins = () => [
    history(),
    keymap({
      'Mod-z': undo,
      'Mod-Shift-z': redo,
      ...Object.fromEntries(wishes.keys.map((key) => [key.replace('+', '-'), send])),
      'Shift-Enter': chainCommands(exitCode, (state, dispatch) => {
        dispatch?.(state.tr.replaceSelectionWith(schema.nodes.hard_break.create()).scrollIntoView())
        return true
      }),
    }),
    keymap(baseKeymap),
  ]
  const view = new EditorView(place, { state: EditorState.create({ schema, plugins: plugins() }) })
  dress(view.dom, wishes)

  return {
    set(doc: Doc) {
      const paragraphs = doc.map((runs) =>
        schema.nodes.paragraph.create(null, runs.filter(({ text }) => text !== '').map(inline)),
      )
      const made = schema.nodes.doc.create(null, paragraphs)
      view.updateState(EditorState.create({ doc: made, plugins: plugins() }))
    },
    model: () => view.state.doc.textBetween(0, view.state.doc.content.size, '\n', '\n'),
    hrefs() {
      const found: string[] = []
      view.state.doc.descendants((node) => {
        for (const mark of node.marks) if (mark.type.name === 'link') found.push(mark.attrs.href)
      })
      return found
    },
  }
}

function inline({ text, bold, href }: Run): Node {
  return schema.text(text, [
    ...(href === undefined ? [] : [schema.marks.link.create({ href })]),
    ...(bold ? [schema.marks.strong.create()] : []),
  ])
}
