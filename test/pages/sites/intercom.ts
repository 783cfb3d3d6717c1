import { type BuiltSite, editorOf } from './built-site.ts'
import { look, MESSAGES, other, sendButton } from './pieces.ts'

const KEYS = ['Mod+Enter'] as const
const attributes = (label: string) => ({
  class: 'ProseMirror embercom-prosemirror-composer-editor',
  'aria-label': label,
})

export const intercom: BuiltSite = {
  id: 'intercom',
  host: 'https://app.intercom.com',
  editor: 'prosemirror',
  boxes: [
    { name: 'message', keys: KEYS, buttons: ['#reply button'], attributes: attributes('Reply') },
    { name: 'note', keys: KEYS, buttons: ['#note button'], attributes: attributes('Note') },
  ],
  leftAlone: ['#search'],
  keepsDrafts: true,
  linksAddresses: false,
  body: `<div class="top">${other('search', 'type="search" placeholder="Search"')}</div>
  <main>${MESSAGES}<div id="reply" data-conversation-reply-composer class="composer">${editorOf('message')}
  ${sendButton('message', 'type="button"', { inside: '<span>Send</span>' })}</div>
  <div id="note" data-conversation-reply-composer class="o__note composer">${editorOf('note')}
  ${sendButton('note', 'type="button"', { inside: '<span>Send</span>' })}</div></main>`,
  style: look({
    font: '14px/1.4 "Segoe UI", sans-serif',
    accent: '#222',
    light: ['#1a1a1a', '#f5f5f4', '#fff'],
    dark: ['#f5f5f4', '#111', '#1c1c1c'],
  }),
}
