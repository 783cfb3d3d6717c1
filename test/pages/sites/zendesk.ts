import { type BuiltSite, editorOf } from './built-site.ts'
import { look, MESSAGES, other, sendButton } from './pieces.ts'

const ATTRIBUTES = {
  'data-test-id': 'omnicomposer-rich-text-ckeditor',
  'aria-label': 'Public reply composer',
}

/** Every open ticket keeps its box in the page; one of them is seen. The button is the ticket's. */
export const zendesk: BuiltSite = {
  id: 'zendesk',
  host: 'https://acme.zendesk.com',
  editor: 'ckeditor5',
  boxes: [
    {
      name: 'message',
      keys: ['Mod+Enter'],
      buttons: ['[data-test-id=submit_button-button]'],
      attributes: ATTRIBUTES,
    },
    { name: 'other ticket', keys: [], buttons: [], attributes: ATTRIBUTES, isHidden: true },
    { name: 'one more ticket', keys: [], buttons: [], attributes: ATTRIBUTES, isHidden: true },
  ],
  leftAlone: ['#search'],
  keepsDrafts: true,
  linksAddresses: true,
  body: `<div class="top">${other('search', 'type="search" data-test-id="header-search-dialog-input" placeholder="Search"')}</div>
  ${['other ticket', 'one more ticket'].map((name) => `<div hidden data-test-id="ticket-main-conversation-pane">${editorOf(name)}</div>`).join('')}
  <main data-test-id="ticket-main-conversation-pane">${MESSAGES}<div data-test-id="omnicomposer" class="composer">${editorOf('message')}</div></main>
  <footer data-test-id="ticket-footer" class="composer"><button type="button">Apply macro</button>
  ${sendButton('message', 'type="button" data-test-id="submit_button-button"', { by: 'submit', inside: '<span>Submit as <strong>Open</strong></span>' })}
  <button type="button" data-test-id="submit_button-menu-button" aria-haspopup="true" aria-label="Ticket status options">▾</button></footer>`,
  style: `${look({
    font: '14px/1.4 -apple-system, "Segoe UI", sans-serif',
    accent: '#1f73b7',
    light: ['#2f3941', '#fff', '#f8f9f9'],
    dark: ['#d8dcde', '#151a1e', '#1f272e'],
  })} .ck-body-wrapper { display: none } footer { justify-content: end }`,
}
