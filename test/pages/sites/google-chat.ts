import { type BuiltBox, type BuiltSite, editorOf } from './built-site.ts'
import { look, MESSAGES, other, sendButton } from './pieces.ts'

const HOST = 'https://chat.google.com'
const MESSAGE = {
  name: 'message',
  keys: ['Enter'],
  buttons: ['[aria-label="Send message"]'],
  attributes: { g_editable: 'true', 'aria-multiline': 'true', 'aria-label': 'History is on' },
} as const satisfies BuiltBox
const ROOM = `<main role="main">${MESSAGES}<div class="composer">${editorOf(MESSAGE.name)}
  ${sendButton(MESSAGE.name, 'type="button" aria-label="Send message" jsname="x"', { empty: 'disabled' })}</div></main>`
const SHARED = {
  editor: 'contenteditable',
  leftAlone: ['#search'],
  keepsDrafts: true,
  linksAddresses: true,
  style: `${look({
    font: '14px/1.4 Roboto, Arial, sans-serif',
    accent: '#0b57d0',
    light: ['#1f1f1f', '#f8fafd', '#fff'],
    dark: ['#e3e3e3', '#1b1b1b', '#282a2c'],
  })} iframe { border: 0; flex: 1; min-height: 22rem }`,
} satisfies Partial<BuiltSite>

export const googleChat: BuiltSite = {
  ...SHARED,
  id: 'google-chat',
  host: HOST,
  boxes: [MESSAGE],
  body: `<form role="search" class="top" onsubmit="return false">${other('search', 'name="q" aria-label="Search in chat"')}</form>${ROOM}`,
}

/** Inside of Gmail it is a frame of its own host, which the page around it cannot reach. */
export const chatInGmail: BuiltSite = {
  ...SHARED,
  id: 'google-chat-in-gmail',
  host: 'https://mail.google.com',
  boxes: [
    {
      name: 'mail',
      keys: ['Mod+Enter'],
      buttons: ['.T-I-atl'],
      attributes: { g_editable: 'true', 'aria-multiline': 'true', 'aria-label': 'Message Body' },
    },
    { ...MESSAGE, where: { frame: '#chat' } },
  ],
  body: `<form role="search" class="top" onsubmit="return false">${other('search', 'name="q" aria-label="Search mail"')}</form>
  <div class="panes"><main role="main"><div data-list></div><div class="M9 composer"><div class="Ap editor">${editorOf('mail')}</div>
  ${sendButton('mail', 'type="button" class="T-I T-I-atl"', { inside: 'Send' })}</div></main><main><iframe id="chat" title="Chat"></iframe></main></div>
  <script>document.querySelector('#chat').src = '${HOST}' + location.pathname + 'room'</script>`,
  beside: { [`${HOST}/room`]: ROOM },
}
