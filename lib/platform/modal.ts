/** What is shown instead of its children, or would take ours for text of the person's. */
const HOLDS_NOTHING =
  'audio, canvas, embed, iframe, img, input, object, select, textarea, video, [contenteditable]'

/**
 * What makes everything outside of it inert, the top layer too: a modal dialog, and what is in
 * fullscreen (measured in both browsers). An element of ours has to stand inside of it.
 */
export const MODAL = `:modal:not(${HOLDS_NOTHING})`
