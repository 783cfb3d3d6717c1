import { type BuiltSite, editorOf, sends } from './built-site.ts'

const ATTRIBUTES = {
  'data-qa': 'texty_input',
  'data-feat': 'composer',
  'aria-label': 'Message to general',
}
/** The very same editor, told by its attributes alone. */
const EDIT_ATTRIBUTES = {
  'data-qa': 'texty_input',
  'data-feat': 'edit_composer',
  'aria-label': 'Edit message',
}
const KEYS = ['Enter'] as const

const composer = (name: string, by: string, schedule = '') =>
  `<div class="c-wysiwyg_container" data-qa="message_input">${editorOf(name)}
  <div class="c-wysiwyg_container__suffix"><span class="c-wysiwyg_container__send_button--with_options">
  <button type="button" class="c-wysiwyg_container__button--send" data-qa="texty_send_button" aria-label="Send now" ${sends(name, by)}>
  <svg width="16" height="16"><path d="M1 1l14 7-14 7z"/></svg></button>${schedule}</span></div></div>`

const edit = (name: string) => `<div data-qa="message_editor" class="c-wysiwyg_container">
  ${editorOf(name)}
  <button type="button" class="c-button c-button--outline">Cancel</button>
  <button type="button" class="c-button c-button--primary" ${sends(name, 'save')}>Save</button></div>`

/** The menu of times to send at is drawn at the end of the body, as menus are. */
const SCHEDULE = `<button type="button" class="c-wysiwyg_container__button" aria-label="Schedule for later"
  aria-haspopup="menu" data-opens="#times">▾</button>`
const TIMES = `<div role="menu" id="times" hidden><button type="button" role="menuitem" ${sends('message', 'scheduled')}>Tomorrow at 9:00</button></div>`

export const slack: BuiltSite = {
  id: 'slack',
  host: 'https://app.slack.com',
  editor: 'quill',
  boxes: [
    {
      name: 'message',
      keys: KEYS,
      buttons: ['#channel [data-qa=texty_send_button]'],
      menu: { opener: '[data-opens="#times"]', entry: '#times button' },
      attributes: ATTRIBUTES,
    },
    {
      name: 'thread',
      keys: KEYS,
      buttons: ['#thread [data-qa=texty_send_button]'],
      attributes: ATTRIBUTES,
    },
    {
      name: 'edit',
      keys: ['Enter', 'Mod+Enter'],
      buttons: ['#in-channel .c-button--primary'],
      attributes: EDIT_ATTRIBUTES,
    },
    {
      name: 'edit of a reply',
      keys: ['Enter'],
      buttons: ['#thread .c-button--primary'],
      attributes: EDIT_ATTRIBUTES,
    },
    {
      name: 'window',
      keys: KEYS,
      buttons: ['[data-qa=texty_send_button]'],
      attributes: ATTRIBUTES,
      where: { opener: '#open-window', url: /\/window$/ },
    },
  ],
  leftAlone: ['#jump'],
  keepsDrafts: true,
  linksAddresses: true,
  body: `<div class="top"><div id="jump" data-other data-qa="texty_input" class="ql-editor" contenteditable="true" role="textbox" aria-label="Query"></div>
  <button type="button" id="open-window">Open in new window</button></div>
  <div class="panes"><main id="channel"><div data-list><div data-qa="message_container">Ann: how do I deploy?</div>
  <div id="in-channel" data-qa="message_container">${edit('edit')}</div></div>${composer('message', 'button', SCHEDULE)}</main>
  <main id="thread" data-qa="threads_flexpane"><div data-qa="message_container">Ben: in the thread</div>
  ${edit('edit of a reply')}${composer('thread', 'button')}</main></div>${TIMES}
  <script>document.querySelector('#open-window').onclick = () => window.open('window', 'window', 'width=500,height=500')</script>`,
  beside: { window: `<main><div data-list></div>${composer('window', 'button')}</main>` },
  style: `
  body { font: 15px/1.46 Lato, sans-serif; color: #1d1c1d; background: #fff }
  .top { background: #350d36; padding: 6px; display: flex; gap: 8px } #jump { min-height: 1.6rem; width: 14rem; padding: 2px 8px; background: #5d3d5e; color: #fff; border-radius: 6px }
  .c-wysiwyg_container { border: 1px solid #bbb; border-radius: 8px } .c-wysiwyg_container__suffix { display: flex; justify-content: end; padding: 4px }
  [data-qa=texty_send_button] { background: #007a5a; border: 0; border-radius: 4px; padding: 6px; fill: #fff }
  [role=menu] { background: #fff; border: 1px solid #ccc }
  @media (prefers-color-scheme: dark) { body, [role=menu] { background: #1a1d21; color: #d1d2d3 } }`,
}
