import { type BuiltSite, editorOf } from './built-site.ts'
import { look, MESSAGES, other, sendButton } from './pieces.ts'

/** Enter sends if a person has chosen so, as here; a topic beside it is read by all as well. */
export const zulip: BuiltSite = {
  id: 'zulip',
  host: 'https://acme.zulipchat.com',
  editor: 'textarea',
  boxes: [
    {
      name: 'message',
      keys: ['Enter'],
      buttons: ['#compose-send-button'],
      attributes: {
        id: 'compose-textarea',
        class: 'new_message_textarea message-textarea',
        name: 'content',
        placeholder: 'Message #general',
      },
    },
    {
      name: 'edit',
      keys: ['Enter'],
      buttons: ['.message_edit_save'],
      attributes: { class: 'message_edit_content message-textarea', name: 'message_edit_content' },
    },
  ],
  leftAlone: ['#search'],
  keepsDrafts: false,
  linksAddresses: false,
  body: `<div class="top">${other('search', 'type="text" role="combobox" class="search-input" placeholder="Search"')}</div>
  <main>${MESSAGES}<form id="edit_form_1" class="composer" onsubmit="return false">${editorOf('edit')}
  ${sendButton('edit', 'type="button" class="message_edit_save"', { by: 'save', inside: 'Save' })}</form>
  <form id="send_message_form" action="/json/messages" class="composer" onsubmit="return false">${other('stream_message_recipient_topic', 'type="text" name="stream_message_recipient_topic" placeholder="Topic"')}
  ${editorOf('message')}${sendButton('message', 'type="submit" id="compose-send-button" aria-label="Send"')}</form></main>`,
  style: look({
    font: '16px/1.4 "Source Sans 3", sans-serif',
    accent: '#4070c4',
    light: ['#262626', '#f0f0f0', '#fff'],
    dark: ['#dfe1e8', '#1d1d1d', '#242424'],
  }),
}
