import { type BuiltSite, editorOf } from './built-site.ts'
import { look, MESSAGES, other, sendButton } from './pieces.ts'

const KEYS = ['Enter'] as const
const PLAIN = {
  class: 'mx_BasicMessageComposer_input mx_BasicMessageComposer_input_shouldShowPillAvatar',
  'aria-multiline': 'true',
  'aria-label': 'Send a message…',
  'aria-autocomplete': 'list',
}
const composer = (
  name: string,
  inner: string,
) => `<div class="mx_MessageComposer composer"><div class="editor ${inner}">${editorOf(name)}</div>
  ${sendButton(name, 'type="button" class="mx_AccessibleButton mx_MessageComposer_sendMessage" data-testid="sendmessagebtn" aria-label="Send message"', { empty: 'absent' })}</div>`

/** Two composers of its own, the plain one and the rich one, whichever a person has chosen. */
export const element: BuiltSite = {
  id: 'element',
  host: 'https://app.element.io',
  editor: 'contenteditable',
  boxes: [
    {
      name: 'message',
      keys: KEYS,
      buttons: ['#room [data-testid=sendmessagebtn]'],
      attributes: PLAIN,
    },
    {
      name: 'rich',
      keys: KEYS,
      buttons: ['#rich [data-testid=sendmessagebtn]'],
      attributes: { class: 'mx_WysiwygComposer_Editor_content', 'aria-multiline': 'true' },
    },
    { name: 'edit', keys: KEYS, buttons: ['.mx_EditMessageComposer .save'], attributes: PLAIN },
  ],
  leftAlone: ['#search'],
  keepsDrafts: false,
  linksAddresses: true,
  body: `<div class="top">${other('search', 'type="search" class="mx_SearchBox" placeholder="Search"')}</div>
  <div class="panes"><main id="room" class="mx_RoomView">${MESSAGES}<div class="mx_EventTile"><div class="mx_EditMessageComposer composer">
  <div class="mx_BasicMessageComposer editor">${editorOf('edit')}</div><div class="mx_AccessibleButton" role="button" tabindex="0">Cancel</div>
  <div class="mx_EditMessageComposer_buttons">${sendButton('edit', 'type="button" class="save mx_AccessibleButton mx_AccessibleButton_kind_primary"', { by: 'save', inside: 'Save' })}</div></div></div>
  ${composer('message', 'mx_BasicMessageComposer')}</main><main id="rich">${composer('rich', 'mx_WysiwygComposer_Editor')}</main></div>`,
  style: look({
    font: '15px/1.5 Inter, sans-serif',
    accent: '#0dbd8b',
    light: ['#1b1d22', '#fff', '#f0f2f5'],
    dark: ['#ebeef2', '#101317', '#1d1f24'],
  }),
}
