import { type BuiltSite, editorOf, sends } from './built-site.ts'
import { look, MESSAGES, other, sendButton } from './pieces.ts'

const KEYS = ['Mod+Enter'] as const

/** A plain field for Markdown, or the rich editor, whichever a person has chosen. */
export const gitlab: BuiltSite = {
  id: 'gitlab',
  host: 'https://gitlab.com',
  editor: 'textarea',
  boxes: [
    {
      name: 'message',
      keys: KEYS,
      buttons: ['[data-testid=comment-button]'],
      attributes: {
        name: 'note[note]',
        class: 'note-textarea js-gfm-input markdown-area',
        'aria-label': 'Comment',
      },
    },
    {
      name: 'rich',
      editor: 'tiptap',
      keys: KEYS,
      buttons: ['[data-testid=confirm-button]'],
      attributes: { 'aria-label': 'Rich text editor' },
    },
  ],
  leftAlone: ['#search'],
  keepsDrafts: false,
  linksAddresses: false,
  body: `<div class="top">${other('search', 'type="search" role="searchbox" placeholder="Search GitLab"')}</div>
  <div class="panes"><main>${MESSAGES}<form class="common-note-form new-note composer" onsubmit="return false" ${sends('message', 'button')}>${editorOf('message')}
  <button type="submit" data-testid="comment-button" class="btn btn-confirm"><span class="gl-button-text">Comment</span></button></form></main>
  <main><div class="note-edit-form composer"><div class="editor" data-testid="content_editor_editablebox">${editorOf('rich')}</div>
  ${sendButton('rich', 'type="button" data-testid="confirm-button" class="btn btn-confirm"', { inside: '<span class="gl-button-text">Comment</span>' })}</div></main></div>`,
  style: look({
    font: '14px/1.5 "GitLab Sans", "Noto Sans", sans-serif',
    accent: '#1f75cb',
    light: ['#3a383f', '#fff', '#fbfafd'],
    dark: ['#ececef', '#18171d', '#28272d'],
  }),
}
