import { type BuiltSite, editorOf } from './built-site.ts'
import { look, other, sendButton } from './pieces.ts'

export const fastmail: BuiltSite = {
  id: 'fastmail',
  host: 'https://app.fastmail.com',
  editor: 'squire',
  boxes: [
    {
      name: 'message',
      keys: ['Mod+Enter'],
      buttons: ['button.s-send'],
      attributes: {
        class: 'v-RichText-input',
        'aria-multiline': 'true',
        'aria-label': 'Message body',
      },
    },
  ],
  leftAlone: ['#search', '#to'],
  keepsDrafts: true,
  linksAddresses: true,
  body: `<div class="top">${other('search', 'type="search" class="v-Search-input" placeholder="Search mail"')}</div>
  <main><div data-list></div><div class="v-Compose composer">${other('to', 'role="combobox" class="v-TokenInput" placeholder="To"')}
  <input class="v-Text-input" placeholder="Subject"><div class="v-RichText editor">${editorOf('message')}</div>
  <div class="v-Toolbar">${sendButton('message', 'type="button" class="v-Button v-Button--cta s-send"', { inside: '<span class="label">Send</span>' })}</div></div></main>`,
  style: `${look({
    font: '15px/1.5 "Proxima Nova", "Segoe UI", sans-serif',
    accent: '#0067b9',
    light: ['#333e48', '#fff', '#f3f5f7'],
    dark: ['#e1e6ea', '#16191c', '#202529'],
  })} .v-RichText { flex: 1 1 100% } .v-RichText-input { min-height: 9rem }`,
}
