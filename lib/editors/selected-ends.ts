import type { Ends } from './text-of-range.ts'

/** The selection where it begins and ends in truth: browsers name the host of a shadow root. */
export function selectedEnds(inside: Node): Ends | null {
  const selection = inside.ownerDocument?.getSelection()
  if (!selection || selection.rangeCount === 0) return null
  const root = inside.getRootNode()
  const shadowRoots = root instanceof ShadowRoot ? [root] : []
  return selection.getComposedRanges({ shadowRoots })[0] ?? null
}
