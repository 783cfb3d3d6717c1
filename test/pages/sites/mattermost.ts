import { type BuiltSite, editorOf } from './built-site.ts'
import { look, MESSAGES, other, sendButton } from './pieces.ts'

const KEYS = ['Enter'] as const
const attributes = (id: string, placeholder: string) => ({
  id,
  'data-testid': id,
  placeholder,
  'aria-label': placeholder,
  class: 'form-control custom-textarea',
})
const composer = (
  name: string,
) => `<form class="AdvancedTextEditor composer" onsubmit="return false">${editorOf(name)}
  <button type="button" id="fileUploadButton" aria-label="attachment">📎</button>
  ${sendButton(name, 'type="button" data-testid="SendMessageButton" aria-label="Send Now"', { empty: 'disabled' })}</form>`

/** On a host of one's own. */
export const mattermost: BuiltSite = {
  id: 'mattermost',
  host: 'https://mattermost.example.com',
  editor: 'react-textarea',
  boxes: [
    {
      name: 'message',
      keys: KEYS,
      buttons: ['[data-testid=channel_view] [data-testid=SendMessageButton]'],
      attributes: attributes('post_textbox', 'Write to Town Square'),
    },
    {
      name: 'thread',
      keys: KEYS,
      buttons: ['#rhsContainer [data-testid=SendMessageButton]'],
      attributes: attributes('reply_textbox', 'Reply to this thread...'),
    },
    {
      name: 'edit',
      keys: KEYS,
      buttons: ['#in-channel .save'],
      attributes: attributes('edit_textbox', 'Edit the post...'),
    },
  ],
  leftAlone: ['#search'],
  keepsDrafts: true,
  linksAddresses: false,
  body: `<div class="top">${other('search', 'type="search" aria-label="Search" placeholder="Search"')}</div>
  <div class="panes"><main data-testid="channel_view">${MESSAGES}<div id="in-channel" class="post composer">${editorOf('edit')}
  <button type="button">Cancel</button>${sendButton('edit', 'type="button" class="save btn-primary"', { by: 'save', inside: 'Save' })}</div>${composer('message')}</main>
  <main id="rhsContainer">${composer('thread')}</main></div>`,
  style: look({
    font: '14px/1.4 "Open Sans", sans-serif',
    accent: '#1c58d9',
    light: ['#3f4350', '#fff', '#f5f6f8'],
    dark: ['#dddfe4', '#191b1f', '#26282d'],
  }),
}
