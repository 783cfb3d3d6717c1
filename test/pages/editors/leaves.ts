import { type CreateEditor, type Doc, dress, hrefsOf, openLine, readDom } from './handle.ts'

/** As Notion's: an editable root of blocks, with an editable line in each. */
export const create: CreateEditor = (place, wishes) => {
  let host = document.createElement('div')
  return {
    set(doc: Doc) {
      host.remove()
      host = document.createElement('div')
      host.contentEditable = 'true'
      dress(host, wishes)
      host.append(...doc.map((runs) => block(openLine(runs))))
      place.append(host)
    },
    model: () => readDom(host),
    hrefs: () => hrefsOf(host),
  }
}

function block(line: HTMLElement): HTMLElement {
  line.contentEditable = 'true'
  line.setAttribute('data-content-editable-leaf', 'true')
  const element = document.createElement('div')
  element.setAttribute('data-block-id', crypto.randomUUID())
  element.append(line)
  return element
}
