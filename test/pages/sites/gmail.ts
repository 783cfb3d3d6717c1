import { type BuiltSite, editorOf, sends } from './built-site.ts'

const ATTRIBUTES = {
  class: 'Am Al editable LW-avf',
  g_editable: 'true',
  'aria-multiline': 'true',
  'aria-label': 'Message Body',
}
const KEYS = ['Mod+Enter'] as const

/** Buttons are made of `div`, with a name by the tooltip; "send and archive" bears `.Uo`. */
const composer = (name: string, { menu = '', archives = false } = {}) =>
  `<div class="M9"><input type="hidden" name="draft" value="1"><input type="hidden" name="composeid" value="1">
  <input class="subject" name="subjectbox" aria-label="Subject" placeholder="Subject">
  <div class="Ap">${editorOf(name)}</div>
  <div class="IZ"><div class="Up"><div>
    ${archives ? `<div class="T-I Uo send" role="button" tabindex="0" data-tooltip="Send and archive" ${sends(name, 'archive')}>Send + ▤</div>` : ''}
    <div class="T-I T-I-atl send" role="button" tabindex="0" data-tooltip="Send (Ctrl-Enter)" ${sends(name, 'button')}>Send</div>${menu}
  </div></div></div></div>`

const ARROW = `<div class="T-I hG T-I-atl arrow" role="button" tabindex="0" aria-haspopup="true" aria-label="More send options"
  data-tooltip="More send options" data-opens="#later">▾</div>`
const LATER = `<div role="menu" id="later" hidden><div role="menuitem" tabindex="0" ${sends('message', 'scheduled')}>Schedule send</div></div>`

export const gmail: BuiltSite = {
  id: 'gmail',
  host: 'https://mail.google.com',
  editor: 'contenteditable',
  boxes: [
    {
      name: 'message',
      keys: KEYS,
      buttons: ['#new .send'],
      menu: { opener: '#new .arrow', entry: '#later [role=menuitem]' },
      attributes: ATTRIBUTES,
    },
    {
      name: 'reply',
      keys: KEYS,
      buttons: ['#reply [data-by=archive]', '#reply [data-by=button]'],
      attributes: ATTRIBUTES,
    },
    {
      name: 'window',
      keys: KEYS,
      buttons: ['.send'],
      attributes: ATTRIBUTES,
      where: { opener: '#open-window', url: /\/window$/ },
    },
  ],
  leftAlone: ['#search', '#to'],
  keepsDrafts: true,
  linksAddresses: true,
  body: `<form role="search" onsubmit="return false"><input id="search" data-other name="q" aria-label="Search mail" placeholder="Search mail"></form>
  <div class="panes"><main id="reply" role="main"><div data-list><div class="adn">Ann: how do I deploy?</div></div>${composer('reply', { archives: true })}</main>
  <main><div id="new" role="dialog" aria-label="New Message"><div class="head">New Message <span id="open-window" role="button">⤢</span></div>
  <input id="to" data-other role="combobox" aria-label="To recipients" aria-haspopup="listbox">
  ${composer('message', { menu: ARROW })}</div></main></div>${LATER}
  <script>document.querySelector('#open-window').onclick = () => window.open('window', 'window', 'width=600,height=500')</script>`,
  beside: { window: `<main><div data-list></div>${composer('window')}</main>` },
  style: `
  body { font: 14px/1.4 Roboto, Arial, sans-serif; background: #f6f8fc; color: #202124 } form { padding: 8px } #search { width: 16rem; border: 0; border-radius: 20px; padding: 10px 16px; background: #eaf1fb; color: inherit }
  .M9, .adn, [role=menu] { background: #fff; padding: 8px }
  #new { box-shadow: 0 8px 10px 1px #0003; border-radius: 8px 8px 0 0 } .head { background: #f2f6fc; padding: 8px 12px; display: flex; justify-content: space-between } .subject, #to { width: 100%; border: 0; border-bottom: 1px solid #eee; padding: 6px; background: none; color: inherit }
  .Am { height: 9rem } .Up > div { display: flex } .T-I { background: #0b57d0; color: #fff; border-radius: 18px; padding: 8px 16px; margin-right: 2px }
  @media (prefers-color-scheme: dark) { body { background: #111; color: #e3e3e3 } .M9, .adn, .head, [role=menu] { background: #1f1f1f } #search { background: #282a2c } }`,
}
