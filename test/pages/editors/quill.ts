import Quill from 'quill'
import { type CreateEditor, type Doc, dress, type Handle, type Wishes } from './handle.ts'

export const create: CreateEditor = (place, wishes) => createQuill(Quill, place, wishes)

/** As Slack's: an address becomes a link when a space is typed behind it. */
export function createQuill(made: typeof Quill, place: HTMLElement, wishes: Wishes): Handle {
  const handler = () => {
    wishes.onSend()
    return false
  }
  const quill = new made(place, {
    modules: {
      keyboard: {
        bindings: Object.fromEntries(
          wishes.keys.map((key) => [
            `send on ${key}`,
            { key: 'Enter', handler, ...(key === 'Mod+Enter' && { shortKey: true }) },
          ]),
        ),
      },
    },
  })
  dress(quill.root, wishes)
  quill.on('text-change', (delta, _before, source) => {
    if (source !== 'user' || delta.ops.at(-1)?.insert !== ' ') return
    const end = quill.getSelection()?.index ?? 0
    const [, address] = quill.getText(0, end).match(/(https?:\/\/\S+)\s$/) ?? []
    if (address === undefined) return
    quill.formatText(end - 1 - address.length, address.length, 'link', address, 'user')
  })

  return {
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
    model: () => quill.getText().replace(/\n$/, '').replaceAll('\u00A0', ' '),
    hrefs: () =>
      quill
        .getContents()
        .ops.map((op) => String(op.attributes?.link ?? ''))
        .filter(Boolean),
  }
}
