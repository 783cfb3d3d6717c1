import { type BuiltSite, editorOf } from './built-site.ts'
import { look, MESSAGES, other, sendButton } from './pieces.ts'

const KEYS = ['Enter'] as const
const attributes = { name: 'msg', placeholder: 'Message', 'aria-label': 'Message' }
const composer = (name: string) => `<footer class="rc-message-box composer">${editorOf(name)}
  <div role="toolbar" aria-label="Composer Primary Actions"><button type="button" aria-label="Emoji">☺</button>
  ${sendButton(name, 'type="button" aria-label="Send"', { empty: 'disabled' })}</div></footer>`

/** A plain field, read when it is sent, and a listener of its own for the number of the key. */
export const rocketchat: BuiltSite = {
  id: 'rocketchat',
  host: 'https://open.rocket.chat',
  editor: 'textarea',
  boxes: [
    { name: 'message', keys: KEYS, buttons: ['#room [aria-label=Send]'], attributes },
    { name: 'thread', keys: KEYS, buttons: ['#thread [aria-label=Send]'], attributes },
  ],
  leftAlone: ['#search'],
  keepsDrafts: false,
  linksAddresses: false,
  body: `<div class="top">${other('search', 'role="searchbox" placeholder="Search rooms"')}</div>
  <div class="panes"><main id="room">${MESSAGES}${composer('message')}</main><main id="thread">${composer('thread')}</main></div>`,
  style: look({
    font: '14px/1.4 Inter, sans-serif',
    accent: '#156ff5',
    light: ['#2f343d', '#fff', '#f7f8fa'],
    dark: ['#e4e7ea', '#1b1d22', '#24272e'],
  }),
}
