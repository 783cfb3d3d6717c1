import { exec, unlink } from './commands.ts'
import type { Engine } from './engine.ts'
import { prosemirror } from './prosemirror.ts'

/** Claude, GitLab. Its links keep their mark over a deletion; the command takes it off. */
export const tiptap: Engine = {
  ...prosemirror,
  id: 'tiptap',
  recognises: (host) => host.matches('.tiptap.ProseMirror'),
  async insert(place, text) {
    // Read together, the editor would take both for a text that keeps its link.
    if (unlink(place)) await Promise.resolve()
    return exec('insertText', text)
  },
}
