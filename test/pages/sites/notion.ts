import { type BuiltSite, editorOf } from './built-site.ts'
import { look } from './pieces.ts'

/** One page is one editor, of lines that can be typed into each; nothing is sent, all is kept. */
export const notion: BuiltSite = {
  id: 'notion',
  host: 'https://www.notion.so',
  editor: 'leaves',
  boxes: [
    {
      name: 'page',
      keys: [],
      buttons: [],
      attributes: {
        'data-content-editable-root': 'true',
        'aria-label': 'Start typing to edit text',
      },
    },
  ],
  leftAlone: [],
  keepsDrafts: true,
  linksAddresses: false,
  body: `<main class="notion-frame"><h1>Deploying</h1><div class="notion-page-content">${editorOf('page')}</div><div data-list></div></main>`,
  style: `${look({
    font: '16px/1.5 ui-sans-serif, "Segoe UI", sans-serif',
    accent: '#2383e2',
    light: ['#32302c', '#fff', '#fff'],
    dark: ['#ffffffcf', '#191919', '#191919'],
  })} .notion-page-content { max-width: 44rem }`,
}
