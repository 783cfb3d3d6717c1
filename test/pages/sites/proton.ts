import { type BuiltSite, editorOf } from './built-site.ts'
import { look, MESSAGES, other, sendButton } from './pieces.ts'

/** What the page writes into the frame of its editor, whose scripts are the page's own. */
const FRAME = `<!doctype html><html><head><style>body { margin: 8px; font: 14px/1.5 Arial, sans-serif; color: canvastext } [role=textbox] { outline: none; min-height: 8rem }</style>
  <meta name="color-scheme" content="light dark"></head><body>${editorOf('message')}</body></html>`

export const proton: BuiltSite = {
  id: 'proton',
  host: 'https://mail.proton.me',
  editor: 'roosterjs',
  boxes: [
    {
      name: 'message',
      keys: ['Mod+Enter'],
      buttons: ['[data-testid="composer:send-button"]'],
      attributes: {
        id: 'rooster-editor',
        'aria-multiline': 'true',
        'aria-label': 'Email composer',
      },
      where: { frame: '#composer-frame', isWritten: true },
    },
  ],
  leftAlone: ['#search', '#to'],
  keepsDrafts: true,
  linksAddresses: true,
  body: `<div class="top">${other('search', 'data-testid="search-keyword" placeholder="Search messages"')}</div>
  <main>${MESSAGES}<div class="composer" role="dialog" data-testid="composer:modal">${other('to', 'data-testid="composer:to" role="combobox" placeholder="Email address"')}
  <input data-testid="composer:subject" placeholder="Subject">
  <template id="written">${FRAME}</template>
  <iframe id="composer-frame" data-testid="rooster-iframe" title="Email composer" data-written="#written" height="320"
    sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"></iframe>
  <button type="button" data-testid="composer-attachments-button" aria-label="Attachments">📎</button>
  ${sendButton('message', 'type="button" data-testid="composer:send-button"', { inside: '<span>Send</span>' })}</div></main>`,
  style: `${look({
    font: '14px/1.5 "Segoe UI", sans-serif',
    accent: '#6d4aff',
    light: ['#0c0c14', '#f5f4f2', '#fff'],
    dark: ['#fff', '#16141c', '#292733'],
  })} iframe { border: 0; width: 100% }`,
}
