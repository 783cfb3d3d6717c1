import { type BuiltSite, editorOf, sends } from './built-site.ts'

const ATTRIBUTES = {
  'aria-multiline': 'true',
  'aria-label': 'Message #general',
  'aria-autocomplete': 'list',
}
const KEYS = ['Enter'] as const

const composer = (name: string, button = '') =>
  `<form class="form_f75fb0" id="${name}" onsubmit="return false"><div class="channelTextArea_f75fb0">${editorOf(name)}${button}</div></form>`

/** The search is an editor too, with no message in it. */
const SEARCH = `<div class="search_c322aa"><div class="DraftEditor-root"><div id="search" data-other class="public-DraftEditor-content"
  contenteditable="true" role="combobox" aria-label="Search" aria-expanded="false"></div></div></div>`

export const discord: BuiltSite = {
  id: 'discord',
  host: 'https://discord.com',
  editor: 'slate',
  boxes: [
    {
      name: 'message',
      keys: KEYS,
      buttons: ['#message button'],
      attributes: ATTRIBUTES,
    },
    { name: 'thread', keys: KEYS, buttons: [], attributes: ATTRIBUTES },
    { name: 'edit', keys: KEYS, buttons: ['#edit a:last-child'], attributes: ATTRIBUTES },
    {
      name: 'window',
      keys: KEYS,
      buttons: [],
      attributes: ATTRIBUTES,
      where: { opener: '#open-window', url: /\/window$/ },
    },
  ],
  leftAlone: ['#search'],
  keepsDrafts: false,
  linksAddresses: false,
  body: `<div class="top">${SEARCH}<button type="button" id="open-window" aria-label="Pop out">⧉</button></div>
  <div class="panes"><main class="chat_f75fb0"><ol data-list><li class="messageListItem_d5deea">Ann: how do I deploy?</li>
  <li class="messageListItem_d5deea" id="edit"><div class="channelTextArea_f75fb0">${editorOf('edit')}</div>
  <div class="operations_d5deea">escape to <a class="anchor_edefb8" role="button" tabindex="0">cancel</a> • enter to <a class="anchor_edefb8" role="button" tabindex="0" ${sends('edit', 'save')}>save</a></div></li></ol>
  ${composer('message', `<button type="button" aria-label="Send message" ${sends('message', 'button')}>➤</button>`)}</main>
  <main class="threadSidebar_f75fb0">${composer('thread')}</main></div>
  <script>document.querySelector('#open-window').onclick = () => window.open('window', 'window', 'width=500,height=500')</script>`,
  beside: { window: `<main><ol data-list></ol>${composer('window')}</main>` },
  style: `
  body { font: 16px/1.375 "gg sans", "Noto Sans", sans-serif; color: #dbdee1; background: #313338 } .top { padding: 8px; border-bottom: 1px solid #1f2023; display: flex; gap: 8px } #search { min-width: 10rem; background: #1e1f22; border-radius: 4px; padding: 2px 8px }
  ol { list-style: none; padding: 0 } .channelTextArea_f75fb0 { background: #383a40; border-radius: 8px; display: flex } .editor { flex: 1; min-width: 0 } .operations_d5deea { font-size: 12px } .anchor_edefb8 { color: #00a8fc }
  .channelTextArea_f75fb0 button { background: none; border: 0; color: #b5bac1 }
  @media (prefers-color-scheme: light) { body { background: #fff; color: #313338 } .channelTextArea_f75fb0, #search { background: #ebedef } }`,
}
