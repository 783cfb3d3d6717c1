import Quill from 'quill'
import { type Doc, expose, place } from './handle.ts'

const sent: string[] = []
const quill = new Quill(place(), {
  modules: {
    keyboard: {
      bindings: {
        send: {
          key: 'Enter',
          handler: () => {
            sent.push(model())
            return false
          },
        },
      },
    },
  },
})
quill.root.setAttribute('role', 'textbox')

function model(): string {
  return quill.getText().replace(/\n$/, '')
}

expose({
  set(doc: Doc) {
    const ops = doc.flatMap((runs) => [
      ...runs
        .filter(({ text }) => text !== '')
        .map(({ text, bold, href }) => ({
          insert: text,
          attributes: { ...(bold && { bold }), ...(href !== undefined && { link: href }) },
        })),
      { insert: '\n' },
    ])
    quill.setContents(ops, 'api')
    quill.history.clear()
  },
  model,
  hrefs: () =>
    quill
      .getContents()
      .ops.map((op) => String(op.attributes?.link ?? ''))
      .filter(Boolean),
  sent,
})
