import type { CreateEditor } from './handle.ts'
import { createTinymce } from './tinymce.ts'

/** As it is mostly: in a frame of its own, which it writes anew in Firefox (`document.open`). */
export const create: CreateEditor = (place, wishes) => createTinymce(place, wishes, false)
