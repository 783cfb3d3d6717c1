import Quill from 'quill'
import type { CreateEditor } from './handle.ts'
import { createQuill } from './quill.ts'

/**
 * In an open shadow root, as LinkedIn's posts: Quill as it is published asks the document where the
 * caret is, and is told the root's host. Who has it there asks for what is inside.
 */
export const create: CreateEditor = (place, wishes) => createQuill(QuillInShadow, place, wishes)

class QuillInShadow extends Quill {
  constructor(...args: ConstructorParameters<typeof Quill>) {
    super(...args)
    const { selection, root } = this
    const inside = root.getRootNode()
    if (!(inside instanceof ShadowRoot)) throw new Error('Not in a shadow root')
    selection.hasFocus = () => root.contains(inside.activeElement)
    selection.getNativeRange = () => {
      const [range] = document.getSelection()?.getComposedRanges({ shadowRoots: [inside] }) ?? []
      return range ? selection.normalizeNative(range) : null
    }
    selection.setNativeRange = (start, offset = 0, end = start, endOffset = offset) => {
      if (!start || !end) {
        root.blur()
        return
      }
      if (!selection.hasFocus()) root.focus({ preventScroll: true })
      document.getSelection()?.setBaseAndExtent(start, offset, end, endOffset)
    }
  }
}
