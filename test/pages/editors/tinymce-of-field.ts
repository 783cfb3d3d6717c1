import { type CreateEditor, setAttributes } from './handle.ts'
import { createTinymce } from './tinymce.ts'

/** As Roundcube's: in the place of a field, which is hidden and names the frame. */
export const create: CreateEditor = (place, wishes) => {
  const field = document.createElement('textarea')
  setAttributes(field, wishes)
  const { attributes: _, ...rest } = wishes
  return createTinymce(place, rest, false, field)
}
