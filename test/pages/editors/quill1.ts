import Quill from 'quill1'
import type { CreateEditor } from './handle.ts'
import { createQuill } from './quill.ts'
import { addStyles } from './ready-made.ts'

/** Gemini's: the version before. Without its styles spaces collapse, and its clipboard is seen. */
export const create: CreateEditor = async (place, wishes) => {
  await addStyles('quill1/dist/quill.core.css')
  return createQuill(Quill, place, wishes)
}
