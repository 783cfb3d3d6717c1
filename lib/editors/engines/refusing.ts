import type { Engine } from './engine.ts'

/**
 * Editors with a model of their own, and no engine here yet: Draft.js takes only a paste, TinyMCE
 * keeps a history that commands destroy. Nothing is changed in them; the link is copied instead.
 */
export const refusing: Engine = {
  id: 'none',
  recognises: (host) =>
    host.matches('.public-DraftEditor-content, .mce-content-body, #tinymce') ||
    host.closest('.DraftEditor-root') !== null,
  insert: () => false,
  newline: () => {},
  undo: () => {},
  widensLinks: false,
  joinsWithinMs: 0,
}
