/** What a page as a site builds its own consists of, for the page itself and for its stories. */
import type { SendKey } from '../editors/handle.ts'

/** A box that messages are typed into. */
export interface BuiltBox {
  name: string
  /** A file in `../editors`, where it is another than the site's. */
  editor?: string
  /** None where everything that is typed is kept at once. */
  keys: readonly SendKey[]
  /** What sends beside the keys, by CSS. */
  buttons: readonly string[]
  /** What is pressed to get a menu of other ways to send, and the way that is chosen there. */
  menu?: { opener: string; entry: string }
  /** Attributes that the site has on its editing host. */
  attributes?: Readonly<Record<string, string>>
  /** Where it is, when not on the page itself. */
  where?: Where
  /** A draft of something else, which nobody sees now. */
  isHidden?: boolean
}

/** By CSS. Of a frame that the page writes itself, what sends is around it. */
export type Where =
  | { frame: string; isWritten?: boolean }
  | { shadowOf: string }
  | { opener: string; url: RegExp }

export interface BuiltSite {
  id: string
  host: string
  /** A file in `../editors`. */
  editor: string
  /** The first is where messages are written mostly. */
  boxes: readonly BuiltBox[]
  /** What is typed into and is no message, by CSS. */
  leftAlone: readonly string[]
  /** What is typed goes to the service. */
  keepsDrafts: boolean
  /** Addresses become links while they are typed. */
  linksAddresses: boolean
  /** What is sent is what stood in the box some time ago: its model follows when it finds the time. */
  lags?: boolean
  /** Before everything else on the page. */
  head?: string
  body: string
  /** Pages beside it: windows and frames that it opens, by their path, or by host and path. */
  beside?: Readonly<Record<string, string>>
  /** As the site looks. */
  style: string
}

/** Where an editor goes. */
export function editorOf(name: string): string {
  return `<div class="editor" data-editor="${name}"></div>`
}

/** What sends what is in a box; `data-by` tells which of them it was. */
export function sends(name: string, by: string): string {
  return `data-sends="${name}" data-by="${by}"`
}

const LAYOUT = `
* { box-sizing: border-box } body { margin: 0 } svg { display: block } [hidden] { display: none !important }
body { height: 100vh; display: flex; flex-direction: column } .panes { flex: 1; min-height: 0; display: flex; flex-wrap: wrap }
main { flex: 1 1 18rem; min-width: 0; min-height: 0; padding: 12px; display: flex; flex-direction: column; gap: 10px }
.panes main { max-height: 100% } [data-list] { flex: 1; min-height: 6rem; overflow-y: auto } [role=textbox] { min-height: 3rem; padding: 8px } [role=textbox], textarea { outline: none }
.ql-editor, .ProseMirror { white-space: break-spaces } .ql-editor p { margin: 0 } [role=menu] { position: fixed; bottom: 80px; right: 16px; padding: 8px }`

/** @param scripts - the folder that the scripts are served in. */
export function builtPage(site: BuiltSite, body: string, scripts: string): string {
  const { id, editor, keepsDrafts, lags = false, head = '', style } = site
  const boxes = site.boxes.map((box) => ({ editor, ...box }))
  const editors = [...new Set(boxes.map((box) => box.editor))]
  const imports = editors.map(
    (name, index) => `import { create as editor${index} } from '${scripts}${name}.js'`,
  )
  const create = editors.map((name, index) => `'${name}': editor${index}`).join()
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8">${head}<meta name="viewport" content="width=device-width"><title>${id}</title>
<link rel="icon" href="data:,"><style>${LAYOUT}${style}</style>
<script type="importmap">{ "imports": { "ckeditor5": "${scripts}ckeditor5-package.js" } }</script>
</head><body>${body}
<script type="module">
  ${imports.join('\n  ')}
  import { startSite } from '${scripts}site-page.js'
  await startSite({ ${create} }, ${JSON.stringify({ boxes, keepsDrafts, lags })})
</script></body></html>`
}
