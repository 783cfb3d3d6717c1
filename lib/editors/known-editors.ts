/**
 * Editors that keep a model of their own: there a changed DOM proves nothing, the message may
 * still hold the text. Until each has an engine, the link is copied instead.
 */
const MARKERS = [
  '[data-slate-editor]', // Slate
  '[data-lexical-editor]', // Lexical
  '.ck-editor__editable, .ck-content', // CKEditor 5
  '.ql-editor, .ql-container', // Quill 1 and 2
  '.ProseMirror', // ProseMirror, Tiptap
  '.public-DraftEditor-content, .DraftEditor-root', // Draft.js
  '.mce-content-body, #tinymce', // TinyMCE, in its frame and inline
] as const

/** @param host - the editing host: the outermost element that is contenteditable. */
export function isKnownEditor(host: Element): boolean {
  return host.closest(MARKERS.join(', ')) !== null
}
