import { type BuiltSite, editorOf, sends } from './built-site.ts'
import { look, MESSAGES, other, sendButton } from './pieces.ts'

const KEYS = ['Mod+Enter'] as const

/** Issues are drawn by React, with a plain button; older pages have forms. */
export const github: BuiltSite = {
  id: 'github',
  host: 'https://github.com',
  editor: 'react-textarea',
  boxes: [
    {
      name: 'message',
      keys: KEYS,
      buttons: ['#issue .primary'],
      attributes: {
        'aria-label': 'Markdown value',
        placeholder: 'Use Markdown to format your comment',
      },
    },
    {
      name: 'review',
      editor: 'textarea',
      keys: KEYS,
      buttons: ['.js-new-comment-form [type=submit]'],
      attributes: {
        id: 'new_comment_field',
        class: 'js-comment-field comment-form-textarea',
        name: 'comment[body]',
      },
    },
  ],
  leftAlone: ['#search'],
  keepsDrafts: false,
  linksAddresses: false,
  body: `<div class="top">${other('search', 'role="combobox" aria-label="Search or jump to" placeholder="Type / to search"')}</div>
  <div class="panes"><main id="issue">${MESSAGES}<div class="composer MarkdownEditor-module__container__a1b2"><fieldset class="editor">
  ${editorOf('message')}</fieldset><button type="button">Close issue</button>
  ${sendButton('message', 'type="button" class="primary" data-variant="primary"', { empty: 'disabled', inside: '<span data-component="buttonContent"><span>Comment</span></span>' })}</div></main>
  <main><form class="js-new-comment-form composer" action="comment" method="post" ${sends('review', 'form')}>${editorOf('review')}
  <input type="file" hidden name="attachment"><button type="button">Cancel</button>
  <button type="submit" class="btn btn-primary">Comment</button></form></main></div>`,
  style: `${look({
    font: '14px/1.5 -apple-system, "Segoe UI", "Noto Sans", sans-serif',
    accent: '#1f883d',
    light: ['#1f2328', '#fff', '#f6f8fa'],
    dark: ['#f0f6fc', '#0d1117', '#151b23'],
  })} fieldset { border: 0; padding: 0; margin: 0 }`,
}
