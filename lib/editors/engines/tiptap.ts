import { exec, unlink } from './commands.ts'
import type { Engine } from './engine.ts'
import { prosemirror } from './prosemirror.ts'

/** Claude, GitLab. Its links keep their mark over a deletion; the command takes it off. */
export const tiptap: Engine = {
  ...prosemirror,
  id: 'tiptap',
  recognises: (host) => host.matches('.tiptap.ProseMirror'),
  insert(place, text) {
    unlink(place)
    return exec('insertText', text)
  },
  unlinks: 'before',
}
