import { type CreateEditor, type Doc, sendOnKey, setAttributes, toText } from './handle.ts'

export const create: CreateEditor = (place, wishes) => {
  const field = document.createElement('textarea')
  field.rows = 12
  field.cols = 80
  setAttributes(field, wishes)
  sendOnKey(field, wishes)
  return {
    set(doc: Doc) {
      // A fresh one, as it has nothing to undo.
      field.remove()
      field.value = ''
      place.append(field)
      field.value = toText(doc)
    },
    model: () => field.value,
    hrefs: () => [],
  }
}
