import { type CreateEditor, type Doc, dress, paragraph } from './handle.ts'

/** A box that tests fill by themselves. */
export const create: CreateEditor = (place, wishes) => {
  let host = document.createElement('div')
  return {
    set(doc: Doc) {
      host.remove()
      host = document.createElement('div')
      host.contentEditable = 'true'
      dress(host, wishes)
      host.append(...doc.map((runs) => paragraph(runs, 'div')))
      place.append(host)
    },
    model: () => host.textContent ?? '',
    hrefs: () => [],
  }
}
