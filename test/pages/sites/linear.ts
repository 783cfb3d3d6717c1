import { type BuiltSite, editorOf } from './built-site.ts'
import { look, MESSAGES, sendButton } from './pieces.ts'

/** The description is shared while it is written; comments are sent. */
export const linear: BuiltSite = {
  id: 'linear',
  host: 'https://linear.app',
  editor: 'prosemirror',
  boxes: [
    {
      name: 'message',
      keys: ['Mod+Enter'],
      buttons: ['[aria-label="Submit comment"]'],
      attributes: { 'data-empty-text': 'Leave a comment...', class: 'ProseMirror editor' },
    },
    {
      name: 'description',
      keys: [],
      buttons: [],
      attributes: { 'aria-label': 'Issue description', class: 'ProseMirror editor' },
    },
  ],
  leftAlone: [],
  keepsDrafts: true,
  linksAddresses: false,
  body: `<main>${editorOf('description')}${MESSAGES}<div class="composer">${editorOf('message')}
  ${sendButton('message', 'type="button" aria-label="Submit comment"', { empty: 'disabled' })}</div></main>`,
  style: look({
    font: '15px/1.6 "Inter Variable", sans-serif',
    accent: '#5e6ad2',
    light: ['#1b1b1b', '#fcfcfd', '#fff'],
    dark: ['#e3e4e6', '#101113', '#191a1b'],
  }),
}
