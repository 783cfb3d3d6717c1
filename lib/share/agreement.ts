/** Firefox cuts `selectionText` in its menus; what it gives must then begin our text. */
const CUT_LENGTH = 10_000

/** All that may differ between a selection and its flattened copy: white space and invisibles. */
const IGNORED = /[\s\u00A0\u200B\u2060\uFEFF\uFFFC]+/g

/**
 * Whether the text read from the page is what the browser says is selected. A page can swap its
 * selection between the click and the reading; then a person has to look at it first.
 */
export function agrees(read: string, selectionText: string): boolean {
  const ours = read.replace(IGNORED, '')
  const theirs = selectionText.replace(IGNORED, '')
  return ours === theirs || (selectionText.length >= CUT_LENGTH && ours.startsWith(theirs))
}
