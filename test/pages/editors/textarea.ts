import { type Doc, expose, place } from './handle.ts'

const field = document.createElement('textarea')
field.rows = 12
field.cols = 80
const sent: string[] = []
field.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey) return
  event.preventDefault()
  sent.push(field.value)
})

expose({
  set(doc: Doc) {
    // A fresh one, as it has nothing to undo.
    field.remove()
    field.value = ''
    place().append(field)
    field.value = doc.map((runs) => runs.map(({ text }) => text).join('')).join('\n')
  },
  model: () => field.value,
  hrefs: () => [],
  sent,
})
