import { type Doc, expose, paragraph, place } from './handle.ts'

/** A box that tests fill by themselves. */
let host = document.createElement('div')

expose({
  set(doc: Doc) {
    host.remove()
    host = document.createElement('div')
    host.contentEditable = 'true'
    host.setAttribute('role', 'textbox')
    host.append(...doc.map((runs) => paragraph(runs, 'div')))
    place().append(host)
  },
  model: () => host.textContent ?? '',
  hrefs: () => [],
  sent: [],
})
