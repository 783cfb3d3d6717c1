import {
  AutoFormatPlugin,
  createModelFromHtml,
  Editor,
  EditPlugin,
  HyperlinkPlugin,
  PastePlugin,
} from 'roosterjs'
import {
  type CreateEditor,
  type Doc,
  dress,
  hrefsOf,
  openLine,
  readDom,
  sendOnKey,
} from './handle.ts'

/** As Outlook's. Its model is made from the DOM when it is asked for: what is seen is what is sent. */
export const create: CreateEditor = (place, wishes) => {
  const host = place.ownerDocument.createElement('div')
  place.append(host)
  dress(host, wishes)
  sendOnKey(host, wishes)
  const start = (html: string) =>
    new Editor(host, {
      // The page says what is dark.
      doNotAdjustEditorColor: true,
      plugins: [
        new AutoFormatPlugin({ autoLink: true }),
        new EditPlugin(),
        new PastePlugin(),
        new HyperlinkPlugin(),
      ],
      initialModel: createModelFromHtml(html),
    })
  let editor = start('')
  return {
    set(doc: Doc) {
      editor.dispose()
      editor = start(doc.map((runs) => openLine(runs).outerHTML).join(''))
    },
    model: () => readDom(host),
    hrefs: () => hrefsOf(host),
  }
}
