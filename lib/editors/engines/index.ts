import { ckeditor5 } from './ckeditor5.ts'
import { codemirror } from './codemirror.ts'
import { contenteditable } from './contenteditable.ts'
import { draftjs } from './draftjs.ts'
import type { Engine } from './engine.ts'
import { lexical } from './lexical.ts'
import { prosemirror } from './prosemirror.ts'
import { quill } from './quill.ts'
import { refusing } from './refusing.ts'
import { slate } from './slate.ts'
import { tinymce } from './tinymce.ts'
import { tiptap } from './tiptap.ts'

/** Tiptap before ProseMirror, which it is made of. */
const ENGINES: readonly Engine[] = [
  refusing,
  quill,
  slate,
  lexical,
  ckeditor5,
  tiptap,
  prosemirror,
  draftjs,
  tinymce,
  codemirror,
]

/** @returns what writes into this editing host; the plain engine when no editor is recognised. */
export function engineFor(host: HTMLElement): Engine {
  return ENGINES.find((engine) => engine.recognises(host)) ?? contenteditable
}
