import { type Doc, expose, hrefsOf, openLine, place, readDom } from './handle.ts'

/** As Gmail's: lines are blocks, the browser keeps the history. */
const sent: string[] = []
let host = document.createElement('div')

expose({
  set(doc: Doc) {
    host.remove()
    host = document.createElement('div')
    host.contentEditable = 'true'
    host.setAttribute('role', 'textbox')
    host.append(...doc.map((runs) => openLine(runs)))
    host.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.shiftKey) return
      event.preventDefault()
      sent.push(readDom(host))
    })
    place().append(host)
  },
  model: () => readDom(host),
  hrefs: () => hrefsOf(host),
  sent,
})
