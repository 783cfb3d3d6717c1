import { type BuiltSite, editorOf } from './built-site.ts'
import { look, MESSAGES, sendButton } from './pieces.ts'

/** No script may write markup there but by the page's own policy. What it sends is behind what is seen. */
export const gemini: BuiltSite = {
  id: 'gemini',
  host: 'https://gemini.google.com',
  editor: 'quill1',
  boxes: [
    {
      name: 'message',
      keys: ['Enter'],
      buttons: ['button.send-button'],
      attributes: { 'aria-label': 'Enter a prompt here', 'aria-multiline': 'true' },
    },
  ],
  leftAlone: [],
  keepsDrafts: false,
  linksAddresses: true,
  lags: true,
  head: `<meta http-equiv="Content-Security-Policy" content="require-trusted-types-for 'script'">
  <script>globalThis.trustedTypes?.createPolicy('default', { createHTML: (html) => html })</script>`,
  body: `<main>${MESSAGES}<div class="input-area composer"><rich-textarea class="editor">${editorOf('message')}</rich-textarea>
  ${sendButton('message', 'type="button" class="send-button mdc-icon-button" aria-label="Send message"', { empty: 'aria-disabled', inside: '<mat-icon>➤</mat-icon>' })}</div></main>`,
  style: `${look({
    font: '16px/1.5 "Google Sans Text", Roboto, sans-serif',
    accent: '#0b57d0',
    light: ['#1f1f1f', '#fff', '#f0f4f9'],
    dark: ['#e3e3e3', '#131314', '#1e1f20'],
  })} .composer { border-radius: 28px; padding: 8px 14px } rich-textarea { display: block }`,
}
