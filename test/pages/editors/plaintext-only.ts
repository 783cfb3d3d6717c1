import { type CreateEditor, type Doc, dress, sendOnKey, toText } from './handle.ts'

/** One text node with line feeds in it. */
export const create: CreateEditor = (place, wishes) => {
  let host = document.createElement('div')
  return {
    set(doc: Doc) {
      host.remove()
      host = document.createElement('div')
      host.setAttribute('contenteditable', 'plaintext-only')
      dress(host, wishes)
      host.style.whiteSpace = 'pre-wrap'
      host.textContent = toText(doc)
      sendOnKey(host, wishes)
      place.append(host)
    },
    model: () => host.innerText,
    hrefs: () => [],
  }
}
