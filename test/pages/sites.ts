/**
 * Pages as sites build theirs, as far as it is known from public code, around the real editor that
 * each of them uses.
 */

export interface BuiltSite {
  id: string
  host: string
  editor: string
  /** The key that sends. */
  key: string
  /** `#editor` is where the editor goes. */
  html: string
  /** Attributes that the site has on its editing host. */
  box: Record<string, string>
}

export const BUILT_SITES: readonly BuiltSite[] = [
  {
    id: 'slack',
    host: 'https://app.slack.com',
    editor: 'quill',
    key: 'Enter',
    html: `<div data-qa="message_input"><div id="editor" data-qa="texty_input"></div>
      <button type="button" data-qa="texty_send_button" data-send><svg width="20" height="20"><path d="M2 2l16 8-16 8z"/></svg></button></div>`,
    box: {},
  },
  {
    id: 'teams',
    host: 'https://teams.microsoft.com',
    editor: 'ckeditor5',
    key: 'Enter',
    html: `<div data-tid="message-pane-footer"><div id="editor"></div>
      <button type="button" data-send><span data-tid="newMessageCommands-send">Send</span></button></div>`,
    box: { 'data-tid': 'ckeditor' },
  },
  {
    id: 'discord',
    host: 'https://discord.com',
    editor: 'slate',
    key: 'Enter',
    html: `<form onsubmit="return false"><div class="channelTextArea_f75fb0"><div id="editor"></div>
      <button type="button" aria-label="Send message" data-send>Send</button></div></form>`,
    box: {},
  },
  {
    id: 'outlook',
    host: 'https://outlook.office.com',
    editor: 'roosterjs',
    key: 'Control+Enter',
    html: `<div role="main"><div class="owaMailComposeEditorScrollContainer" id="editorParent_1"><div id="editor"></div></div>
      <div data-testid="ComposeSendButton"><button type="button" aria-label="Send" data-send>Send</button></div></div>`,
    box: { 'aria-multiline': 'true' },
  },
]

/** @param scripts - where the scripts of the editors are served. */
export function builtPage({ id, html, box, editor }: BuiltSite, scripts: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${id}</title><link rel="icon" href="data:,">
<style>body { font: 15px/1.5 sans-serif; margin: 3rem } [role=textbox] { min-height: 4rem; width: 36rem; border: 1px solid #bbb; padding: 8px; white-space: break-spaces }</style>
<script type="importmap">{ "imports": { "ckeditor5": "${scripts}ckeditor5-package.js" } }</script>
</head><body>${html}
<script type="module">
  import '${scripts}${editor}.js'
  for (const [name, value] of Object.entries(${JSON.stringify(box)})) document.querySelector('[role=textbox]').setAttribute(name, value)
  // What the button sends, by the editor's own model.
  globalThis.pressed = []
  document.querySelector('[data-send]').addEventListener('click', () => {
    const id = Math.random()
    document.addEventListener('editor-answer', (event) => {
      const said = JSON.parse(event.detail)
      if (said.id === id) pressed.push(said.value)
    })
    const detail = JSON.stringify({ id, name: 'model', args: [] })
    document.dispatchEvent(new CustomEvent('editor-call', { detail }))
  })
</script></body></html>`
}
