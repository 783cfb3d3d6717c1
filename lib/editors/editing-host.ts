/** The outermost editable element around `node`, or null outside of any. */
export function editingHost(node: Node): HTMLElement | null {
  const element = node instanceof Element ? node : node.parentElement
  if (!(element instanceof HTMLElement) || !element.isContentEditable) return null
  let host = element
  for (let at = host.parentElement; at?.isContentEditable; at = at.parentElement) host = at
  return host
}
