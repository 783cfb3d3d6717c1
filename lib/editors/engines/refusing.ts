import type { Engine } from './engine.ts'

/** Editors of code that draw their text apart from where they take it: no input path leads into it. */
export const CODE_EDITORS = '.CodeMirror, .ace_editor, .monaco-editor'

/** Nothing is changed in those; the link is copied instead. */
export const refusing: Engine = {
  id: 'none',
  recognises: (host) => host.closest(CODE_EDITORS) !== null,
  insert: () => false,
  newline: () => {},
  undo: () => {},
  widensLinks: false,
  joinsWithinMs: 0,
}
