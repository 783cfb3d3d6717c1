import { type BuiltBox, type BuiltSite, editorOf, sends } from './built-site.ts'
import { look, other, sendButton } from './pieces.ts'

const MESSAGE = {
  name: 'message',
  keys: ['Mod+Enter'],
  buttons: ['button.send', 'a.send'],
  attributes: { id: 'composebody', name: '_message', 'aria-label': 'Message body' },
} as const satisfies BuiltBox
/** What sends is above and below the form, and in another place when the window is narrow. */
const SHARED = {
  host: 'https://webmail.example.com',
  leftAlone: ['#to'],
  keepsDrafts: true,
  body: `<div class="top composer" role="toolbar"><a class="send" href="#" role="button" ${sends('message', 'link')}><span class="inner">Send</span></a>
  <a class="draft" href="#" role="button"><span class="inner">Save</span></a></div>
  <main id="layout-content"><div data-list></div><form name="form" onsubmit="return false">${other('to', 'name="_to" aria-label="To"')}
  <input name="_subject" aria-label="Subject"><div id="composebodycontainer">${editorOf('message')}</div>
  <input type="file" name="_attachments[]" hidden></form>
  <div class="formbuttons composer">${sendButton('message', 'type="button" class="btn btn-primary send"', { inside: 'Send' })}</div></main>`,
  style: `${look({
    font: '14px/1.5 Roboto, sans-serif',
    accent: '#37beff',
    light: ['#2c363a', '#fff', '#f4f4f4'],
    dark: ['#c5d1d3', '#21292c', '#2c373a'],
  })} #composebody { width: 100%; height: 14rem } .tox-tinymce { height: 22rem !important }`,
} satisfies Partial<BuiltSite>

export const roundcube: BuiltSite = {
  ...SHARED,
  id: 'roundcube',
  editor: 'textarea',
  boxes: [MESSAGE],
  linksAddresses: false,
}

/** With formatting: the field is hidden, and TinyMCE's frame is the box. */
export const roundcubeHtml: BuiltSite = {
  ...SHARED,
  id: 'roundcube-html',
  editor: 'tinymce-of-field',
  boxes: [{ ...MESSAGE, where: { frame: '#composebody_ifr', isWritten: true } }],
  linksAddresses: true,
}
