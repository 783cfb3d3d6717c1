/** Pages with a compose box each, built as `sites/` knows the sites, that post what they send. */

/** Sends as the site does, and keeps what its own listeners saw. */
const SCRIPT = `
  const box = document.querySelector('[data-box]')
  globalThis.seen = []
  for (const name of ['paste', 'keydown', 'click']) {
    window.addEventListener(name, (event) => seen.push(name + ':' + (event.key ?? '')), true)
  }
  const textOf = () => ('value' in box ? box.value : box.innerText).replaceAll('\\u00a0', ' ')
  let sent = 0
  const send = () => {
    const text = textOf()
    sent += 1
    globalThis.sent = sent
    if ('value' in box) box.value = ''
    else box.replaceChildren()
    box.dispatchEvent(new InputEvent('input', { bubbles: true }))
    return fetch('sent', { method: 'POST', body: text })
  }
  document.querySelector('[data-send]')?.addEventListener('click', send)
  box.addEventListener('keydown', (event) => {
    const isMod = event.ctrlKey || event.metaKey
    if (event.key !== 'Enter' || event.shiftKey || isMod !== (box.dataset.mod === 'true')) return
    event.preventDefault()
    send()
  })`

const page = (title: string, body: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${title}</title><link rel="icon" href="data:,">
<style>body { font: 14px/1.5 sans-serif; margin: 2rem } [data-box] { display: block; width: 34rem; min-height: 5rem; border: 1px solid #999; padding: 8px }</style>
</head><body>${body}<script>${SCRIPT}</script></body></html>`

export const GMAIL = page(
  'Inbox',
  `<div role="dialog" class="M9" aria-label="New message">
     <div data-box data-mod="true" class="Am Al editable" g_editable="true" contenteditable="true"
          role="textbox" aria-multiline="true" aria-label="Message Body"></div>
     <div class="IZ"><div class="Up"><div><div data-send role="button" tabindex="0" data-tooltip="Send (Ctrl-Enter)">Send</div></div></div></div>
   </div>`,
)

/** A chat on a host of one's own: a textarea in a form, Enter sends. */
export const CHAT = page(
  'Chat',
  `<form onsubmit="return false"><textarea data-box aria-label="Message"></textarea>
   <button data-send type="button" aria-label="Send">➤</button></form>`,
)

/** Hears the key that sends at its window, and prevents nothing: a browser does nothing at that key. */
export const UNPREVENTED = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Unprevented</title><link rel="icon" href="data:,"></head>
<body><div data-box contenteditable="true" role="textbox" aria-label="Message" style="min-height: 5rem"></div>
<script>
  const box = document.querySelector('[data-box]')
  window.addEventListener('keydown', ({ key, ctrlKey }) => {
    if (key === 'Enter' && ctrlKey) fetch('sent', { method: 'POST', body: box.innerText })
  })
</script></body></html>`

/** Sends what it has copied from its box, a while after that has changed. */
export const BEHIND = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Behind</title><link rel="icon" href="data:,"></head>
<body><textarea data-box rows="4" cols="60" aria-label="Message"></textarea>
<script>
  const box = document.querySelector('[data-box]')
  const linked = Promise.withResolvers()
  globalThis.linked = linked.promise
  let copy = ''
  let timer
  box.addEventListener('input', () => {
    if (box.value.includes('/#1n')) linked.resolve(null)
    clearTimeout(timer)
    timer = setTimeout(() => { copy = box.value }, 150)
  })
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    fetch('sent', { method: 'POST', body: copy })
  })
</script></body></html>`

/** A composer in a frame that the page writes itself, after our script was in it (Proton's way). */
export const WRITTEN_FRAME = page(
  'Written frame',
  `<div data-box hidden></div><iframe id="composer" title="Composer" width="600" height="120"></iframe>
   <script>
     const write = () => {
       const inner = document.querySelector('#composer').contentDocument
       inner.open()
       inner.write('<!doctype html><title>Composer</title><body><div id="inner" contenteditable="true" role="textbox" style="min-height:60px">hello</div>')
       inner.close()
       inner.querySelector('#inner').addEventListener('keydown', (event) => {
         if (event.key !== 'Enter') return
         event.preventDefault()
         fetch('sent', { method: 'POST', body: inner.querySelector('#inner').innerText })
       })
     }
     // Not before the frame's own scripts have run.
     setTimeout(write, 300)
   </script>`,
)

/** A composer in a sandboxed frame without an origin of its own. */
export const SANDBOXED_FRAME = page(
  'Sandboxed frame',
  `<div data-box hidden></div><iframe id="composer" title="Composer" sandbox="allow-scripts" width="600" height="160"
     srcdoc="<!doctype html><title>Composer</title><textarea id='inner' rows='3' cols='60' aria-label='Message'></textarea>"></iframe>`,
)

/** A box in the page and one in each of its frames. */
export const SEVERAL_FRAMES = page(
  'Several frames',
  `<textarea data-box></textarea>${['first', 'second', 'third']
    .map(
      (name) => `<iframe id="${name}" title="${name}" width="600" height="80"
     srcdoc="<!doctype html><title>${name}</title><textarea id='inner' aria-label='Message'></textarea>"></iframe>`,
    )
    .join('')}`,
)

/** Two mails that are written at once, each with a subject; each sends its own. */
export const TWO_MAILS = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Two mails</title><link rel="icon" href="data:,">
<style>.M9 { margin: 1rem; width: 34rem } [g_editable] { min-height: 4rem; border: 1px solid #999 }</style></head>
<body>${['one', 'two']
  .map(
    (name) => `<div role="dialog" class="M9" id="${name}" aria-label="${name}">
    <input aria-label="Subject" class="subject"><div class="body" g_editable="true" contenteditable="true" role="textbox" aria-multiline="true"></div>
    <div class="IZ"><div class="Up"><div><div class="send" role="button" tabindex="0" data-tooltip="Send (Ctrl-Enter)">Send</div></div></div></div></div>`,
  )
  .join('')}
<script>
  for (const mail of document.querySelectorAll('.M9')) {
    const send = () => fetch('sent', { method: 'POST', body: mail.id + ': ' + mail.querySelector('.body').innerText })
    mail.querySelector('.send').addEventListener('click', send)
    mail.querySelector('.send').addEventListener('keydown', (event) => { if (event.key === 'Enter') send() })
    mail.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || !event.ctrlKey) return
      event.preventDefault()
      send()
    })
  }
</script></body></html>`

