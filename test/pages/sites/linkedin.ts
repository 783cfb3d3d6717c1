import { type BuiltSite, editorOf, sends } from './built-site.ts'
import { look, MESSAGES, other, sendButton } from './pieces.ts'

const LOOK = look({
  font: '14px/1.4 -apple-system, "Segoe UI", Roboto, sans-serif',
  accent: '#0a66c2',
  light: ['#191919', '#f4f2ee', '#fff'],
  dark: ['#e9e9ea', '#000', '#1b1f23'],
})
const SHADOW = '#interop-outlet'
const share = (name: string) =>
  `<div class="share-box composer">${editorOf(name)}${sendButton(name, 'type="button" class="share-actions__primary-action artdeco-button"', { by: 'post', inside: '<span>Post</span>' })}</div>`

/** Messages are plain text, in an open shadow root; posts are there too on newer pages. */
export const linkedin: BuiltSite = {
  id: 'linkedin',
  host: 'https://www.linkedin.com',
  editor: 'contenteditable',
  boxes: [
    {
      name: 'message',
      keys: ['Enter'],
      buttons: ['.msg-form__send-button'],
      attributes: {
        class: 'msg-form__contenteditable t-14',
        'aria-label': 'Write a message…',
        'aria-multiline': 'true',
      },
      where: { shadowOf: SHADOW },
    },
    {
      name: 'post',
      editor: 'quill',
      keys: [],
      buttons: ['.share-actions__primary-action'],
      attributes: { 'aria-label': 'Text editor for creating content' },
    },
    {
      name: 'post of newer pages',
      editor: 'quill-in-shadow',
      keys: [],
      buttons: ['.share-box .share-actions__primary-action'],
      attributes: { 'aria-label': 'Text editor for creating content' },
      where: { shadowOf: SHADOW },
    },
    {
      name: 'comment',
      editor: 'tiptap',
      keys: [],
      buttons: ['#comment button'],
      attributes: { 'aria-label': 'Text editor for creating comment' },
    },
  ],
  leftAlone: ['#search'],
  keepsDrafts: false,
  linksAddresses: false,
  body: `<div class="top">${other('search', 'class="search-global-typeahead__input" role="combobox" aria-label="Search" placeholder="Search"')}</div>
  <main>${share('post')}
  <div id="comment" class="composer">${editorOf('comment')}${sendButton('comment', 'type="button"', { by: 'comment', inside: '<span>Comment</span>' })}</div></main>
  ${MESSAGES}<div id="interop-outlet" data-testid="interop-shadowdom"><template shadowrootmode="open"><style>${LOOK} [role=textbox] { min-height: 2.5rem; padding: 8px; outline: none }</style>
  <form class="msg-form composer" onsubmit="return false" ${sends('message', 'button')}><div class="msg-form__msg-content-container editor">${editorOf('message')}</div>
  <button class="msg-form__send-button artdeco-button" type="submit">Send</button></form>
  ${share('post of newer pages')}</template></div>`,
  style: `${LOOK} body > [data-list] { padding: 12px } #interop-outlet { margin-left: auto; width: min(100%, 30rem); display: block }`,
}
