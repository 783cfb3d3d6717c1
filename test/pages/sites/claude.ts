import { type BuiltSite, editorOf } from './built-site.ts'
import { look, MESSAGES, sendButton } from './pieces.ts'

export const claude: BuiltSite = {
  id: 'claude',
  host: 'https://claude.ai',
  editor: 'tiptap',
  boxes: [
    {
      name: 'message',
      keys: ['Enter'],
      buttons: ['[aria-label="Send message"]'],
      attributes: { 'data-testid': 'chat-input', 'aria-label': 'Write your prompt' },
    },
  ],
  leftAlone: [],
  keepsDrafts: false,
  linksAddresses: true,
  body: `<main>${MESSAGES}<fieldset class="composer">${editorOf('message')}
  ${sendButton('message', 'type="button" aria-label="Send message"', { empty: 'disabled' })}</fieldset></main>`,
  style: `${look({
    font: '16px/1.5 ui-sans-serif, "Segoe UI", sans-serif',
    accent: '#c96442',
    light: ['#141413', '#faf9f5', '#fff'],
    dark: ['#faf9f5', '#262624', '#30302e'],
  })} fieldset { border: 1px solid #8884; border-radius: 20px; margin: 0 }`,
}
