import { type BuiltSite, editorOf } from './built-site.ts'
import { look, other, sendButton } from './pieces.ts'

export const yahoo: BuiltSite = {
  id: 'yahoo',
  host: 'https://mail.yahoo.com',
  editor: 'contenteditable',
  boxes: [
    {
      name: 'message',
      keys: ['Mod+Enter'],
      buttons: ['[data-test-id=compose-send-button]'],
      attributes: { 'data-test-id': 'rte', 'aria-multiline': 'true', 'aria-label': 'Message body' },
    },
  ],
  leftAlone: ['#search', '#to'],
  keepsDrafts: true,
  linksAddresses: true,
  body: `<form role="search" class="top" onsubmit="return false">${other('search', 'aria-label="Search" placeholder="Find messages"')}</form>
  <main><div data-list></div><div data-test-id="compose" class="composer">${other('to', 'role="combobox" aria-label="To"')}
  <input data-test-id="compose-subject" aria-label="Subject" placeholder="Subject">
  <div id="editor-container" class="editor">${editorOf('message')}</div>
  ${sendButton('message', 'type="button" data-test-id="compose-send-button" title="Send this email"', { inside: '<span>Send</span>' })}</div></main>`,
  style: `${look({
    font: '14px/1.4 "Yahoo Sans", Helvetica, sans-serif',
    accent: '#7d2eff',
    light: ['#1d2228', '#fff', '#f5f8fa'],
    dark: ['#e0e4e9', '#101518', '#1d2228'],
  })} #editor-container { flex: 1 1 100% } #editor-container [role=textbox] { height: 9rem }`,
}
