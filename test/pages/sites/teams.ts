import { type BuiltSite, editorOf, sends } from './built-site.ts'

const ATTRIBUTES = { 'data-tid': 'ckeditor', 'aria-label': 'Type a message' }

/** The attribute of the button sits on an inner element in some layouts. */
const composer = (name: string, tid: string) =>
  `<div data-tid="message-pane-footer" class="footer" id="${name}">${editorOf(name)}
  <button type="button" title="Send (Ctrl+Enter)" ${sends(name, 'button')}><span data-tid="${tid}">➤</span></button></div>`

export const teams: BuiltSite = {
  id: 'teams',
  host: 'https://teams.microsoft.com',
  editor: 'ckeditor5',
  boxes: [
    {
      name: 'message',
      keys: ['Enter', 'Mod+Enter'],
      buttons: ['#message [data-by=button]'],
      attributes: ATTRIBUTES,
    },
    {
      // With a toolbar: Enter is a new line there.
      name: 'expanded',
      keys: ['Mod+Enter'],
      buttons: ['#expanded [data-by=button]'],
      attributes: ATTRIBUTES,
    },
    {
      name: 'edit',
      keys: ['Enter'],
      buttons: ['[name=done]'],
      attributes: ATTRIBUTES,
    },
    {
      name: 'framed',
      keys: ['Enter'],
      buttons: ['[data-by=button]'],
      attributes: ATTRIBUTES,
      where: { frame: '#app' },
    },
    {
      name: 'window',
      keys: ['Enter'],
      buttons: ['[data-by=button]'],
      attributes: ATTRIBUTES,
      where: { opener: '#open-window', url: /\/window$/ },
    },
  ],
  leftAlone: ['#search'],
  keepsDrafts: true,
  linksAddresses: true,
  body: `<div class="top"><input id="search" data-other data-tid="searchInputField" role="combobox" aria-label="Look for people, messages, files" placeholder="Search"></div>
  <div class="panes"><main><div data-list><div data-tid="chat-pane-message">Ann: how do I deploy?</div>
  <div data-tid="chat-pane-message" class="footer">${editorOf('edit')}<button type="button" name="cancel">✕</button>
  <button type="button" name="done" data-tid="newMessageCommands-send" ${sends('edit', 'done')}>✓</button></div></div>
  ${composer('message', 'newMessageCommands-send')}</main>
  <main><button type="button" id="open-window" aria-label="Pop out chat">⧉</button>
  <iframe id="app" title="Chat" src="framed" height="240"></iframe>${composer('expanded', 'sendMessageCommands-send')}</main></div>
  <script>document.querySelector('#open-window').onclick = () => window.open('window', 'window', 'width=500,height=500')</script>`,
  beside: {
    framed: `<main>${composer('framed', 'newMessageCommands-send')}</main>`,
    window: `<main><div data-list></div>${composer('window', 'newMessageCommands-send')}</main>`,
  },
  style: `
  body { font: 14px/1.43 "Segoe UI", sans-serif; color: #242424; background: #f5f5f5 } .top { background: #ebebeb; padding: 8px; text-align: center } #search { width: 16rem; border: 1px solid #d1d1d1; border-radius: 4px; padding: 6px 10px }
  .ck-body-wrapper { display: none } .top + .panes [id=open-window] { align-self: start }
  .footer { background: #fff; border: 1px solid #d1d1d1; border-bottom: 2px solid #5b5fc7; border-radius: 4px; padding: 4px } .footer button { background: none; border: 0; color: #5b5fc7; font-size: 1rem } iframe { border: 0 }
  @media (prefers-color-scheme: dark) { body { background: #1f1f1f; color: #fff } .footer, .top { background: #292929 } }`,
}
