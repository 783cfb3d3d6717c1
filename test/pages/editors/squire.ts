import Squire from 'squire-rte'
import { type CreateEditor, type Doc, dress, hrefsOf, openLine, readDom, sends } from './handle.ts'

/** As Fastmail's. Its DOM is its model; its history is its own. */
export const create: CreateEditor = (place, wishes) => {
  let host = document.createElement('div')
  return {
    set(doc: Doc) {
      host.remove()
      host = document.createElement('div')
      place.append(host)
      const editor = new Squire(host, {
        blockTag: 'DIV',
        sanitizeToDOMFragment: (html: string) =>
          document.createRange().createContextualFragment(html),
      })
      dress(host, wishes)
      for (const key of wishes.keys) {
        editor.setKeyHandler(
          key.replace('Mod+', 'Ctrl-'),
          (_squire: Squire, event: KeyboardEvent) => {
            if (!sends(event, wishes)) return
            event.preventDefault()
            wishes.onSend()
          },
        )
      }
      editor.setHTML(doc.map((runs) => openLine(runs).outerHTML).join(''))
    },
    model: () => readDom(host),
    hrefs: () => hrefsOf(host),
  }
}
