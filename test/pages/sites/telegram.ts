import { type BuiltSite, editorOf } from './built-site.ts'
import { look, MESSAGES, other, sendButton } from './pieces.ts'

const KEYS = ['Enter'] as const
const SHARED = {
  host: 'https://web.telegram.org',
  editor: 'contenteditable',
  leftAlone: ['#search'],
  keepsDrafts: true,
  linksAddresses: true,
  style: look({
    font: '16px/1.3 Roboto, sans-serif',
    accent: '#3390ec',
    light: ['#000', '#c6d8b4', '#fff'],
    dark: ['#fff', '#0f0f0f', '#212121'],
  }),
} satisfies Partial<BuiltSite>
const top = (attributes: string) => `<div class="top">${other('search', attributes)}</div>`

/** Two applications at one host. This one measures what is typed in a twin that nobody sees. */
export const telegramK: BuiltSite = {
  ...SHARED,
  id: 'telegram-k',
  boxes: [
    {
      name: 'message',
      keys: KEYS,
      buttons: ['.chat-input .btn-send'],
      attributes: { class: 'input-message-input scrollable', 'data-peer-id': '1', dir: 'auto' },
    },
  ],
  body: `${top('class="input-field-input input-search-input" type="text" placeholder="Search"')}
  <main class="chat">${MESSAGES}<div class="chat-input composer"><div class="input-message-container">${editorOf('message')}
  <div contenteditable="true" tabindex="-1" class="input-message-input input-field-input-fake" style="position: absolute; top: 0; visibility: hidden"></div></div>
  ${sendButton('message', 'class="btn-icon btn-send" type="button"', { inside: '<div class="c-ripple"></div><span class="tgico">➤</span>' })}</div></main>`,
  style: `${SHARED.style} .input-message-container { flex: 1; min-width: 0; position: relative }`,
}

export const telegramA: BuiltSite = {
  ...SHARED,
  id: 'telegram-a',
  boxes: [
    {
      name: 'message',
      keys: KEYS,
      buttons: ['button.main-button'],
      attributes: {
        id: 'editable-message-text',
        class: 'form-control allow-selection',
        'aria-label': 'Message',
      },
    },
  ],
  body: `${top('class="form-control" type="text" placeholder="Search" autocomplete="off"')}
  <main id="MiddleColumn">${MESSAGES}<div class="Composer composer"><div class="message-input-wrapper editor">${editorOf('message')}</div>
  ${sendButton('message', 'type="button" class="Button send main-button default secondary round" aria-label="Send Message"', { inside: '<i class="icon icon-send" aria-hidden="true">➤</i>' })}</div></main>`,
}
