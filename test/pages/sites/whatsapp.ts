import { type BuiltSite, editorOf, sends } from './built-site.ts'
import { look, MESSAGES, otherEditor, sendButton } from './pieces.ts'

const KEYS = ['Enter'] as const
/** Which of its editors one is says a number; of a picture's caption it says that there is none. */
const attributes = (tab: string, more: Readonly<Record<string, string>> = {}) => ({
  'data-tab': tab,
  spellcheck: 'true',
  'aria-label': 'Type a message',
  ...more,
})

export const whatsapp: BuiltSite = {
  id: 'whatsapp',
  host: 'https://web.whatsapp.com',
  editor: 'lexical',
  boxes: [
    {
      name: 'message',
      keys: KEYS,
      buttons: ['[data-testid=compose-btn-send]'],
      attributes: attributes('10', { 'data-testid': 'conversation-compose-box-input' }),
    },
    {
      name: 'caption',
      keys: KEYS,
      buttons: ['#picture [data-icon=send]'],
      attributes: attributes('undefined'),
    },
  ],
  leftAlone: ['#search'],
  keepsDrafts: false,
  linksAddresses: false,
  body: `<div class="top">${otherEditor('search', 'data-tab="3" data-lexical-editor="true" aria-label="Search input textbox"')}</div>
  <div class="panes"><main id="main">${MESSAGES}<footer class="composer">${editorOf('message')}
  ${sendButton('message', 'data-testid="compose-btn-send" aria-label="Send"', { empty: 'absent', inside: '<span data-icon="send">➤</span>' })}</footer></main>
  <main id="picture"><div class="picture">🏞</div><div class="composer">${editorOf('caption')}
  <div role="button" aria-label="Send" tabindex="0" ${sends('caption', 'button')}><span data-icon="send">➤</span></div></div></main></div>`,
  style: look({
    font: '15px/1.35 "Segoe UI", Helvetica, sans-serif',
    accent: '#00a884',
    light: ['#111b21', '#efeae2', '#fff'],
    dark: ['#e9edef', '#0b141a', '#202c33'],
  }),
}