/** A comment field: Enter is a new line, the button sends. */
export const COMMENT = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Comment</title><link rel="icon" href="data:,"></head>
<body><form onsubmit="return false"><textarea data-box rows="6" cols="60" aria-label="Comment"></textarea>
<button data-send type="button">Comment</button></form></body></html>`

/** The box in a frame, all else around it: the subject, the form, the button. */
export const BUTTON_AROUND = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Button around</title><link rel="icon" href="data:,"></head>
<body><form id="mail"><input id="subject" aria-label="Subject"><br>
<iframe id="composer" title="Composer" width="600" height="160"></iframe><br>
<button id="send" type="submit">Send</button></form>
<script>
  globalThis.sent = 0
  const frame = document.querySelector('#composer')
  const text = () => document.querySelector('#composer').contentDocument.querySelector('#inner').innerText
  const write = () => {
    const inner = frame.contentDocument
    inner.body.innerHTML = '<div id="inner" contenteditable="true" role="textbox" style="min-height:60px"></div>'
  }
  const mail = document.querySelector('#mail')
  const send = () => {
    globalThis.sent += 1
    fetch('sent', { method: 'POST', body: text() })
  }
  mail.addEventListener('submit', (event) => {
    event.preventDefault()
    send()
  })
  document.querySelector('#subject').addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && event.ctrlKey) send()
  })
  if (location.search === '?srcdoc') {
    frame.addEventListener('load', write)
    frame.srcdoc = '<!doctype html><title>Composer</title><body>'
  } else setTimeout(write, 300)
</script></body></html>`

/** A snippet in CodeMirror 5, which takes what is typed in a textarea that nobody sees. */
export const SNIPPET = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Snippet</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="/packages/codemirror5/lib/codemirror.css"><script src="/packages/codemirror5/lib/codemirror.js"></script></head>
<body><form onsubmit="return false"><div id="code"></div><button id="send" type="button">Send</button></form>
<script>
  globalThis.editor = CodeMirror(document.querySelector('#code'), { lineNumbers: true, value: 'one\\ntwo\\n' })
  document.querySelector('#send').addEventListener('click', () => fetch('sent', { method: 'POST', body: editor.getValue() }))
</script></body></html>`

/** TinyMCE's frame, which it writes anew in Firefox, in a form whose button is around it (Roundcube). */
export const TINYMCE_MAIL = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>TinyMCE</title><link rel="icon" href="data:,">
<script src="/packages/tinymce/tinymce.min.js"></script></head>
<body><form id="mail"><input id="subject" aria-label="Subject"><textarea id="body"></textarea>
<button id="send" type="submit">Send</button></form>
<script>
  globalThis.sent = 0
  document.querySelector('#mail').addEventListener('submit', (event) => {
    event.preventDefault()
    globalThis.sent += 1
    fetch('sent', { method: 'POST', body: tinymce.activeEditor.getContent() })
  })
  tinymce.init({
    selector: '#body', license_key: 'gpl', base_url: '/packages/tinymce', suffix: '.min', plugins: 'link autolink',
    menubar: false, height: 240,
  })
</script></body></html>`

/** Two boxes with three lines each, whose middle is between words. */
export const LINES = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Lines</title><link rel="icon" href="data:,">
<style>p, textarea { font: 16px/1.5 monospace; white-space: pre; width: fit-content; margin: 0 }</style></head>
<body><div id="rich" contenteditable="true" role="textbox" aria-label="Message"><p>one one one one</p><p id="two">two (     ) two</p><p>six six six six</p></div>
<textarea id="plain" rows="3" cols="15" aria-label="Comment">one one one one
two (     ) two
six six six six</textarea></body></html>`
