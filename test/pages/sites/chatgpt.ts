import { type BuiltSite, editorOf, sends } from './built-site.ts'
import { look, MESSAGES, other } from './pieces.ts'

/** A plain field lies beneath the editor, which nobody sees. The same button stops an answer. */
export const chatgpt: BuiltSite = {
  id: 'chatgpt',
  host: 'https://chatgpt.com',
  editor: 'prosemirror',
  boxes: [
    {
      name: 'message',
      keys: ['Enter'],
      buttons: ['#composer-submit-button'],
      attributes: {
        id: 'prompt-textarea',
        class: 'ProseMirror',
        'data-virtualkeyboard': 'true',
        'aria-label': 'Chat with ChatGPT',
      },
    },
  ],
  leftAlone: ['#search'],
  keepsDrafts: false,
  linksAddresses: false,
  body: `<div class="top">${other('search', 'type="search" placeholder="Search chats..."')}</div>
  <main>${MESSAGES}<form data-type="unified-composer" class="composer" onsubmit="return false" ${sends('message', 'form')}>
  <textarea name="prompt-textarea" class="wcDTda_fallbackTextarea" hidden></textarea>${editorOf('message')}
  <button type="submit" id="composer-submit-button" data-testid="send-button" aria-label="Send prompt"><svg width="20" height="20" fill="currentColor"><path d="M9 16V6L5 10l-1-2 6-6 6 6-1 2-4-4v10z"/></svg></button></form></main>`,
  style: `${look({
    font: '16px/1.5 ui-sans-serif, "Segoe UI", sans-serif',
    accent: '#0d0d0d',
    light: ['#0d0d0d', '#fff', '#f4f4f4'],
    dark: ['#fff', '#212121', '#303030'],
  })} .composer { border-radius: 28px; padding: 8px 14px } #composer-submit-button { border-radius: 50%; padding: 8px }`,
}
