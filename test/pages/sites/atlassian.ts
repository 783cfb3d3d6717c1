import { type BuiltSite, editorOf } from './built-site.ts'
import { look, MESSAGES, other, sendButton } from './pieces.ts'

const KEYS = ['Mod+Enter'] as const
const AREA = {
  id: 'ak-editor-textarea',
  class: 'ProseMirror ua-chrome',
  'aria-label': 'Main content area',
}
const SHARED = {
  host: 'https://acme.atlassian.net',
  editor: 'prosemirror',
  leftAlone: ['#search'],
  linksAddresses: false,
  style: look({
    font: '14px/1.4 "Atlassian Sans", "Segoe UI", sans-serif',
    accent: '#0c66e4',
    light: ['#292a2e', '#fff', '#f8f8f8'],
    dark: ['#cecfd2', '#1f1f21', '#2b2c2f'],
  }),
} satisfies Partial<BuiltSite>
const TOP = `<div class="top">${other('search', 'data-test-id="search-dialog-input" role="combobox" placeholder="Search"')}</div>`

/** A placeholder in the editor is no part of what can be typed into. */
const composer = (
  name: string,
) => `<div class="composer"><div class="editor ak-editor-content-area" data-testid="editor-content-container">
  ${editorOf(name)}<span contenteditable="false" class="placeholder"></span></div>
  ${sendButton(name, 'type="button" data-testid="comment-save-button"', { by: 'save', inside: '<span>Save</span>' })}
  <button type="button" data-testid="comment-cancel-button"><span>Cancel</span></button></div>`

export const jira: BuiltSite = {
  ...SHARED,
  id: 'jira',
  boxes: [
    {
      name: 'message',
      keys: KEYS,
      buttons: ['#new [data-testid=comment-save-button]'],
      attributes: AREA,
    },
    {
      name: 'edit',
      keys: KEYS,
      buttons: ['#old [data-testid=comment-save-button]'],
      attributes: AREA,
    },
  ],
  keepsDrafts: false,
  body: `${TOP}<main id="new">${MESSAGES}${composer('message')}</main><main id="old">${composer('edit')}</main>`,
}

/** A page is shared while it is written; what is published stands in it already. Comments are sent. */
export const confluence: BuiltSite = {
  ...SHARED,
  id: 'confluence',
  boxes: [
    { name: 'page', keys: [], buttons: [], attributes: AREA },
    {
      name: 'comment',
      keys: KEYS,
      buttons: ['[data-testid=comment-save-button]'],
      attributes: AREA,
    },
  ],
  keepsDrafts: true,
  body: `${TOP}<main><div class="ak-editor-content-area">${editorOf('page')}</div></main><main>${MESSAGES}${composer('comment')}</main>`,
}
