import {
  AutoFormatPlugin,
  createModelFromHtml,
  Editor,
  EditPlugin,
  HyperlinkPlugin,
  PastePlugin,
} from 'roosterjs'
import { type Doc, expose, hrefsOf, openLine, place, readDom } from './handle.ts'

/** Its model is made from the DOM when it is asked for: what is seen is what is sent. */
const sent: string[] = []
const host = document.createElement('div')
place().append(host)
host.setAttribute('role', 'textbox')
let editor = create('')

function create(html: string): Editor {
  return new Editor(host, {
    plugins: [new AutoFormatPlugin(), new EditPlugin(), new PastePlugin(), new HyperlinkPlugin()],
    initialModel: createModelFromHtml(html),
  })
}

host.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey) return
  event.preventDefault()
  sent.push(readDom(host))
})

expose({
  set(doc: Doc) {
    editor.dispose()
    editor = create(doc.map((runs) => openLine(runs).outerHTML).join(''))
  },
  model: () => readDom(host),
  hrefs: () => hrefsOf(host),
  sent,
})
