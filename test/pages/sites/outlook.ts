import { type BuiltSite, editorOf, sends } from './built-site.ts'

const ATTRIBUTES = { 'aria-multiline': 'true', 'aria-label': 'Message body, press Alt+F10 to exit' }
const KEYS = ['Mod+Enter'] as const

/** The buttons are above the fields, outside of what scrolls. The wells for names are editable too. */
const composer = (name: string, menu = '') => `<div class="compose">
  <div class="bar" data-testid="ComposeSendButton"><button type="button" aria-label="Send" title="Send (Ctrl+Enter)" ${sends(name, 'button')}>➤ Send</button>${menu}</div>
  <div class="well" data-other contenteditable="true" role="textbox" aria-label="To"></div>
  <input class="subject" aria-label="Subject" placeholder="Add a subject">
  <div class="owaMailComposeEditorScrollContainer"><div id="editorParent_${name}">${editorOf(name)}</div></div></div>`

const ARROW = `<button type="button" id="splitButton-more" aria-label="More send options" aria-haspopup="true" aria-expanded="false" data-opens="#later">▾</button>`
const LATER = `<div role="menu" id="later" hidden><button type="button" role="menuitem" ${sends('message', 'scheduled')}>Schedule send</button></div>`

const POP_OUT = `<div data-app-section="Form_Content"><div data-list></div>${composer('window')}</div>`

/** Filled by the script that opened it, as React does it with a portal. */
const OPENS_WINDOW = `<script>document.querySelector('#open-window').onclick = async () => {
  const inner = window.open('', 'window', 'width=600,height=500').document
  const page = new DOMParser().parseFromString(await (await fetch('window')).text(), 'text/html')
  const script = inner.createElement('script')
  script.type = 'module'
  script.textContent = page.querySelector('script[type=module]').textContent
  inner.head.append(...page.querySelectorAll('style'))
  inner.body.append(...page.body.children, script)
}</script>`

export const outlook: BuiltSite = {
  id: 'outlook',
  host: 'https://outlook.office.com',
  editor: 'roosterjs',
  boxes: [
    {
      name: 'message',
      keys: KEYS,
      buttons: ['#main [data-by=button]'],
      menu: { opener: '#splitButton-more', entry: '#later button' },
      attributes: ATTRIBUTES,
    },
    {
      name: 'window',
      keys: KEYS,
      buttons: ['[data-by=button]'],
      attributes: ATTRIBUTES,
      // A window that the script makes and fills itself: it has no address of its own.
      where: { opener: '#open-window', url: /^about:blank$/ },
    },
  ],
  leftAlone: ['#search', '#main .well'],
  keepsDrafts: true,
  linksAddresses: true,
  body: `<div class="top" role="search"><input id="search" data-other role="combobox" aria-label="Search" placeholder="Search"></div>
  <main id="main" role="main"><div data-list><div role="listitem">Ann: how do I deploy?</div></div>
  ${composer('message', ARROW)}<button type="button" id="open-window" aria-label="Open in new window">⧉</button></main>${LATER}${OPENS_WINDOW}`,
  beside: { window: POP_OUT },
  style: `
  body { font: 14px/1.4 "Segoe UI", sans-serif; color: #242424; background: #faf9f8 } .top { background: #0f6cbd; padding: 8px } #search { width: 16rem; border: 0; border-radius: 4px; padding: 6px 10px }
  .compose { background: #fff; border: 1px solid #e0e0e0; border-radius: 4px; padding: 8px } .bar button { background: #0f6cbd; color: #fff; border: 0; padding: 6px 12px; border-radius: 4px }
  .well { min-height: 1.8rem; border-bottom: 1px solid #e0e0e0; padding: 4px } .subject { width: 100%; border: 0; border-bottom: 1px solid #e0e0e0; padding: 6px 4px; background: none; color: inherit }
  #open-window { align-self: start } [role=menu] { background: #fff; border: 1px solid #ccc }
  @media (prefers-color-scheme: dark) { body { background: #1f1f1f; color: #fff } .compose, [role=menu] { background: #292929 } }`,
}
