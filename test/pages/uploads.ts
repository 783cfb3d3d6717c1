/**
 * Pages that take files as sites do: by drop with a zone that comes up while something is dragged,
 * by paste, by inputs that are seen, hidden or in a shadow root, by inputs that files are dropped on. What they get they upload at once.
 */

/** Reads each file when it comes, and posts what it is. */
const SCRIPT = `
  globalThis.heard = []
  const upload = async (how, event, files) => {
    globalThis.heard.push(how)
    for (const file of [...files]) {
      const bytes = new Uint8Array(await file.arrayBuffer())
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
      const sha = [...digest].map((one) => one.toString(16).padStart(2, '0')).join('')
      const { name, size } = file
      await fetch('sent', { method: 'POST', body: JSON.stringify({ how, name, size, sha }) })
    }
  }`

export const UPLOADS = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Uploads</title><link rel="icon" href="data:,">
<style>body { font: 14px/1.5 sans-serif; margin: 2rem } [data-box] { display: block; width: 34rem; height: 5rem }
#zone { display: none; position: fixed; inset: 0; background: #def } .dragged #zone { display: block } .hidden { display: none }</style></head>
<body><form onsubmit="return false"><textarea data-box aria-label="Message"></textarea>
<input id="late" type="file" multiple><input id="early" type="file" multiple class="hidden">
<span id="shadow"></span><span id="closed"></span></form>
<input id="direct" type="file"><input id="over" type="file"><p id="foot">Conversations</p>
<div id="zone">Drop files here</div>
<script>${SCRIPT}
  const late = document.querySelector('#late')
  // As many do, so that the same file can be chosen twice.
  late.addEventListener('change', (event) => {
    void upload('late', event, [...late.files])
    late.value = ''
  })
  const early = document.querySelector('#early')
  early.addEventListener('input', (event) => upload('early', event, early.files))
  for (const [id, mode] of [['shadow', 'open'], ['closed', 'closed']]) {
    const host = document.getElementById(id)
    const root = host.attachShadow({ mode })
    // A closed one tells nobody but the page, whose code the driver finds it by.
    Object.defineProperty(host, 'shadowRoot', { value: root })
    root.innerHTML = '<input type="file">'
    const inner = root.querySelector('input')
    inner.addEventListener('change', (event) => upload(id, event, inner.files))
  }
  // What is dropped on the one the browser puts in; of the other the page reads the drop.
  const [direct, over] = ['direct', 'over'].map((id) => document.getElementById(id))
  for (const name of ['dragenter', 'dragleave', 'dragover', 'drop']) {
    for (const input of [direct, over]) input.addEventListener(name, (event) => event.stopPropagation())
  }
  direct.addEventListener('change', (event) => upload('direct', event, direct.files))
  over.addEventListener('drop', (event) => {
    event.preventDefault()
    void upload('over', event, event.dataTransfer.files)
  })

  // A zone is there from the first enter to the last leave.
  let depth = 0
  const show = () => document.body.classList.toggle('dragged', depth > 0)
  const carries = (event) => event.dataTransfer.types.includes('Files')
  document.addEventListener('dragenter', (event) => { if (carries(event)) { depth += 1; show() } })
  document.addEventListener('dragleave', (event) => { if (carries(event)) { depth -= 1; show() } })
  document.addEventListener('dragover', (event) => event.preventDefault())
  document.addEventListener('drop', (event) => {
    event.preventDefault()
    depth = 0
    show()
    void upload('drop', event, event.dataTransfer.files)
  })
  document.addEventListener('paste', (event) => {
    if (event.clipboardData.files.length === 0) return
    event.preventDefault()
    void upload('paste', event, event.clipboardData.files)
  })
</script></body></html>`

/** The same by React, which hears all of it at its root. @param scripts - addresses of its two. */
export const reactUploads = (scripts: readonly string[]): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>React uploads</title><link rel="icon" href="data:,">
${scripts.map((src) => `<script src="${src}"></script>`).join('')}</head>
<body><div id="root"></div><script>${SCRIPT}
  const { createElement: h, useState } = React
  function Composer() {
    const [text, setText] = useState('')
    const [names, setNames] = useState([])
    const take = (how) => (event) => {
      event.preventDefault()
      const files = [...(event.dataTransfer ?? event.target).files]
      setNames((before) => [...before, ...files.map(({ name }) => name)])
      void upload(how, event, files)
      // Drawn anew: it is empty.
      if (how === 'late') event.target.value = ''
    }
    return h('form', { onDragOver: (event) => event.preventDefault(), onDrop: take('drop') },
      h('textarea', { 'data-box': '', 'aria-label': 'Message', rows: 4, cols: 60, value: text, onChange: (event) => setText(event.target.value) }),
      h('input', { id: 'late', type: 'file', multiple: true, hidden: true, onChange: take('late') }),
      h('p', { id: 'names' }, names.join(' ')))
  }
  ReactDOM.createRoot(document.querySelector('#root')).render(h(Composer))
</script></body></html>`
