import { type Doc, expose, place } from './handle.ts'

/** One text node with line feeds in it. */
const sent: string[] = []
let host = document.createElement('div')

expose({
  set(doc: Doc) {
    host.remove()
    host = document.createElement('div')
    host.setAttribute('contenteditable', 'plaintext-only')
    host.setAttribute('role', 'textbox')
    host.style.whiteSpace = 'pre-wrap'
    host.textContent = doc.map((runs) => runs.map(({ text }) => text).join('')).join('\n')
    host.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.shiftKey) return
      event.preventDefault()
      sent.push(host.innerText)
    })
    place().append(host)
  },
  model: () => host.innerText,
  hrefs: () => [],
  sent,
})
