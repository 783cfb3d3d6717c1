import type { Editor, TinyMCE } from 'tinymce'
import {
  type CreateEditor,
  type Doc,
  dress,
  type Handle,
  sends,
  toHtml,
  type Wishes,
} from './handle.ts'
import { addScript } from './ready-made.ts'

declare const tinymce: TinyMCE

/** In the page itself, as where a part of a page is edited in place. */
export const create: CreateEditor = (place, wishes) => createTinymce(place, wishes, true)

/** From its own files, under the key for the open licence. */
export async function createTinymce(
  place: HTMLElement,
  wishes: Wishes,
  isInline: boolean,
  target: HTMLElement = document.createElement('div'),
): Promise<Handle> {
  await addScript('tinymce/tinymce.min.js')
  place.append(target)
  const [editor] = await tinymce.init({
    target,
    inline: isInline,
    license_key: 'gpl',
    base_url: '/packages/tinymce',
    suffix: '.min',
    plugins: 'link autolink',
    menubar: false,
    toolbar: 'undo redo bold',
    height: 200,
    setup: (made: Editor) =>
      made.on('keydown', (event) => {
        if (!sends(event, wishes)) return
        event.preventDefault()
        wishes.onSend()
      }),
  })
  if (!editor) throw new Error('No TinyMCE')
  dress(editor.getBody(), wishes)
  return {
    set: (doc: Doc) => editor.resetContent(toHtml(doc)),
    model: () => linesOf(editor).join('\n'),
    hrefs: () => [...editor.getContent().matchAll(/href="([^"]*)"/g)].map(([, href = '']) => href),
    host: () => editor.getBody(),
  }
}

/** What it would save. */
function linesOf(editor: Editor): string[] {
  const holder = document.createElement('div')
  holder.innerHTML = editor.getContent()
  for (const one of holder.querySelectorAll('br')) one.replaceWith('\n')
  return [...holder.children].map(({ textContent }) => {
    const line = (textContent ?? '').replaceAll('\u00A0', ' ')
    // Its empty lines are kept open by a space.
    return line === ' ' ? '' : line
  })
}
