import {
  type CreateEditor,
  type Doc,
  dress,
  hrefsOf,
  openLine,
  readDom,
  sendOnKey,
} from './handle.ts'

/** As Gmail's: lines are blocks, the browser keeps the history. */
export const create: CreateEditor = (place, wishes) => {
  let host = document.createElement('div')
  return {
    set(doc: Doc) {
      host.remove()
      host = document.createElement('div')
      host.contentEditable = 'true'
      dress(host, wishes)
      host.append(...doc.map((runs) => openLine(runs)))
      host.addEventListener('input', linkWord)
      sendOnKey(host, wishes)
      place.append(host)
    },
    model: () => readDom(host),
    hrefs: () => hrefsOf(host),
  }
}

/** An address becomes a link when a space is typed behind it. */
function linkWord(event: Event): void {
  if (!(event instanceof InputEvent) || event.data !== ' ' || !event.isTrusted) return
  // In a shadow root not every browser tells the page where it is.
  if (event.target instanceof Node && event.target.getRootNode() !== document) return
  const { anchorNode: node, anchorOffset } = document.getSelection() ?? {}
  if (!(node instanceof Text) || node.parentElement?.closest('a')) return
  const [, address] = node.data.slice(0, anchorOffset).match(/(https?:\/\/\S+)\s$/) ?? []
  if (address === undefined) return
  const range = document.createRange()
  range.setStart(node, (anchorOffset ?? 0) - 1 - address.length)
  range.setEnd(node, (anchorOffset ?? 0) - 1)
  const link = document.createElement('a')
  link.href = address
  range.surroundContents(link)
}
