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
